import BTreeModule from 'sorted-btree';
import type { Index } from './indexes.ts';
import { MAX_KEYS } from './limits.ts';
import type { PlainDocument } from './values/order.ts';
import { descending, orderedKey } from './values/ordered-key.ts';
import { comparedAt } from './values/paths.ts';

/** Keys from `low` up to but without `high`. */
export interface Interval {
  readonly low: string;
  readonly high: string;
}

/** A document, or what an index reads of it. */
export interface Keyed {
  readonly seq: number;
  readonly plain: PlainDocument;
}

/** The entries of an index in the order of its keys: which documents have a value, or values, within bounds. */
export interface OrderedIndex {
  /** The paths of a document that it looks at. */
  readonly reads: readonly string[];
  /** Whether a walk meets each document once, in the order that a sort by the index's fields has, ties by insertion. */
  readonly sorts: boolean;
  /** Whether a field may have several values in one document, so that two conditions may be about two of them. */
  readonly isMultikey: boolean;
  /** Documents that no interval tells of: each is to be looked at. */
  readonly unplaced: ReadonlySet<number>;
  /** The documents of an interval. One with several values there comes as often. */
  walk(interval: Interval, backwards: boolean): Iterable<number>;
  add(stored: Keyed): void;
  remove(stored: Keyed): void;
  replace(old: Keyed, stored: Keyed): void;
}

interface Entries {
  readonly keys: readonly string[];
  readonly exact: boolean;
}

// A CommonJS module: to Node its exports are the default, and to a loader that looks into them the class is.
const BTree = (BTreeModule.default ?? BTreeModule) as typeof BTreeModule.default;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** As a key's last part it orders documents of one key by their insertion. */
const SEQ_DIGITS = 11;
const seqKey = (seq: number): string => seq.toString(36).padStart(SEQ_DIGITS, '0');

/** What of an index's field counts in a document: each value that a query compares with; what is not there is null. */
function keysOfField(document: PlainDocument, path: string, direction: number): Entries {
  const values = comparedAt(document, path);
  const found = (values.length === 0 ? [null] : values).map(orderedKey);
  const keys = new Set(found.map(({ key }) => (direction < 0 ? descending(key) : key)));
  return { keys: [...keys], exact: found.every(({ exact }) => exact) };
}

/** The keys of a document, or undefined where they would be too many. Each value of a field meets each one of the next. */
function entriesOf(document: PlainDocument, fields: readonly (readonly [string, number])[]): Entries | undefined {
  let keys: readonly string[] = [''];
  let exact = true;
  for (const [path, direction] of fields) {
    const next = keysOfField(document, path, direction);
    if (keys.length * next.keys.length > MAX_KEYS) return undefined;
    keys =
      next.keys.length === 1
        ? keys.map((key) => key + next.keys[0])
        : keys.flatMap((key) => next.keys.map((one) => key + one));
    exact &&= next.exact;
  }
  return { keys, exact };
}

/** Puts documents in the order of an index. */
export function createOrderedIndex(index: Index, documents: Iterable<Keyed>): OrderedIndex {
  const fields = Object.entries(index.spec.key);
  const tree = new BTree<string, number>(undefined, compare);
  const unplaced = new Set<number>();
  let severals = 0;
  let inexacts = 0;

  const read = ({ plain }: Keyed): Entries | undefined =>
    index.holds(plain) ? entriesOf(plain, fields) : { keys: [], exact: true };
  const count = ({ keys, exact }: Entries, by: 1 | -1): void => {
    if (keys.length > 1) severals += by;
    if (!exact) inexacts += by;
  };
  const enter = (seq: number, entries: Entries | undefined): void => {
    if (entries === undefined) {
      unplaced.add(seq);
      return;
    }
    count(entries, 1);
    for (const key of entries.keys) tree.set(key + seqKey(seq), seq);
  };
  const leave = (seq: number, entries: Entries | undefined): void => {
    if (entries === undefined) {
      unplaced.delete(seq);
      return;
    }
    count(entries, -1);
    for (const key of entries.keys) tree.delete(key + seqKey(seq));
  };
  const self: OrderedIndex = {
    reads: index.reads,
    get sorts() {
      return severals === 0 && inexacts === 0 && unplaced.size === 0;
    },
    get isMultikey() {
      return severals > 0;
    },
    unplaced,
    *walk({ low, high }, backwards) {
      if (tree.isEmpty) return;
      const reused: [string, number] = ['', 0];
      for (const [key, seq] of backwards ? tree.entriesReversed(high, reused) : tree.entries(low, reused)) {
        if (backwards ? key < low : key >= high) return;
        yield seq;
      }
    },
    add: (stored) => enter(stored.seq, read(stored)),
    remove: (stored) => leave(stored.seq, read(stored)),
    replace: (old, stored) => {
      const before = read(old);
      const after = read(stored);
      if (before && after && before.exact === after.exact && isSame(before.keys, after.keys)) return;
      leave(old.seq, before);
      enter(stored.seq, after);
    },
  };
  for (const stored of documents) self.add(stored);
  return self;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
