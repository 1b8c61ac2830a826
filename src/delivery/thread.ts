import { PARENT_WAIT_MS } from '../domain/message/delivery.ts';
import type { OutboxMessage } from '../domain/message/outbox-message.ts';
import type { ChannelId } from '../domain/names.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import type { Clock } from '../ports/runtime.ts';
import type { Outbox } from '../stores/outbox.ts';

/** Where a message is to be posted. */
export type Place =
  /** In a thread, in the channel of the message that begins it, whatever channel it was queued for. */
  | { readonly kind: 'thread'; readonly channel: ChannelId; readonly ts: string }
  | { readonly kind: 'anywhere' }
  /** What it replies to does not stand yet. */
  | { readonly kind: 'later'; readonly at: Date }
  /** What it replies to has nowhere to go either, and may be tried again with it. */
  | { readonly kind: 'parked'; readonly why: string }
  /** What it replies to will not stand any more. */
  | { readonly kind: 'nowhere' };

/** Where a message belongs now. */
export async function placeOf(outbox: Outbox, clock: Clock, { inThreadOf }: OutboxMessage): Promise<Place> {
  if (inThreadOf === undefined) return { kind: 'anywhere' };
  const parent = await outbox.get(inThreadOf);
  // One that somebody deleted twice is `skipped`, and is not there though it was posted.
  if (!parent || parent.state === 'skipped') return { kind: 'nowhere' };
  if (parent.posted) return { kind: 'thread', channel: parent.posted.channel, ts: parent.posted.ts };
  if (parent.state === 'held') return { kind: 'nowhere' };
  if (parent.state === 'parked') return { kind: 'parked', why: parent.why ?? 'no parent' };
  const nextCheck = addMilliseconds(clock.now(), PARENT_WAIT_MS);
  return { kind: 'later', at: parent.notBefore > nextCheck ? parent.notBefore : nextCheck };
}

/** Whether a reply stands in a thread that is not its own any more, since what it replies to was posted anew. */
export async function isInFormerThread(outbox: Outbox, { inThreadOf, posted }: OutboxMessage): Promise<boolean> {
  if (inThreadOf === undefined || posted?.thread === undefined) return false;
  const parent = await outbox.get(inThreadOf);
  return parent?.posted !== undefined && parent.state !== 'skipped' && parent.posted.ts !== posted.thread;
}
