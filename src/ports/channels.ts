import type { ChannelId, UserId } from '../domain/names.ts';

/**
 * Whether messages can be posted to a channel. `uninvited`: a private one without the bot, or none at all, which Slack
 * does not tell apart. `direct`: a conversation of a few people. `unknown`: Slack did not say in time.
 */
export type ChannelAccess = 'open' | 'archived' | 'uninvited' | 'direct' | 'unknown';

export interface Channels {
  /** Asks Slack, for a moment at the most. */
  accessTo(channel: ChannelId): Promise<ChannelAccess>;
  /** Whether Slack says that a channel is private and that the person is not in it. Asks for a moment at the most. */
  isHiddenFrom(channel: ChannelId, person: UserId): Promise<boolean>;
}
