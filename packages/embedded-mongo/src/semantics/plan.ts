import type { Collection } from '../collection.ts';
import type { Index } from '../indexes.ts';
import { MAX_INTERVALS } from '../limits.ts';
import type { Interval, OrderedIndex } from '../ordered-index.ts';
import type { PlainDocument } from '../values/order.ts';
import { ABOVE, bracketKey, descending, orderedKey } from '../values/ordered-key.ts';
import { hasEveryMatch, type Predicates, predicatesOf, rangeAmong, valuesAmong } from './predicates.ts';

/** So few documents are tested before it is worth while to ask for a smaller set. */
const FEW = 8;

function keyAt(value: unknown, direction: number): string {
  const { key } = orderedKey(value);
  return direction < 0 ? descending(key) : key;
}

function intervalAt(prefix: string, range: NonNullable<ReturnType<typeof rangeAmong>>, direction: number): Interval {
  const bracket = bracketKey(range.bracket);
  const low = 'from' in range ? orderedKey(range.from).key : bracket;
  const high = 'to' in range ? orderedKey(range.to).key : bracket;
  const [first, last] = direction < 0 ? [descending(high), descending(low)] : [low, high];
  return { low: prefix + first, high: prefix + last + ABOVE };
}

/** The intervals that hold every match: equalities of the first fields, then a range of the next one. */
function boundsOf(index: Index, { isMultikey }: OrderedIndex, { at }: Predicates): Interval[] {
  let prefixes = [''];
  for (const [path, direction] of Object.entries(index.spec.key)) {
    const predicates = at.get(path) ?? [];
    const values = valuesAmong(predicates);
    if (values !== undefined && values.length * prefixes.length <= MAX_INTERVALS) {
      const keys = [...new Set(values.map((value) => keyAt(value, direction)))];
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
      continue;
    }
    const range = rangeAmong(predicates, isMultikey);
    if (range === undefined) break;
    return prefixes.map((prefix) => intervalAt(prefix, range, direction));
  }
  return prefixes.map((low) => ({ low, high: low + ABOVE }));
}

/** The documents within intervals, or undefined where they are not fewer than a set that is known. */
function within(
  collection: Collection,
  ordered: OrderedIndex,
  intervals: readonly Interval[],
  known: number,
): Set<number> | undefined {
  const found = new Set(ordered.unplaced);
  for (const interval of intervals) {
    for (const seq of ordered.walk(interval, false)) {
      collection.examined.keys += 1;
      found.add(seq);
      if (found.size >= known) return undefined;
    }
  }
  return found;
}

/** The equality that the fewest documents fulfil, by their number. */
function byEquality(collection: Collection, { at }: Predicates): Known | undefined {
  let best: Known | undefined;
  for (const [path, predicates] of at) {
    const values = valuesAmong(predicates);
    const size = values && collection.countHaving(path, values);
    if (values === undefined || size === undefined || (best && best.size <= size)) continue;
    best = { size, read: () => collection.having(path, values) };
  }
  return best;
}

/** Whether an index may tell more of the filter than that one value stands at one path. */
function mayNarrow({ spec, fields }: Index, { at }: Predicates): boolean {
  if (spec.sparse === true || spec.partialFilterExpression !== undefined) return true;
  const [first = '', second = ''] = fields;
  const predicates = at.get(first) ?? [];
  if (valuesAmong(predicates) === undefined) return rangeAmong(predicates, false) !== undefined;
  return (at.get(second)?.length ?? 0) > 0;
}

/** A set of documents that holds every match: how large it is at the most, and the way to it. */
interface Known {
  readonly size: number;
  read(): ReadonlySet<number>;
}

/**
 * A set of fewer documents than a limit, all of them where none is given, that holds every match of a condition; undefined
 * where no index knows one.
 */
export function candidatesOf(
  collection: Collection,
  condition: PlainDocument,
  limit: number = collection.size,
): ReadonlySet<number> | undefined {
  const predicates = predicatesOf(condition);
  let best: Known = byEquality(collection, predicates) ?? { size: Number.POSITIVE_INFINITY, read: () => new Set() };
  const accept = (found: ReadonlySet<number> | undefined): void => {
    if (found !== undefined && found.size < best.size) best = { size: found.size, read: () => found };
  };
  for (const index of collection.indexes.values()) {
    if (best.size <= FEW) break;
    if (!mayNarrow(index, predicates) || !hasEveryMatch(predicates, index.fields, index.spec)) continue;
    const ordered = collection.ordered(index);
    const intervals = boundsOf(index, ordered, predicates);
    // To look into each costs more than to test the documents that are left.
    if (intervals.length >= best.size) continue;
    accept(within(collection, ordered, intervals, Math.min(best.size, limit)));
  }
  for (const alternatives of predicates.alternatives) {
    if (best.size > FEW) accept(union(collection, alternatives, Math.min(best.size, limit)));
  }
  return best.size < limit ? best.read() : undefined;
}

function union(
  collection: Collection,
  alternatives: readonly PlainDocument[],
  limit: number,
): ReadonlySet<number> | undefined {
  const all = new Set<number>();
  for (const alternative of alternatives) {
    const found = candidatesOf(collection, alternative, limit);
    if (found === undefined) return undefined;
    for (const seq of found) all.add(seq);
  }
  return all;
}

/** A way through an index in the order of a sort. */
export interface SortedWalk {
  readonly index: OrderedIndex;
  readonly interval: Interval;
  readonly backwards: boolean;
}

/** The index whose order is the one of a sort, where there is one, and the part of it that holds every match. */
export function sortedWalk(
  collection: Collection,
  condition: PlainDocument,
  sort: readonly (readonly [string, number])[],
): SortedWalk | undefined {
  const predicates = predicatesOf(condition);
  for (const index of collection.indexes.values()) {
    const way = wayThrough(index, predicates, sort);
    if (way === undefined || !hasEveryMatch(predicates, index.fields, index.spec)) continue;
    const ordered = collection.ordered(index);
    if (!ordered.sorts) continue;
    const [interval, ...others] = boundsOf(index, ordered, predicates);
    if (interval !== undefined && others.length === 0) return { index: ordered, interval, backwards: way < 0 };
  }
  return undefined;
}

/**
 * The direction in which an index has the order of a sort: after its first fields, which equal one value each, come those
 * of the sort. Documents that the sort does not tell apart come by their insertion, as they do without an index, so that
 * either it ends with `_id` or the index ends with it.
 */
function wayThrough(
  { spec }: Index,
  { at }: Predicates,
  sort: readonly (readonly [string, number])[],
): 1 | -1 | undefined {
  const fields = Object.entries(spec.key);
  const firstFree = fields.findIndex(([path]) => valuesAmong(at.get(path) ?? [])?.length !== 1);
  const fixed = new Set(fields.slice(0, firstFree).map(([path]) => path));
  const rest = fields.slice(firstFree);
  const asked = sort.filter(([path]) => !fixed.has(path));
  const [first, start] = [asked[0], rest[0]];
  if (firstFree < 0 || first === undefined || start === undefined) return undefined;
  const way = first[1] * start[1] > 0 ? 1 : -1;
  const follows = asked.every(([path, direction], i) => {
    const [field, ofIndex] = rest[i] ?? ['', 0];
    return field === path && direction * ofIndex * way > 0;
  });
  const isTotal = asked.at(-1)?.[0] === '_id' || (way === 1 && asked.length === rest.length);
  return follows && isTotal ? way : undefined;
}
