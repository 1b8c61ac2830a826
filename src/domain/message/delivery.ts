import type { ChannelId } from '../names.ts';
import { addMilliseconds } from '../time/instant.ts';
import type { OutboxMessage } from './outbox-message.ts';

/** A claim is given up after this, by the store's clock. */
export const LEASE_MS = 60_000;
/** Two calls of ten seconds and some air must fit between the last look at the clock and the end of the lease. */
export const SEND_MARGIN_MS = 25_000;
/** A message is not edited again sooner than this after it was last shown, so that a burst of answers is one edit. */
export const EDIT_SPACING_MS = 3_000;
/** Slack needs a moment until a message that it accepted can be found. */
export const FIRST_SEARCH_MS = 5_000;
/** A message that may stand in Slack is sent again only after it was absent so often ... */
const SEARCHES_NEEDED = 2;
/** ... so far apart. */
const SEARCH_SPACING_MS = 60_000;
/** After a day of searches that failed a message is held. */
const SEARCH_FOR_MS = 24 * 60 * 60 * 1000;
/** A reply waits so long before it asks again whether its parent stands. */
export const PARENT_WAIT_MS = 2_000;
/** While a workspace does not let the app in, one message tries again so often. */
const ACCESS_DENIED_RETRY_MS = 15 * 60 * 1000;
/** Why a channel takes no messages that a person can mend: it is gone or archived, or the bot may not write to it. */
export const FIXABLE: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
];
/** A message that somebody deleted is posted anew so often. */
const MAX_REPOSTS = 1;
const FIRST_BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = 5 * 60 * 1000;
/** Slack never asks for more than minutes; a broken header shall not silence a channel for days. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * Why a call to Slack did not do what it was for. `refused`: it is certain that nothing happened, and it can heal.
 * `limited`: the same, and Slack said how long to wait. `unknown`: it may have happened. `impossible`: it cannot heal
 * by itself. `gone`: the message to edit is not there. `shut-out`: the workspace does not let the app in.
 */
export type Failure =
  | { readonly kind: 'refused' | 'unknown' | 'impossible' | 'gone' | 'shut-out'; readonly why: string }
  | { readonly kind: 'limited'; readonly why: string; readonly retryAfterMs: number };

/** `contentHash`: a hash of what Slack was given to show, by which an edit that would change nothing is known. */
export type PostResult =
  | { readonly kind: 'posted'; readonly channel: ChannelId; readonly ts: string; readonly contentHash?: string }
  | Failure;
/** `unchanged`: it shows already what it is to show, so Slack was not called. */
export type EditResult =
  | { readonly kind: 'edited'; readonly contentHash?: string }
  | { readonly kind: 'unchanged' }
  | Failure;
/** `removed` also where it was not there any more. */
export type RemoveResult = { readonly kind: 'removed' } | Failure;
export type FindResult =
  | { readonly kind: 'found'; readonly channel: ChannelId; readonly ts: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-look'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfterMs?: number };

/** It stands in Slack, in the thread of `thread` where it is a reply. */
export interface Shown {
  readonly kind: 'shown';
  readonly channel: ChannelId;
  readonly ts: string;
  readonly thread?: string;
  /** A hash of what it shows, where that is certain. */
  readonly contentHash?: string;
}

/** What becomes of a claimed message. */
export type Outcome =
  | Shown
  | { readonly kind: 'again'; readonly notBefore: Date; readonly why: string }
  | { readonly kind: 'unknown'; readonly lookAt: Date; readonly why: string }
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'removed' }
  | { readonly kind: 'stuck'; readonly why: string }
  | { readonly kind: 'parked' | 'skipped'; readonly why: string };

/** What becomes of a message of which it was unknown whether it stands in Slack. */
export type Finding =
  | Shown
  | { readonly kind: 'absent'; readonly lookAt: Date }
  | { readonly kind: 'later'; readonly lookAt: Date; readonly why: string }
  | { readonly kind: 'resend'; readonly why: string }
  | { readonly kind: 'held'; readonly why: string };

