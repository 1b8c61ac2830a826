import { Query } from 'mingo/query';
import { CommandError } from '../errors.ts';
import { MAX_ARRAY_INDEX } from '../limits.ts';
import { toFilter } from '../values/codec.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';

const INDEX = /^\d+$/;

/** What stands at a path of a document. */
export interface Place {
  readonly exists: boolean;
  readonly value: unknown;
  /** The name and value on which the path cannot be built further: a scalar, or an array asked for a name. */
  readonly blockedBy?: readonly [string, unknown];
}

/** Looks up an update's path, which unlike a query's does not enter the elements of arrays. */
export function placeOf(document: PlainDocument, path: string): Place {
  let value: unknown = document;
  let last = '';
  for (const name of path.split('.')) {
    if (value === undefined) return { exists: false, value: undefined };
    const enterable = isDocument(value) || (Array.isArray(value) && INDEX.test(name));
    if (!enterable) return { exists: false, value: undefined, blockedBy: [last, value] };
    if (Array.isArray(value) && Number(name) > MAX_ARRAY_INDEX) {
      throw new CommandError('BadValue', `can't backfill more than ${MAX_ARRAY_INDEX} elements`);
    }
    const container = value as Record<string, unknown>;
    value = Object.hasOwn(container, name) ? container[name] : undefined;
    last = name;
  }
  return { exists: value !== undefined, value };
}

/** What turns `$`, `$[]` and `$[name]` in a path into indexes. */
export interface Positions {
  readonly condition: PlainDocument;
  readonly filters: ReadonlyMap<string, (element: unknown) => boolean>;
}

/** Reads `arrayFilters`: each document tests the elements of one name. */
export function parseArrayFilters(given: unknown): Map<string, (element: unknown) => boolean> {
  const filters = new Map<string, (element: unknown) => boolean>();
  if (given === undefined) return filters;
  if (!Array.isArray(given)) throw new CommandError('TypeMismatch', 'arrayFilters must be an array');
  for (const one of given) {
    const condition = toFilter(one);
    const name = identifierOf(condition);
    if (filters.has(name)) {
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    const query = new Query(condition, queryOptions());
    filters.set(name, (element) => query.test({ [name]: element }));
  }
  return filters;
}

function identifierOf(condition: PlainDocument): string {
  const [field = ''] = Object.keys(condition);
  const nested = condition[field];
  if (field.startsWith('$') && Array.isArray(nested)) return identifierOf(nested[0] as PlainDocument);
  const [name = ''] = field.split('.');
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw new CommandError('BadValue', `Error parsing array filter: the top-level field name '${name}' is not valid`);
  }
  return name;
}

function conditionsOn(condition: PlainDocument, path: string): [string, unknown][] {
  return Object.entries(condition).flatMap(([name, wanted]): [string, unknown][] => {
    if (name === '$and' && Array.isArray(wanted))
      return wanted.flatMap((one) => conditionsOn(one as PlainDocument, path));
    return name === path || name.startsWith(`${path}.`) ? [[name, wanted]] : [];
  });
}

function nest(path: string, value: unknown): PlainDocument {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as PlainDocument;
}

// The element because of which the filter matched, which is the one that `$` stands for.
function matchedIndex(array: readonly unknown[], path: string, condition: PlainDocument): number {
  const queries = conditionsOn(condition, path).map(([name, wanted]) => new Query({ [name]: wanted }, queryOptions()));
  const [first] = queries;
  const index = first ? array.findIndex((element) => first.test(nest(path, [element]))) : -1;
  if (index < 0) {
    throw new CommandError('BadValue', 'The positional operator did not find the match needed from the query.');
  }
  return index;
}

function indexesFor(token: string, array: readonly unknown[], path: string, positions: Positions): number[] {
  if (token === '$') return [matchedIndex(array, path, positions.condition)];
  if (token === '$[]') return [...array.keys()];
  const name = token.slice(2, -1);
  const test = positions.filters.get(name);
  if (!test)
    throw new CommandError('BadValue', `No array filter found for identifier '${name}' in path '${path}.${token}'`);
  return [...array.keys()].filter((i) => test(array[i]));
}

/** Gives the plain paths that a path with positional operators stands for in a document. */
export function expandPath(document: PlainDocument, path: string, positions: Positions): string[] {
  const names = path.split('.');
  const at = names.findIndex((name) => name.startsWith('$'));
  if (at < 0) return [path];
  const before = names.slice(0, at).join('.');
  const { value } = placeOf(document, before);
  if (!Array.isArray(value)) {
    throw new CommandError(
      'BadValue',
      `The path '${before}' must exist in the document in order to apply array updates.`,
    );
  }
  const rest = names.slice(at + 1);
  return indexesFor(names[at] ?? '', value, before, positions).flatMap((i) =>
    expandPath(document, [before, String(i), ...rest].join('.'), positions),
  );
}
