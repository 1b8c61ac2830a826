import type { WebClient } from '@slack/web-api';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Logger } from '../logger.ts';
import type { ChannelAccess, Channels } from '../ports/channels.ts';
import { isSlackError } from './slack-error.ts';

export interface ChannelsOptions {
  readonly client: Pick<WebClient, 'conversations'>;
  readonly logger: Logger;
}

/** Somebody waits for the answer to a form, and Slack for that of the bot: 1.5 s in all. */
const LOOKUP_TIMEOUT_MS = 900;

/** Looks channels up in Slack (docs.slack.dev, `conversations.info`). Where Slack is slow or fails, it is not known. */
export function createChannels({ client, logger }: ChannelsOptions): Channels {
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
  return {
    accessTo: async (channel) => {
      const asked = ask(channel);
      return (await settlesWithin(asked, LOOKUP_TIMEOUT_MS)) ? asked : 'unknown';
    },
  };
}
