import { serialize } from 'bson';
import { decodeExact } from './codec.ts';
import type { PlainDocument } from './order.ts';

// Only documents of which reading as JavaScript numbers loses something; an entry goes with its document.
const originals = new WeakMap<object, Uint8Array>();

/** Remembers what a document was read from where writing it again would give other bytes. */
export function remember(plain: PlainDocument, bson: Uint8Array): void {
  if (Buffer.compare(serialize(plain), bson) !== 0) originals.set(plain, bson);
}

/** The document with a Long and a whole Double told from an int32, or undefined where there is nothing to tell. */
export function exactly(plain: unknown): PlainDocument | undefined {
  const bson = typeof plain === 'object' && plain !== null ? originals.get(plain) : undefined;
  return bson && decodeExact(bson);
}
