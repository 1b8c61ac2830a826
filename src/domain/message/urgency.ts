import type { Notice } from './notice.ts';

/** Somebody who has just done something in Slack sees what comes of it before anything else goes out. */
export const INTERACTIVE = 2;
/** What asks a person goes out before what only tells. */
const ASKING = 1;
/** The greatest first. */
export const URGENCIES: readonly number[] = [INTERACTIVE, ASKING];

/**
 * How much a message is in a hurry where more wait than Slack takes; the greater goes first. Undefined where it is in
 * none: a digest, a summary. `cause` is the request from Slack that it comes from.
 */
export function urgencyOf(notice: Notice, cause: string | undefined): number | undefined {
  if (cause !== undefined) return INTERACTIVE;
  return notice.kind === 'prompt' ? ASKING : undefined;
}

/** In the order in which messages go out: by urgency, and among equals as they are given. */
export function byUrgency<T extends { readonly urgency?: number }>(messages: readonly T[]): T[] {
  return messages.toSorted((one, other) => (other.urgency ?? 0) - (one.urgency ?? 0));
}
