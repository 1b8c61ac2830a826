import PQueue from 'p-queue';
import { type OutboxMessage, recipientKey } from '../domain/message/outbox-message.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import { type Delivery, deliver, type Step } from './deliver.ts';
import { type Resolution, resolve } from './resolve.ts';

/** How many messages are read at once. */
const BATCH_SIZE = 50;
/** What is left after so many lots waits for the next tick. */
const MAX_BATCHES = 20;
/** After so long no further message is begun, so that a Slack that hangs does not hold up the schedules. */
const MAX_DRAIN_MS = 30_000;
/** Recipients that are written to at the same time. */
const CONCURRENCY = 4;
/** A message on which a step failed stands back so long, so that it cannot hold the head of the queue. */
const RETRY_DELAY_MS = 60_000;
/** How many messages of unknown whereabouts are looked for in a tick. */
const MAX_SEARCHES = 20;

export type DrainCounts = Readonly<Partial<Record<Step | Resolution | 'expired' | 'failed', number>>>;

/**
 * Sends all that is due: claims that ran out become unknown, unknown messages are looked for, waiting ones go out. The
 * messages to one recipient go in their order; a message that fails holds up no other. Stops between two messages when
 * `signal` is aborted.
 */
export async function drain(deps: Delivery, now: Date, signal?: AbortSignal): Promise<DrainCounts> {
  const counts: Partial<Record<Step | Resolution | 'expired' | 'failed', number>> = {};
  const count = (what: keyof typeof counts, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  const end = deps.monotonic() + MAX_DRAIN_MS;
  const over = () => signal?.aborted === true || deps.monotonic() >= end;
  const attempt = async (message: OutboxMessage, act: () => Promise<Step | Resolution>) => {
    if (over()) return false;
    try {
      count(await act());
      return true;
    } catch (error) {
      deps.hooks.failed(message.id, error);
      count('failed');
      // Where the store is what failed, this fails too, and the tick ends here.
      return (
        message.state === 'pending' &&
        (await deps.outbox.wait(message, addMilliseconds(deps.clock.now(), RETRY_DELAY_MS)))
      );
    }
  };

  const expired = await deps.outbox.expireLeases(now);
  if (expired > 0) count('expired', expired);
  const unresolved = await deps.outbox.unresolved(now, MAX_SEARCHES);
  await inLanes(unresolved, (message) => attempt(message, () => resolve(deps, message)));
  for (let lot = 0; lot < MAX_BATCHES && !over(); lot += 1) {
    const messages = await deps.outbox.due(now, BATCH_SIZE);
    const done = await inLanes(messages, (message) => attempt(message, () => deliver(deps, message)));
    // A lot in which nothing moved would come back as it was.
    if (done === 0) break;
  }
  return counts;
}

/** Works on the messages of a few recipients at the same time, on those of one recipient one after another. */
async function inLanes(
  messages: readonly OutboxMessage[],
  act: (message: OutboxMessage) => Promise<boolean>,
): Promise<number> {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  let done = 0;
  const lanes = lanesOf(messages).map((lane) =>
    queue.add(async () => {
      for (const message of lane) if (await act(message)) done += 1;
    }),
  );
  // All lanes come to rest before a failure is passed on, so that no work goes on behind the tick's back.
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
  return done;
}

function lanesOf(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const lanes = new Map<string, OutboxMessage[]>();
  for (const message of messages) {
    const key = recipientKey(message);
    lanes.set(key, [...(lanes.get(key) ?? []), message]);
  }
  return [...lanes.values()];
}