/** How long to wait after so many failures in a row: five seconds, doubled each time, at most five minutes. */
export function backoffMs(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(Math.max(failures, 0), 10), MAX_BACKOFF_MS);
}

/** What a post or an edit of a claimed message came to. */
export function outcomeOf(result: PostResult | EditResult, message: OutboxMessage, now: Date): Outcome {
  switch (result.kind) {
    case 'posted':
      return { kind: 'shown', channel: result.channel, ts: result.ts, ...withContentHash(result.contentHash) };
    case 'edited':
      return shownAgain(message, result.contentHash);
    case 'unchanged':
      return shownAgain(message, message.posted?.contentHash);
    case 'limited':
      return { kind: 'again', why: result.why, notBefore: addMilliseconds(now, waitMs(result.retryAfterMs)) };
    case 'refused':
      return { kind: 'again', why: result.why, notBefore: addMilliseconds(now, backoffMs(message.failures)) };
    case 'shut-out':
      return { kind: 'again', why: result.why, notBefore: addMilliseconds(now, ACCESS_DENIED_RETRY_MS) };
    case 'unknown':
      // An edit may be repeated without harm; a post may not.
      return message.posted
        ? { kind: 'again', why: result.why, notBefore: addMilliseconds(now, backoffMs(message.failures)) }
        : { kind: 'unknown', why: result.why, lookAt: addMilliseconds(now, FIRST_SEARCH_MS) };
    case 'gone':
      return message.reposts < MAX_REPOSTS ? { kind: 'gone', why: result.why } : { kind: 'skipped', why: 'deleted' };
    case 'impossible':
      return { kind: 'parked', why: result.why };
  }
}

/**
 * What deleting a message that is to be posted anew came to. Only what is certainly gone is posted again, so that no two
 * of it stand; deleting may be repeated. One that cannot be deleted is edited where it stands; where it is to stand
 * elsewhere (`leaves`: its channel was changed, or its thread begins anew), it is left behind.
 */
export function removalOf(result: RemoveResult, message: OutboxMessage, now: Date, leaves = false): Outcome {
  switch (result.kind) {
    case 'removed':
    case 'gone':
      return { kind: 'removed' };
    case 'impossible':
      return leaves ? { kind: 'removed' } : { kind: 'stuck', why: result.why };
    default:
      return outcomeOf(result, message, now);
  }
}

/** What a search for a message came to. */
export function findingOf(result: FindResult, message: OutboxMessage, now: Date): Finding {
  switch (result.kind) {
    case 'found':
      return { kind: 'shown', channel: result.channel, ts: result.ts };
    case 'absent':
      return message.looks + 1 >= SEARCHES_NEEDED
        ? { kind: 'resend', why: 'absent' }
        : { kind: 'absent', lookAt: addMilliseconds(now, SEARCH_SPACING_MS) };
    case 'cannot-look':
      return { kind: 'held', why: result.why };
    case 'failed': {
      const since = message.claimedAt ?? message.createdAt;
      if (now.getTime() - since.getTime() >= SEARCH_FOR_MS) return { kind: 'held', why: result.why };
      const wait = Math.max(SEARCH_SPACING_MS, waitMs(result.retryAfterMs ?? 0));
      return { kind: 'later', why: result.why, lookAt: addMilliseconds(now, wait) };
    }
  }
}

function shownAgain({ posted }: OutboxMessage, contentHash: string | undefined): Outcome {
  if (!posted) return { kind: 'gone', why: 'edited without being posted' };
  const { channel, ts, thread } = posted;
  return { kind: 'shown', channel, ts, ...(thread !== undefined && { thread }), ...withContentHash(contentHash) };
}

function withContentHash(contentHash: string | undefined) {
  return contentHash === undefined ? {} : { contentHash };
}

/** At least a second, so that a Retry-After of 0 does not become a tight loop. */
function waitMs(retryAfterMs: number): number {
  return Math.min(Math.max(retryAfterMs, 1_000), MAX_RETRY_AFTER_MS);
}
