import { setTimeout as sleep } from 'node:timers/promises';

/** Work that Slack does not wait for any more. Bolt forgets it when it stops; this does not. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits for everything in flight; false where that took longer than `mostMs`. */
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
    settle: async (mostMs) => {
      const waiting = new AbortController();
      const late = sleep(mostMs, false, { signal: waiting.signal }).catch(() => false);
      const settled = Promise.all(running).then(() => true);
      const result = await Promise.race([settled, late]);
      waiting.abort();
      return result;
    },
  };
}
