import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';
import { settlesWithin } from './settles-within.ts';

/** What Slack was told is in hand is done one after the other, so that a new request is acknowledged in between. */
const CONCURRENCY = 1;
/**
 * What takes longer waits for something slow, such as Slack, and the next begins beside it: ten a second at the most,
 * and none of them waits for Slack longer than ten seconds.
 */
const EXCLUSIVE_MS = 100;
/** So long at the most it makes way for requests that wait for their acknowledgement, one after the other. */
const MAX_YIELD_MS = 200;
/** Somebody looks at the screen for it. */
const INTERACTIVE_PRIORITY = 1;
/** Beyond so many the next one is refused: who waits for it would have gone. */
const MAX_WAITING = 2_000;

/** Too much is in hand to take on more. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** Work that Slack does not wait for any more. Bolt forgets it when it stops; this does not. */
export interface BackgroundWork {
  track<T>(work: Promise<T>): Promise<T>;
  /** Work that Slack waits for: until it has ended nothing else begins, for 200 ms at the most. */
  acknowledging<T>(work: Promise<T>): Promise<T>;
  /** Waits while any of that lasts, for 200 ms at the most: for work that is in no hurry and goes on for long. */
  yieldToRequests(): Promise<void>;
  /** Begins work when it is its turn. Rejects with {@link TooBusy} where 2,000 others wait already. */
  runInBackground<T>(work: () => Promise<T>): Promise<T>;
  /** As `runInBackground`, and before all of that: a person waits for it. */
  runInteractive<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for everything in flight, and for what that sets off; false where that took longer than `maxMs`. */
  drain(maxMs: number): Promise<boolean>;
}

export function createBackgroundWork(): BackgroundWork {
  const running = new Set<Promise<unknown>>();
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const track = <T>(work: Promise<T>): Promise<T> => watch(running, work);
  const awaited = new Set<Promise<unknown>>();
  const yieldToRequests = async (): Promise<void> => {
    if (awaited.size > 0) await settlesWithin(allOf(awaited), MAX_YIELD_MS);
  };
  const enqueue = async <T>(work: () => Promise<T>, priority = 0): Promise<T> => {
    if (queue.size >= MAX_WAITING) throw new TooBusy(`${MAX_WAITING} others wait already`);
    const done = new Promise<T>((resolve, reject) => {
      const runNext = async () => {
        await yieldToRequests();
        const started = work();
        started.then(resolve, reject);
        await settlesWithin(started, EXCLUSIVE_MS);
      };
      // p-queue begins it in the context of whatever ended before it (findings/p-queue-context.sh).
      void queue.add(AsyncResource.bind(runNext), { priority });
    });
    return track(done);
  };
  return {
    track,
    yieldToRequests,
    acknowledging: (work) => watch(awaited, work),
    runInBackground: (work) => enqueue(work),
    runInteractive: (work) => enqueue(work, INTERACTIVE_PRIORITY),
    drain: (maxMs) => settlesWithin(allOf(running), maxMs),
  };
}

/** Keeps work in a set until it has ended, well or not. */
function watch<T>(set: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  const watched: Promise<unknown> = work.catch(() => undefined).finally(() => set.delete(watched));
  set.add(watched);
  return work;
}

async function allOf(running: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
