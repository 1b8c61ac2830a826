import type { OutboxMessage } from '../domain/message/outbox-message.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import { type Delivery, deliver, type Step } from './deliver.ts';
import { createDesk } from './desk.ts';
import { holdLanes } from './lanes.ts';
import { type Resolution, resolve } from './resolve.ts';
import { createTurns } from './turns.ts';

/** How many messages are read at once ... */
const READ_AT_ONCE = 256;
/** ... when fewer than so many are in hand. */
const FEW_IN_HAND = 128;
/** What is left after so many reads waits for the next tick. */
const MAX_READS = 1_000;
/** After so long no further message is begun, so that a Slack that hangs does not hold up the schedules. */
const MAX_DRAIN_MS = 30_000;
/** While Slack takes its time, what was queued meanwhile is looked for so often. */
const LOOK_EVERY_MS = 250;
/** A message on which a step failed stands back so long, so that it cannot hold the head of the queue. */
const RETRY_DELAY_MS = 60_000;
/** How many messages of unknown whereabouts are looked for in a tick. */
const MAX_SEARCHES = 20;

type Counted = Step | Resolution | 'expired' | 'failed';
export type DrainCounts = Readonly<Partial<Record<Counted, number>>>;

/**
 * Sends all that may go: claims that ran out become unknown, unknown messages are looked for, waiting ones go out, the
 * urgent ones first. The messages to one recipient go in their order; one that fails, or that Slack takes long for, holds
 * up no other. What Slack does not take yet stays; `hooks.ended` hears when to go on. Stops between two messages when
 * `signal` is aborted.
 */
export async function drain(deps: Delivery, now: Date, signal?: AbortSignal): Promise<DrainCounts> {
  const counts: Partial<Record<Counted, number>> = {};
  const count = (what: Counted, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  const end = deps.monotonic() + MAX_DRAIN_MS;
  const isLate = () => deps.monotonic() >= end;
  const isOver = () => signal?.aborted === true || isLate();
  const lanes = holdLanes(deps);
  const turns = createTurns(deps);
  const desk = createDesk({ act, isOver });
  /** Since messages were last read: what was done may have brought more, as one that was deleted is to be posted anew. */
  let hasMoved = false;

  async function act(message: OutboxMessage): Promise<void> {
    if (!lanes.has(message.workspace)) return;
    try {
      const step = await next(message);
      if (step === 'stays') return;
      hasMoved = true;
      count(step);
      deps.hooks.stepped?.(message, step);
    } catch (error) {
      deps.hooks.failed(message.id, error);
      count('failed');
      if (message.state !== 'pending') return;
      // Where the store is what failed, this fails too, and the tick ends here.
      hasMoved = (await deps.outbox.wait(message, addMilliseconds(deps.clock.now(), RETRY_DELAY_MS))) || hasMoved;
    }
  }

  async function next(message: OutboxMessage): Promise<Step | Resolution> {
    if (message.state === 'unknown') return resolve(deps, message);
    const wait = turns.waitOf(message);
    return wait === undefined ? deliver(deps, message, turns.putBack) : turns.putBack(message, wait);
  }

  /** Takes in hand what may go; true where there may be more of it. */
  async function readMore(): Promise<boolean> {
    hasMoved = false;
    for (let without = lanes.elsewhere(); ; ) {
      const found = await deps.outbox.due(deps.clock.now(), READ_AT_ONCE, without);
      const isAll = found.length < READ_AT_ONCE;
      if (!isAll) turns.fallBehind();
      await lanes.hold(found.map(({ workspace }) => workspace));
      const taken = desk.take(found.filter((message) => lanes.has(message.workspace) && !turns.mustStay(message)));
      if (isAll || taken > 0) return !isAll;
      // All that was read has to wait: others may stand behind it.
      const others = [...lanes.elsewhere(), ...turns.stalled()];
      if (others.length <= without.length || !(await deps.outbox.waitsElsewhere(others))) return false;
      without = others;
    }
  }

  async function work(): Promise<void> {
    const look = createLook(deps);
    let isMore = true;
    let reads = 0;
    const mayRead = () => reads < MAX_READS && !isOver();
    do {
      if (isMore && mayRead() && desk.inHand() < FEW_IN_HAND) {
        reads += 1;
        isMore = await readMore();
      }
      desk.begin();
      if (!desk.isIdle()) isMore = (await Promise.race([desk.changed(), look()])) === 'look' || isMore;
      if (desk.isIdle()) isMore ||= hasMoved;
    } while (!desk.isIdle() || (isMore && mayRead()));
  }

  const expired = await deps.outbox.expireLeases(now);
  if (expired > 0) count('expired', expired);
  try {
    const unresolved = await deps.outbox.unresolved(now, MAX_SEARCHES);
    await lanes.hold(unresolved.map(({ workspace }) => workspace));
    desk.take(unresolved);
    await work();
  } finally {
    // All comes to rest before a failure is passed on, so that no work goes on behind the tick's back.
    await desk.atRest();
    await lanes.release();
  }
  desk.assertSound();
  const resumeMs = isLate() ? 0 : turns.resumeMs();
  const sent = (counts.posted ?? 0) + (counts.edited ?? 0);
  await deps.hooks.ended?.({ sent, isBehind: turns.isBehind(), ...(resumeMs !== undefined && { resumeMs }) });
  return counts;
}

/** Resolves with `look` a moment after it was first asked, and from then on whenever that is over again. */
function createLook({ pause }: Delivery): () => Promise<'look' | undefined> {
  let looking: Promise<'look'> | undefined;
  return () => {
    if (pause === undefined) return new Promise(() => undefined);
    looking ??= pause(LOOK_EVERY_MS).then(() => {
      looking = undefined;
      return 'look';
    });
    return looking;
  };
}
