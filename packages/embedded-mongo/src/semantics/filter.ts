import { Query } from 'mingo/query';
import type { Collection, Stored } from '../collection.ts';
import { CommandError } from '../errors.ts';
import { toFilter } from '../values/codec.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { asCommandError, withNow } from './mingo.ts';

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

function equalValues(condition: unknown): unknown[] | undefined {
  if (condition instanceof RegExp) return undefined;
  if (!isDocument(condition)) return [condition];
  if ('$eq' in condition) return [condition['$eq']];
  const list = condition['$in'];
  if (Array.isArray(list)) return list.some((value) => value instanceof RegExp) ? undefined : list;
  return Object.keys(condition)[0]?.startsWith('$') ? undefined : [condition];
}

/** The equalities that every match fulfils, those within `$and` too. */
function equalities(condition: PlainDocument): [string, unknown[]][] {
  return Object.entries(condition).flatMap(([path, wanted]): [string, unknown[]][] => {
    if (path === '$and' && Array.isArray(wanted)) return wanted.filter(isDocument).flatMap(equalities);
    const values = path.startsWith('$') ? undefined : equalValues(wanted);
    return values ? [[path, values]] : [];
  });
}

// The smallest set of documents that an index knows to hold every match; in the order of insertion.
function candidates(collection: Collection, condition: PlainDocument): Iterable<Stored> {
  let best: ReadonlySet<number> | undefined;
  for (const [path, values] of equalities(condition)) {
    const found = collection.having(path, values);
    if (found && (!best || found.size < best.size)) best = found;
  }
  if (!best) return collection.all();
  const sorted = [...best].sort((a, b) => a - b);
  return sorted.flatMap((seq) => collection.get(seq) ?? []);
}

/** The documents that match, in the order of insertion. An index narrows the search, the filter decides. */
export function* matching(collection: Collection | undefined, filter: Filter): Generator<Stored> {
  if (!collection) return;
  for (const stored of candidates(collection, filter.condition)) if (filter.test(stored.plain)) yield stored;
}
