import { CommandError } from '../errors.ts';
import { toPlainNumber } from '../values/numbers.ts';
import { compareValues, isDocument } from '../values/order.ts';
import { valuesAt } from '../values/paths.ts';

// An array sorts by its least element upwards and by its greatest downwards; an empty one stands before null.
function sortKey(document: unknown, path: string, direction: number): unknown {
  // Nearly always a sort is by fields of the document itself that are no arrays.
  if (isDocument(document) && !path.includes('.')) {
    const value = Object.hasOwn(document, path) ? document[path] : null;
    if (!Array.isArray(value)) return value ?? null;
  }
  const found = valuesAt(document, path).flatMap((value) =>
    Array.isArray(value) ? (value.length === 0 ? [undefined] : value) : [value ?? null],
  );
  if (found.length === 0) return null;
  return found.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
}

/** Reads a sort specification: paths with 1 or -1. Anything else, `$meta` for one, is refused as the server does. */
export function parseSort(specification: unknown): [string, number][] {
  if (!isDocument(specification)) throw new CommandError('TypeMismatch', 'Expected field sort to be of type object');
  return Object.entries(specification).map(([path, given]) => {
    const direction = toPlainNumber(given);
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return [path, direction];
  });
}

/** Sorts stably in BSON's order ("Comparison/Sort Order" in the MongoDB manual); missing counts as null. */
export function sortDocuments<T>(items: Iterable<T>, specification: unknown, read: (item: T) => unknown): T[] {
  const fields = parseSort(specification);
  const keyed = [...items].map((item) => ({
    item,
    keys: fields.map(([path, direction]) => sortKey(read(item), path, direction)),
  }));
  keyed.sort((a, b) => {
    for (const [i, [, direction]] of fields.entries()) {
      const order = compareValues(a.keys[i], b.keys[i]) * direction;
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}
