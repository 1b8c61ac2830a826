import { LRUCache } from 'lru-cache';
import type { ChannelId, UserId, WorkspaceId } from '../domain/names.ts';

/** Channels that are remembered; beyond this the one used the longest ago is looked up again. */
const MAX_REMEMBERED = 5_000;
/** In place of a channel that Slack does not know any more, whatever the store says. */
const GONE = '';

/** The channels of people's direct messages with the bot, so that Slack opens each of them once. */
export interface DirectMessages {
  /** Undefined where Slack has to open it. */
  channelOf(workspace: WorkspaceId, user: UserId): Promise<ChannelId | undefined>;
  remember(workspace: WorkspaceId, user: UserId, channel: ChannelId): void;
  /** Slack does not know the channel any more: it has to be opened again. */
  forget(workspace: WorkspaceId, user: UserId): void;
}

/** `posted`: the channel of a message that stands in a person's direct message, as the outbox keeps it over a restart. */
export function createDirectMessages(
  posted: (workspace: WorkspaceId, user: UserId) => Promise<ChannelId | undefined>,
): DirectMessages {
  const channels = new LRUCache<string, ChannelId>({ max: MAX_REMEMBERED });
  const keyOf = (workspace: WorkspaceId, user: UserId) => `${workspace}|${user}`;
  const remember = (workspace: WorkspaceId, user: UserId, channel: ChannelId) => {
    channels.set(keyOf(workspace, user), channel);
  };
  return {
    channelOf: async (workspace, user) => {
      const known = channels.get(keyOf(workspace, user));
      if (known !== undefined) return known === GONE ? undefined : known;
      const found = await posted(workspace, user);
      if (found !== undefined) remember(workspace, user, found);
      return found;
    },
    remember,
    forget: (workspace, user) => remember(workspace, user, GONE),
  };
}
