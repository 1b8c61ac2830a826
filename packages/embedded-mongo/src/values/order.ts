import type { Binary, BSONRegExp, Long, ObjectId } from 'bson';
import { words } from '../words.ts';
import { compareNumbers, isNumeric } from './numbers.ts';

/**
 * Ranks of the BSON types, in the order of the MongoDB manual's "Comparison/Sort Order". Missing comes before null, as
 * aggregation expressions have it; sorting and queries turn missing into null first.
 */
const RANKS: Readonly<Record<string, number>> = Object.fromEntries(
  words(`
    MinKey missing null number string+BSONSymbol object+DBRef array Binary ObjectId boolean Date Timestamp
    RegExp+BSONRegExp Code MaxKey
  `).flatMap((kinds, rank) => kinds.split('+').map((kind) => [kind, rank])),
);

export type PlainDocument = Record<string, unknown>;

/** A document in the sense of BSON: neither an array nor one of its scalar types. */
export function isDocument(value: unknown): value is PlainDocument {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

function bsonType(value: object): string | undefined {
  return '_bsontype' in value && typeof value._bsontype === 'string' ? value._bsontype : undefined;
}

/** Names the kind of a value, numbers of all types being one kind. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'Date';
  if (value instanceof RegExp) return 'RegExp';
  if (isNumeric(value)) return 'number';
  return bsonType(value) ?? 'object';
}

/** Where the type of a value stands in BSON's order. */
export function rankOf(value: unknown): number {
  return RANKS[kindOf(value)] ?? RANKS['Code'] ?? 0;
}

/** Whether two values are of one bracket, so that `$lt` and its kin compare them at all. */
export function sameBracket(a: unknown, b: unknown): boolean {
  return rankOf(a) === rankOf(b);
}

const SURROGATE = /[\ud800-\udfff]/;

function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  // By bytes of UTF-8; code units give another order only where there are surrogates.
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

// Field by field in their order: the type first, then the name, then the value.
function compareDocuments(a: PlainDocument, b: PlainDocument): number {
  const left = Object.entries(a);
  const right = Object.entries(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [nameA, valueA] = left[i] ?? [''];
    const [nameB, valueB] = right[i] ?? [''];
    const order =
      rankOf(valueA ?? null) - rankOf(valueB ?? null) ||
      compareStrings(nameA, nameB) ||
      compareValues(valueA ?? null, valueB ?? null);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value());
}

function patternOf(value: RegExp | BSONRegExp): string {
  return value instanceof RegExp ? `${value.source}\0${value.flags}` : `${value.pattern}\0${value.options}`;
}

/** Compares two values as MongoDB orders BSON: negative, zero or positive. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const order = rankOf(a) - rankOf(b);
  if (order !== 0) return order;
  switch (kindOf(a)) {
    case 'number':
      return compareNumbers(a as number, b as number);
    case 'string':
      return compareStrings(String(a), String(b));
    case 'object':
      return compareDocuments(a as PlainDocument, b as PlainDocument);
    case 'array':
      return compareArrays(a as unknown[], b as unknown[]);
    case 'Binary':
      return compareBinaries(a as Binary, b as Binary);
    case 'ObjectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'boolean':
    case 'Date':
      return Number(a) - Number(b);
    case 'Timestamp':
      return (a as Long).compare(b as Long);
    case 'RegExp':
    case 'BSONRegExp':
      return compareStrings(patternOf(a as RegExp), patternOf(b as RegExp));
    case 'null':
    case 'missing':
    case 'MinKey':
    case 'MaxKey':
      return 0;
    default:
      return compareStrings(JSON.stringify(a), JSON.stringify(b));
  }
}
