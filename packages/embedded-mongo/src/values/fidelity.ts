import { serialize } from 'bson';
import { decodeExact, decodePlain } from './codec.ts';
import type { PlainDocument } from './order.ts';

// An entry goes with its document.
const originals = new WeakMap<object, Uint8Array>();

/** As `decodePlain`, and remembers what the document was read from. */
export function decodeRemembered(bson: Uint8Array): PlainDocument {
  const plain = decodePlain(bson);
  originals.set(plain, bson);
  return plain;
}

/**
 * The document with a Long and a whole Double told from an int32, or undefined where there is nothing to tell: where
 * writing it again gives the bytes that it was read from.
 */
export function exactly(plain: unknown): PlainDocument | undefined {
  const bson = typeof plain === 'object' && plain !== null ? originals.get(plain) : undefined;
  if (bson === undefined || Buffer.compare(serialize(plain as PlainDocument), bson) === 0) return undefined;
  return decodeExact(bson);
}
