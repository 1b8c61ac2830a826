import { Query } from 'mingo/query';
import type { Collection } from '../collection.ts';
import { CommandError } from '../errors.ts';
import type { Stored } from '../stored.ts';
import { toFilter } from '../values/codec.ts';
import { decodeRemembered } from '../values/fidelity.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { pickerAt } from '../values/pick.ts';
import { optionsWith } from './context.ts';
import { asCommandError, withNow } from './mingo.ts';
import { candidatesOf, type SortedWalk, sortedWalk } from './plan.ts';
import { simpleTests } from './simple-tests.ts';
import { parseSort, sortDocuments } from './sort.ts';

/** A filter made ready: what it asks for by equality, and the test that decides. */
export interface Filter {
  readonly condition: PlainDocument;
  /** The fields at the top of a document that the test looks at; undefined where it may look at any. */
  readonly reads: readonly string[] | undefined;
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

function fieldsOf(condition: PlainDocument): string[] | undefined {
  const found: string[] = [];
  for (const [path, wanted] of Object.entries(condition)) {
    const within = LOGIC.has(path) ? (wanted as PlainDocument[]).map(fieldsOf) : [[path.split('.')[0] ?? '']];
    for (const fields of within) {
      if (fields === undefined || fields.some((name) => name.startsWith('$'))) return undefined;
      found.push(...fields);
    }
  }
  return found;
}

/** Compiles a filter; `let` variables and the store's time stand for `$$name` and `$$NOW` in `$expr`. */
export function compileFilter(given: unknown, now: Date, variables: PlainDocument = {}): Filter {
  if (given !== undefined && !isDocument(given)) {
    throw new CommandError('TypeMismatch', "BSON field 'filter' is the wrong type, expected type 'object'");
  }
  const condition = withNow(withoutComments(toFilter(given ?? {})), now) as PlainDocument;
  checkLogic(condition);
  const options = optionsWith(variables);
  try {
    const { tests, rest } = simpleTests(condition);
    const query = Object.keys(rest).length === 0 ? undefined : new Query(rest, options);
    const test = (document: PlainDocument) =>
      tests.every((one) => one(document)) && (query === undefined || run(() => query.test(document)));
    return { condition, reads: fieldsOf(condition), test };
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

/** How a filter and a sort read a document. */
type Read = (stored: Stored) => PlainDocument;

const readWhole: Read = ({ plain }) => plain;

/** Decodes no more than a filter and a sort look at, for whoever passes a document on as it is. */
function readPartly({ reads }: Filter, sort: PlainDocument): Read {
  if (reads === undefined) return readWhole;
  const names = Object.keys(sort).map((path) => path.split('.')[0] ?? '');
  const pick = pickerAt([...reads, ...names]);
  return ({ decoded, bson }) => decoded ?? decodeRemembered(pick(bson));
}

function* tested(
  collection: Collection,
  filter: Filter,
  seqs: Iterable<number> | undefined,
  read: Read,
): Generator<Stored, undefined> {
  if (seqs === undefined) {
    for (const stored of collection.all()) {
      collection.examined.documents += 1;
      if (filter.test(read(stored))) yield stored;
    }
    return;
  }
  for (const seq of seqs) {
    const stored = collection.get(seq);
    if (stored === undefined) continue;
    collection.examined.documents += 1;
    if (filter.test(read(stored))) yield stored;
  }
}

const inOrderOfInsertion = (seqs: ReadonlySet<number> | undefined): number[] | undefined =>
  seqs && [...seqs].sort((a, b) => a - b);

/** The documents that match, in the order of insertion. An index narrows the search, the filter decides. */
export function* matching(collection: Collection | undefined, filter: Filter): Generator<Stored, undefined> {
  yield* matchingRead(collection, filter, readWhole);
}

/** As `matching`, for whoever reads `bson` alone. */
export function* matchingAsStored(collection: Collection | undefined, filter: Filter): Generator<Stored, undefined> {
  yield* matchingRead(collection, filter, readPartly(filter, {}));
}

function* matchingRead(collection: Collection | undefined, filter: Filter, read: Read): Generator<Stored, undefined> {
  if (!collection) return;
  yield* tested(collection, filter, inOrderOfInsertion(candidatesOf(collection, filter.condition)), read);
}

/** So many are sorted rather than looked for in the order of an index, where others may come in between. */
const FEW_TO_SORT = 64;

/**
 * The documents that match, in the order of a sort and, as far as that does not tell them apart, of insertion. Where only
 * the first `some` are asked for, an index that has the order is followed as far as they go; not where no more than those
 * can match, as it would be followed to its end.
 */
export function matchingInOrder(
  collection: Collection | undefined,
  filter: Filter,
  sort: PlainDocument,
  some?: number,
): Iterable<Stored> {
  const fields = parseSort(sort);
  const read = readPartly(filter, sort);
  if (fields.length === 0 || !collection) return matchingRead(collection, filter, read);
  // One more, as the limit of what is read is not in it.
  const few = some && candidatesOf(collection, filter.condition, Math.max(FEW_TO_SORT, some + 1));
  const way = some && !few ? sortedWalk(collection, filter.condition, fields) : undefined;
  if (way) return tested(collection, filter, counted(collection, way), read);
  const found = few
    ? tested(collection, filter, inOrderOfInsertion(few), read)
    : matchingRead(collection, filter, read);
  return sortDocuments(found, sort, read);
}

function* counted(collection: Collection, { index, interval, backwards }: SortedWalk): Generator<number, undefined> {
  for (const seq of index.walk(interval, backwards)) {
    collection.examined.keys += 1;
    yield seq;
  }
}
