import { tooLarge } from '../errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import { elementsOf } from './pick.ts';

/** What becomes of fields at the top of a document: how each stands in BSON from now on, or that it goes. */
export type FieldChanges = ReadonlyMap<string, Uint8Array | 'gone'>;

/**
 * A document with other fields. Those that it has stay in their place; new ones come at its end, in their order. No other
 * field is read. Throws as {@link documentOf} does.
 */
export function spliced(bson: Uint8Array, fields: FieldChanges): Uint8Array {
  const pieces: Uint8Array[] = [];
  const left = new Map(fields);
  let kept = 4;
  for (const { name, start, end } of elementsOf(bson)) {
    const field = fields.get(name);
    if (field === undefined) continue;
    left.delete(name);
    pieces.push(bson.subarray(kept, start));
    if (field !== 'gone') pieces.push(field);
    kept = end;
  }
  pieces.push(bson.subarray(kept, -1));
  for (const field of left.values()) if (field !== 'gone') pieces.push(field);
  return documentOf(pieces);
}

/** A document of fields that stand in BSON. Throws a CommandError where it is beyond 16 MB. */
export function documentOf(pieces: readonly Uint8Array[]): Uint8Array {
  // The size before the fields, and the zero after them.
  const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 5);
  if (size > MAX_DOCUMENT_BYTES) throw tooLarge(size);
  // Not of a pool, of which a document that stays would keep a whole piece.
  const result = Buffer.allocUnsafeSlow(size);
  result.writeInt32LE(size);
  let at = 4;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.byteLength;
  }
  result[at] = 0;
  return result;
}

/** The names of the fields at the top of two documents that are not the same in both. */
export function differing(one: Uint8Array, other: Uint8Array): Set<string> {
  const found = new Map<string, Uint8Array>();
  for (const { name, start, end } of elementsOf(one)) found.set(name, one.subarray(start, end));
  const names = new Set<string>();
  for (const { name, start, end } of elementsOf(other)) {
    const before = found.get(name);
    found.delete(name);
    if (before === undefined || Buffer.compare(before, other.subarray(start, end)) !== 0) names.add(name);
  }
  for (const name of found.keys()) names.add(name);
  return names;
}
