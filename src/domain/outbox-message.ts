import type { ChannelId, UserId, WorkspaceId } from './names.ts';
import type { Notice } from './notice.ts';

/**
 * `pending` waits for its time, `sending` is claimed, `sent` stands in Slack, `unknown` may stand there,
 * `held` may stand there and cannot be looked for, `parked` has nowhere to go, `skipped` came too late to be of use.
 */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'unknown' | 'held' | 'parked' | 'skipped';

/** Where a message goes. A user gets it in the direct message with the bot. */
export type Recipient = { readonly channel: ChannelId } | { readonly user: UserId };

/**
 * A message that is to stand in Slack once. Where its notice is replaced after it was sent, the message is edited in
 * place: what is desired has a `revision`, what is shown has a `shown`, and the two are brought together.
 */
export interface OutboxMessage {
  /** `occurrence|recipient|part`: the same message cannot be queued twice. */
  readonly id: string;
  /** An opaque id that stands in the message's metadata in Slack, by which it can be found there. */
  readonly ref: string;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  /** The id of the outbox message in whose thread this one belongs. */
  readonly inThreadOf?: string;
  readonly notice: Notice;
  readonly revision: number;
  readonly state: OutboxState;
  /** By the clock that schedules go by. */
  readonly notBefore: Date;
  /** After this it is of no use any more and is skipped. */
  readonly expiresAt?: Date;
  /** How often it was claimed. */
  readonly attempts: number;
  /** The claim of whoever sends it now; only its holder may write the result. By the store's clock. */
  readonly lease?: { readonly attempt: string; readonly until: Date };
  /** Where it stands in Slack, and which revision of it. */
  readonly posted?: { readonly channel: ChannelId; readonly ts: string; readonly shown: number };
  /** How often it was looked for in vain since it became `unknown`. */
  readonly looks: number;
  /** When it was first claimed for the post whose outcome is unknown: a search starts there. */
  readonly claimedAt?: Date;
  /** Slack's error code or the kind of failure that led to the state; never a text of a person. */
  readonly why?: string;
  readonly createdAt: Date;
}
