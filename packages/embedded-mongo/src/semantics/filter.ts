import { Query } from 'mingo/query';
import type { Collection } from '../collection.ts';
import { CommandError } from '../errors.ts';
import type { Stored } from '../stored.ts';
import { toFilter } from '../values/codec.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { asCommandError, withNow } from './mingo.ts';
import { candidatesOf, type SortedWalk, sortedWalk } from './plan.ts';
import { parseSort, sortDocuments } from './sort.ts';

/** A filter made ready: what it asks for by equality, and the test that decides. */
export interface Filter {
  readonly condition: PlainDocument;
  test(document: PlainDocument): boolean;
}

function withoutComments(condition: PlainDocument): PlainDocument {
  return Object.fromEntries(Object.entries(condition).filter(([name]) => name !== '$comment'));
}

const LOGIC = new Set(['$and', '$or', '$nor']);

// mingo takes an empty list, and answers.
function checkLogic(condition: PlainDocument): void {
  for (const [name, alternatives] of Object.entries(condition)) {
    if (!LOGIC.has(name)) continue;
    if (!Array.isArray(alternatives) || alternatives.length === 0) {
      throw new CommandError('BadValue', `${name} argument must be a nonempty array`);
    }
    for (const one of alternatives) {
      if (!isDocument(one)) throw new CommandError('BadValue', '$or/$and/$nor entries need to be full objects');
      checkLogic(one);
    }
  }
}

/** Compiles a filter; `let` variables and the store's time stand for `$$name` and `$$NOW` in `$expr`. */
export function compileFilter(given: unknown, now: Date, variables: PlainDocument = {}): Filter {
  if (given !== undefined && !isDocument(given)) {
    throw new CommandError('TypeMismatch', "BSON field 'filter' is the wrong type, expected type 'object'");
  }
  const condition = withNow(withoutComments(toFilter(given ?? {})), now) as PlainDocument;
  checkLogic(condition);
  const options = queryOptions({ variables });
  try {
    const query = new Query(condition, options);
    const empty = Object.keys(condition).length === 0;
    return { condition, test: (document) => empty || run(() => query.test(document)) };
  } catch (error) {
    throw asCommandError(error);
  }
}

function run<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asCommandError(error);
  }
}

function* tested(
  collection: Collection,
  filter: Filter,
  seqs: Iterable<number> | undefined,
): Generator<Stored, undefined> {
  if (seqs === undefined) {
    for (const stored of collection.all()) {
      collection.examined.documents += 1;
      if (filter.test(stored.plain)) yield stored;
    }
    return;
  }
  for (const seq of seqs) {
    const stored = collection.get(seq);
    if (stored === undefined) continue;
    collection.examined.documents += 1;
    if (filter.test(stored.plain)) yield stored;
  }
}

const inOrderOfInsertion = (seqs: ReadonlySet<number> | undefined): number[] | undefined =>
  seqs && [...seqs].sort((a, b) => a - b);

/** The documents that match, in the order of insertion. An index narrows the search, the filter decides. */
export function* matching(collection: Collection | undefined, filter: Filter): Generator<Stored, undefined> {
  if (!collection) return;
  yield* tested(collection, filter, inOrderOfInsertion(candidatesOf(collection, filter.condition)));
}

/** So many are sorted rather than looked for in the order of an index, where others may come in between. */
const FEW_TO_SORT = 64;

/**
 * The documents that match, in the order of a sort and, as far as that does not tell them apart, of insertion. With
 * `some`, only the first ones are asked for: an index that has the order is followed as far as they go.
 */
export function matchingInOrder(
  collection: Collection | undefined,
  filter: Filter,
  sort: PlainDocument,
  some: boolean,
): Iterable<Stored> {
  const fields = parseSort(sort);
  if (fields.length === 0 || !collection) return matching(collection, filter);
  const few = some ? candidatesOf(collection, filter.condition, FEW_TO_SORT) : undefined;
  const way = some && !few ? sortedWalk(collection, filter.condition, fields) : undefined;
  if (way) return tested(collection, filter, counted(collection, way));
  const found = few ? tested(collection, filter, inOrderOfInsertion(few)) : matching(collection, filter);
  return sortDocuments(found, sort, (stored) => stored.plain);
}

function* counted(collection: Collection, { index, interval, backwards }: SortedWalk): Generator<number, undefined> {
  for (const seq of index.walk(interval, backwards)) {
    collection.examined.keys += 1;
    yield seq;
  }
}
