import type { ChannelId, UserId, WorkspaceId } from '../names.ts';
import type { Notice } from './notice.ts';

/**
 * `pending` waits for its time, `sending` is claimed, `sent` stands in Slack, `unknown` may stand there,
 * `held` may stand there and cannot be looked for, `parked` has nowhere to go, `skipped` came too late to be of use.
 */
export const OUTBOX_STATES = ['pending', 'sending', 'sent', 'unknown', 'held', 'parked', 'skipped'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** A message is not bumped more often than this: five snoozes and a reminder for each of twenty days, with room. */
export const MAX_BUMPS = 40;

/** So many people who gave kudos to one message are kept by name. */
export const MAX_KUDOS = 500;

/** Somebody who gave kudos to a celebration. */
export interface Kudos {
  readonly person: UserId;
  /** What they were called then. */
  readonly name: string;
}

/** Where a message goes. A user gets it in the direct message with the bot. */
export type Recipient = { readonly channel: ChannelId } | { readonly user: UserId };

/**
 * A message that is to stand in Slack once. Where its notice is replaced after it was sent, the message is edited in
 * place: what is desired has a `revision`, what is shown has a `shown`, and the two are brought together.
 */
export interface OutboxMessage {
  /** `occurrence|recipient|part`: the same message cannot be queued twice. */
  readonly id: string;
  /** Other ids under which it is known: of what it tells beside its own. */
  readonly aliases?: readonly string[];
  /** An opaque id that stands in the message's metadata in Slack, by which it can be found there. */
  readonly ref: string;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  /** The id of the outbox message in whose thread this one belongs. */
  readonly inThreadOf?: string;
  readonly notice: Notice;
  /** A hash of the notice, by which the same notice is known again. */
  readonly fingerprint: string;
  readonly revision: number;
  readonly state: OutboxState;
  /** The greater goes first where more wait than Slack takes; absent where it is in no hurry. */
  readonly urgency?: number;
  /** When it is next acted on, by the clock that schedules go by: sent or, while `unknown`, looked for. */
  readonly notBefore: Date;
  /** After this it is of no use any more and is skipped. */
  readonly expiresAt?: Date;
  /** How often it was claimed. */
  readonly attempts: number;
  /** How often it failed since it last succeeded. */
  readonly failures: number;
  /** The claim of whoever sends it now; only its holder may write the result. By the store's clock. */
  readonly lease?: { readonly attempt: string; readonly until: Date };
  /** The revision that the last claim was for, until its outcome is known. */
  readonly claimed?: number;
  /** Where it stands in Slack, and which revision of it. */
  readonly posted?: {
    readonly channel: ChannelId;
    readonly ts: string;
    readonly shown: number;
    /** The message in whose thread it stands. */
    readonly thread?: string;
    /**
     * A hash of the text and blocks that Slack accepted last. Absent where that is not certain: after an edit of unknown
     * outcome, or where the message was found by a search.
     */
    readonly contentHash?: string;
  };
  /** When it was last posted or edited, by the clock that schedules go by. */
  readonly shownAt?: Date;
  /**
   * On its way to the bottom of the conversation: `due` is to be deleted and posted anew, `removed` is deleted and has to
   * be posted whatever else holds, so that it does not vanish.
   */
  readonly bump?: 'due' | 'removed';
  /** The occasions on which it was bumped, so that one that comes twice bumps once; at most {@link MAX_BUMPS}. */
  readonly bumps?: readonly string[];
  /** Who gave it kudos, in that order; beside the notice, which may be replaced. */
  readonly kudos?: readonly Kudos[];
  /** How often it was posted anew because somebody had deleted it. */
  readonly reposts: number;
  /** How often it was looked for in vain since it became `unknown`. */
  readonly looks: number;
  /** When it was first claimed for the post whose outcome is unknown: a search starts there. */
  readonly claimedAt?: Date;
  /** Slack's error code or the kind of failure that led to the state; never a text of a person. */
  readonly why?: string;
  /** The request from Slack that its notice comes from, for the log; absent where the heartbeat made it. */
  readonly cause?: string;
  readonly createdAt: Date;
}

/** Whether a message stands in Slack, stood there, or may: of any other it is certain that nobody has seen it. */
export function mayHaveArrived({ posted, state, reposts, bump }: OutboxMessage): boolean {
  const isInDoubt = state === 'sending' || state === 'unknown' || state === 'held';
  return posted !== undefined || isInDoubt || reposts > 0 || bump === 'removed';
}

/** One name for a channel or a direct message, to tell recipients apart. */
export function recipientKey({ workspace, to }: Pick<OutboxMessage, 'workspace' | 'to'>): string {
  return `${workspace}|${'user' in to ? to.user : to.channel}`;
}
