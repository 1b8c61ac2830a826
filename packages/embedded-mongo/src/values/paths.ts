import { isDocument } from './order.ts';

const INDEX = /^\d+$/;

function visit(value: unknown, names: readonly string[], at: number, found: unknown[]): void {
  const name = names[at];
  if (name === undefined) {
    found.push(value);
    return;
  }
  if (Array.isArray(value)) {
    if (INDEX.test(name) && Number(name) < value.length) visit(value[Number(name)], names, at + 1, found);
    for (const element of value) if (isDocument(element)) visit(element, names, at, found);
    return;
  }
  visit(isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined, names, at + 1, found);
}

/**
 * The values at a dotted path, arrays on the way being entered, undefined standing for missing. The last value is not
 * entered ("Query an Array of Embedded Documents" in the MongoDB manual).
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  visit(document, path.split('.'), 0, found);
  return found;
}

/** The values that a query compares with at a path: an array counts itself and each of its elements. */
export function comparedAt(document: unknown, path: string): unknown[] {
  return valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? [...value, value] : [value]));
}
