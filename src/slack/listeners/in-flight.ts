import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';
import { endsWithin } from '../../ends-within.ts';

/** What Slack was told is in hand is done so many at a time, so that a new request is acknowledged in between. */
const AT_ONCE = 2;
/** Beyond so many the next one is refused: who waits for it would have gone. */
const MOST_WAITING = 2_000;

/** Too much is in hand to take on more. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** Work that Slack does not wait for any more. Bolt forgets it when it stops; this does not. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /**
   * Begins work when it is its turn, in the context in which it was asked for. Rejects with {@link TooBusy} where 2,000
   * others wait already.
   */
  later<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for everything in flight, and for what that sets off; false where that took longer than `mostMs`. */
  settle(mostMs: number): Promise<boolean>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  const queue = new PQueue({ concurrency: AT_ONCE });
  const track = <T>(work: Promise<T>): Promise<T> => {
    const watched: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(watched));
    running.add(watched);
    return work;
  };
  return {
    track,
    later: async (work) => {
      if (queue.size >= MOST_WAITING) throw new TooBusy(`${MOST_WAITING} others wait already`);
      return track(queue.add(AsyncResource.bind(work)));
    },
    settle: (mostMs) => endsWithin(allOf(running), mostMs),
  };
}

async function allOf(running: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
