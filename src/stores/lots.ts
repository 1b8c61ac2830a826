/** So many go together at the most. */
const MAX_LOT = 500;

/**
 * Gathers what is asked for one by one, so that many go in one round trip. The first goes with all that is asked for in
 * the same turn; what is asked for while a lot is on its way goes together in the next. Under little load nobody waits
 * for company; under much, lots grow by themselves. `run` answers for each, in their order; where it rejects, everybody
 * in the lot hears of it.
 */
export function createLots<T, R>(run: (lot: readonly T[]) => Promise<readonly R[]>): (one: T) => Promise<R> {
  interface Waiting {
    readonly one: T;
    readonly resolve: (result: R) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isRunning = false;

  async function runNext(lot: readonly Waiting[]): Promise<void> {
    try {
      const results = await run(lot.map(({ one }) => one));
      for (const [index, { resolve }] of lot.entries()) resolve(results[index] as R);
    } catch (error) {
      for (const { reject } of lot) reject(error);
    }
  }

  async function runAll(): Promise<void> {
    // Those who ask in the same turn come along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const lot = waiting.slice(0, MAX_LOT);
      waiting = waiting.slice(MAX_LOT);
      await runNext(lot);
      // Whoever got an answer may ask again right away, and comes along, too.
      await Promise.resolve();
    }
    isRunning = false;
  }

  return (one) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      void runAll();
    });
}
