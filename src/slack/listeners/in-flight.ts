import { setTimeout as sleep } from 'node:timers/promises';

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
    settle: async (mostMs) => {
      const waiting = new AbortController();
      const late = sleep(mostMs, false, { signal: waiting.signal }).catch(() => false);
      const result = await Promise.race([allOf(running), late]);
      waiting.abort();
      return result;
    },
  };
}

async function allOf(running: ReadonlySet<Promise<unknown>>): Promise<true> {
  while (running.size > 0) await Promise.all(running);
  return true;
}
