import {
  BSONError,
  BSONRegExp,
  calculateObjectSize,
  Double,
  deserialize,
  Int32,
  Long,
  serialize,
  Timestamp,
} from 'bson';
import { CommandError, tooLarge } from '../errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import { toPlainNumber } from './numbers.ts';
import { isDocument, type PlainDocument } from './order.ts';

const NOTHING_LOST = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;
const FOR_READING = { promoteLongs: true, promoteBuffers: false, bsonRegExp: true } as const;

/** Applies a function to every value that is neither a document nor an array, and builds the same shape anew. */
function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapLeaves(element, change));
  if (!isDocument(value)) return change(value);
  const copy: PlainDocument = {};
  for (const [name, field] of Object.entries(value)) {
    // Assigned to, this name would change the object instead of adding a field.
    if (name === '__proto__') throw new CommandError('BadValue', "The field name '__proto__' is not supported");
    copy[name] = mapLeaves(field, change);
  }
  return copy;
}

// A JavaScript number is written as an int32 where it fits and otherwise as a double: those need no box.
function unbox(leaf: unknown): unknown {
  if (leaf instanceof Int32) return leaf.valueOf();
  if (!(leaf instanceof Double)) return leaf;
  const number = leaf.valueOf();
  return number === (number | 0) && !Object.is(number, -0) ? leaf : number;
}

function plain(leaf: unknown): unknown {
  return toPlainNumber(leaf);
}

function asFilter(leaf: unknown): unknown {
  return leaf instanceof BSONRegExp ? toRegExp(leaf) : plain(leaf);
}

/** Turns a pattern of BSON into JavaScript's. The flag `x`, which JavaScript lacks, is refused. */
function toRegExp(value: BSONRegExp): RegExp {
  return compileRegExp(value.pattern, value.options);
}

/** Compiles a pattern with MongoDB's options; what JavaScript cannot read is refused with MongoDB's code. */
function compileRegExp(pattern: string, options: string): RegExp {
  if (!/^[imsu]*$/.test(options)) throw new CommandError(51108, `invalid flag in regex options: ${options}`);
  try {
    return new RegExp(pattern, [...new Set(options)].join(''));
  } catch {
    throw new CommandError(51091, `Regular expression is invalid: ${pattern}`);
  }
}

function read(bytes: Uint8Array, options: object): PlainDocument {
  try {
    return deserialize(bytes, options);
  } catch (error) {
    if (error instanceof BSONError || error instanceof RangeError) throw new CommandError('InvalidBSON', error.message);
    throw error;
  }
}

/** Reads BSON so that every value can be written again as it was: Long and whole Double keep their boxes. */
export function decodeExact(bytes: Uint8Array, options: object = {}): PlainDocument {
  return mapLeaves(read(bytes, { ...NOTHING_LOST, ...options }), unbox) as PlainDocument;
}

/** Reads BSON for queries: numbers are JavaScript's, except a Long beyond 2 ** 53 and a Decimal128. */
export function decodePlain(bytes: Uint8Array): PlainDocument {
  return read(bytes, FOR_READING);
}

/** What `decodePlain` would have read. */
export function toPlain(value: unknown): unknown {
  return mapLeaves(value, plain);
}

/** As `toPlain`, and patterns become JavaScript's. */
export function toFilter(value: unknown): PlainDocument {
  return mapLeaves(value, asFilter) as PlainDocument;
}

/** Gives every number its BSON type, so that it is not taken for the one that stood there before. */
export function box(value: unknown): unknown {
  return mapLeaves(value, (leaf) => {
    if (typeof leaf !== 'number') return leaf;
    return leaf === (leaf | 0) && !Object.is(leaf, -0) ? new Int32(leaf) : new Double(leaf);
  });
}

/** Writes BSON. Undefined fields are left out; a document beyond 16 MB is refused. */
export function encode(document: PlainDocument): Uint8Array {
  const bson = write(document);
  if (bson !== undefined && bson.byteLength <= MAX_DOCUMENT_BYTES) return bson;
  const size = calculateObjectSize(document, { ignoreUndefined: true });
  throw tooLarge(size);
}

/** Undefined where a document is beyond the buffer that it is written into, which is larger than the largest document. */
function write(document: PlainDocument): Uint8Array | undefined {
  try {
    return serialize(document, { ignoreUndefined: true });
  } catch (error) {
    const size = error instanceof RangeError ? calculateObjectSize(document, { ignoreUndefined: true }) : 0;
    if (size <= MAX_DOCUMENT_BYTES) throw error;
    return undefined;
  }
}

/** Gives the numbers of `changed` that stand where and as they stood in `before` the types that they had. */
export function retype(changed: unknown, before: unknown, exact: unknown): unknown {
  if (Array.isArray(changed) && Array.isArray(before) && Array.isArray(exact)) {
    return changed.map((value, i) => retype(value, before[i], exact[i]));
  }
  if (isDocument(changed) && isDocument(before) && isDocument(exact)) {
    const copy: PlainDocument = {};
    for (const [name, value] of Object.entries(changed)) copy[name] = retype(value, before[name], exact[name]);
    return copy;
  }
  return typeof changed === 'number' && Object.is(changed, before) && exact !== undefined ? exact : changed;
}

/** Whether a number is kept as a 64-bit integer. */
export function isLong(value: unknown): value is Long {
  return value instanceof Long && !(value instanceof Timestamp);
}
