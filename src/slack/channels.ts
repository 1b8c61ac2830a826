import type { WebClient } from '@slack/web-api';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Logger } from '../logger.ts';
import type { ChannelAccess, Channels } from '../ports/channels.ts';
import { isSlackError } from './slack-error.ts';

export interface ChannelsOptions {
  readonly client: Pick<WebClient, 'conversations'>;
  readonly logger: Logger;
  /** By which it waits longer for Slack than it does for people; 1 where absent. */
  readonly waitFactor?: number;
}

/** Somebody waits for the answer to a form, and Slack for that of the bot: 1.5 s in all. */
const LOOKUP_TIMEOUT_MS = 900;
/** What Slack gives of the people of a channel at once, and how many of these are read: beyond, nobody is missed. */
const MEMBERS_PER_PAGE = 1000;
const MAX_PAGES = 5;

/** Looks channels up in Slack (docs.slack.dev, `conversations.info`, `conversations.members`). Where Slack is slow or fails, it is not known. */
export function createChannels({ client, logger, waitFactor = 1 }: ChannelsOptions): Channels {
  const timeout = LOOKUP_TIMEOUT_MS * waitFactor;
  const ask = async (channel: string): Promise<ChannelAccess> => {
    try {
      const { channel: found } = await client.conversations.info({ channel });
      if (found === undefined) return 'unknown';
      if (found.is_im || found.is_mpim) return 'direct';
      if (found.is_archived) return 'archived';
      return found.is_private && found.is_member === false ? 'uninvited' : 'open';
    } catch (error) {
      // A private channel is none to a bot that is not in it.
      if (isSlackError(error, 'channel_not_found')) return 'uninvited';
      logger.warn({ error, channel }, 'Slack did not say whether this channel can be written to; it is taken as it is');
      return 'unknown';
    }
  };
  const isMissing = async (channel: string, person: string): Promise<boolean> => {
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const listed = await client.conversations.members({
        channel,
        limit: MEMBERS_PER_PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      if (listed.members === undefined || listed.members.includes(person)) return false;
      cursor = listed.response_metadata?.next_cursor;
      if (!cursor) return true;
    }
    return false;
  };
  const hides = async (channel: string, person: string): Promise<boolean> => {
    try {
      const { channel: found } = await client.conversations.info({ channel });
      return found?.is_private === true && (await isMissing(channel, person));
    } catch (error) {
      logger.warn({ error, channel }, 'Slack did not say who is in this channel; nobody is taken for missing');
      return false;
    }
  };
  return {
    isHiddenFrom: async (channel, person) => {
      const asked = hides(channel, person);
      return (await settlesWithin(asked, timeout)) && asked;
    },
    accessTo: async (channel) => {
      const asked = ask(channel);
      return (await settlesWithin(asked, timeout)) ? asked : 'unknown';
    },
  };
}
