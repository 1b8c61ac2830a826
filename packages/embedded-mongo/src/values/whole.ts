import { isUtf8 } from 'node:buffer';
import { SIZES, TYPES } from './bson-types.ts';
import { decodePlain } from './codec.ts';
import { int32At } from './pick.ts';

const { STRING, DOCUMENT, ARRAY, BOOLEAN, DOUBLE, OBJECT_ID, DATE, NULL, INT32, INT64 } = TYPES;
/** Of these, any bytes are a value. */
const ANY_BYTES: ReadonlySet<number> = new Set([DOUBLE, OBJECT_ID, DATE, NULL, INT32, INT64]);
/** What is deeper is left to the one who reads it. */
const MAX_DEPTH = 50;

/** Throws a CommandError where a document can't be read. Most documents cost a fraction of what reading them does. */
export function checkReadable(bson: Uint8Array): void {
  if (!isPlain(bson, 0, bson.byteLength, 0)) decodePlain(bson);
}

/** Whether bytes are a document of the usual types. False where it takes more to know whether it can be read. */
function isPlain(bson: Uint8Array, start: number, end: number, depth: number): boolean {
  const last = end - 1;
  if (depth > MAX_DEPTH || end - start < 5 || int32At(bson, start) !== end - start || bson[last] !== 0) return false;
  let at = start + 4;
  while (at < last) {
    const type = bson[at] ?? 0;
    at = afterAscii(bson, at + 1, last);
    at = at < 0 ? at : afterValue(type, bson, at, last, depth);
    if (at < 0) return false;
  }
  return at === last;
}

/** Behind a name; negative where it is no plain one or has no end. */
function afterAscii(bson: Uint8Array, start: number, last: number): number {
  let at = start;
  for (let byte = bson[at] ?? 0; byte !== 0; byte = bson[at] ?? 0) {
    if (byte > 0x7f) return -1;
    at += 1;
  }
  return at < last ? at + 1 : -1;
}

/** Behind a value; negative where it doesn't end within its document, or is of another type. */
function afterValue(type: number, bson: Uint8Array, start: number, last: number, depth: number): number {
  const end = start + sizeOf(type, bson, start);
  if (end < start || end > last) return -1;
  switch (type) {
    case STRING:
      return end - start > 4 && bson[end - 1] === 0 && isUtf8(bson.subarray(start + 4, end - 1)) ? end : -1;
    case DOCUMENT:
    case ARRAY:
      return isPlain(bson, start, end, depth + 1) ? end : -1;
    case BOOLEAN:
      return (bson[start] ?? 2) <= 1 ? end : -1;
    default:
      return end;
  }
}

function sizeOf(type: number, bson: Uint8Array, start: number): number {
  if (type === STRING) return 4 + int32At(bson, start);
  if (type === DOCUMENT || type === ARRAY) return int32At(bson, start);
  return type === BOOLEAN || ANY_BYTES.has(type) ? (SIZES.get(type) ?? -1) : -1;
}
