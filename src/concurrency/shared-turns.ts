import { AsyncResource } from 'node:async_hooks';

/** As many may be noted at once; what comes beyond that is worked on by itself. */
const MAX_NOTED = 2_000;

/** One of those that are worked on together. */
export interface OfTurn<T> {
  readonly item: T;
  /** Does something in the context of whoever noted the item, such as their request. */
  within<R>(act: () => R): R;
}

/**
 * Notes an item, and gives what begins the work on it: on all that are noted by then, too, up to `max` in one lot, in the
 * order in which they were noted. Resolves with what it worked on, which is nothing where another lot took the item along.
 */
export type SharedTurns<T> = (item: T) => () => Promise<readonly OfTurn<T>[]>;

/** Many that come one by one, and are worked on together where they wait anyway. What `work` throws reaches all of a lot. */
export function createSharedTurns<T>(max: number, work: (lot: readonly OfTurn<T>[]) => Promise<void>): SharedTurns<T> {
  const noted = new Set<Noted<T>>();
  const begin = async (lot: readonly Noted<T>[]): Promise<readonly OfTurn<T>[]> => {
    const doing = work(lot);
    for (const one of lot) {
      noted.delete(one);
      one.doing = doing;
    }
    await doing;
    return lot;
  };
  return (item) => {
    const resource = new AsyncResource('Lot');
    const one: Noted<T> = { item, doing: undefined, within: (act) => resource.runInAsyncScope(act) };
    if (noted.size < MAX_NOTED) noted.add(one);
    return async () => {
      if (one.doing === undefined) return begin(firstOf(noted, max, one));
      await one.doing;
      return [];
    };
  };
}

interface Noted<T> extends OfTurn<T> {
  doing: Promise<void> | undefined;
}

/** One of them, after those that came before it and, where there is room, before those that came later. */
function firstOf<T>(noted: Iterable<T>, max: number, one: T): T[] {
  const first: T[] = [];
  for (const other of noted) {
    if (first.length === max) break;
    first.push(other);
  }
  return first.includes(one) ? first : [...first.slice(0, max - 1), one];
}
