import { endsWithin } from '../../ends-within.ts';

/** Work that Slack does not wait for any more. Bolt forgets it when it stops; this does not. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits for everything in flight, and for what that sets off; false where that took longer than `mostMs`. */
  settle(mostMs: number): Promise<boolean>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      const watched: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(watched));
      running.add(watched);
      return work;
    },
    settle: (mostMs) => endsWithin(allOf(running), mostMs),
  };
}

async function allOf(running: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
