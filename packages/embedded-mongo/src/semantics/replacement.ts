import { decodeExact } from '../values/codec.ts';
import type { PlainDocument } from '../values/order.ts';
import { createPicker, elementsOf, isDocumentType, mayHaveProto } from '../values/pick.ts';
import { documentOf } from '../values/splice.ts';
import { checkReadable } from '../values/whole.ts';

/** The document that is to stand in the place of another, as it came: it is stored byte for byte. It has no `_id`. */
export class Replacement {
  readonly bson: Uint8Array;

  constructor(bson: Uint8Array) {
    this.bson = bson;
  }

  /** It as a document, where bytes alone do not do. */
  decoded(): PlainDocument {
    return decodeExact(this.bson);
  }

  /** It with the `_id` of the document that it replaces; undefined where that has none. */
  inPlaceOf(before: Uint8Array): Uint8Array | undefined {
    const [first] = elementsOf(before);
    if (first?.name !== '_id') return undefined;
    return documentOf([before.subarray(first.start, first.end), this.bson.subarray(4, -1)]);
  }
}

const withoutUpdate = createPicker(false, new Map([['u', true]]));

/** Reads a statement of an update command. A replacement in it stays as it came; everything else is decoded. */
export function readStatement(bson: Uint8Array): PlainDocument {
  const update = replacementIn(bson);
  if (update === undefined) return decodeExact(bson);
  checkReadable(update);
  return { ...decodeExact(withoutUpdate(bson)), u: new Replacement(update) };
}

function replacementIn(bson: Uint8Array): Uint8Array | undefined {
  for (const { name, type, value, end } of elementsOf(bson)) {
    if (name !== 'u' || !isDocumentType(type)) continue;
    const update = bson.subarray(value, end);
    // What is refused, or looked into, takes the other way.
    if (mayHaveProto(update)) return undefined;
    for (const one of elementsOf(update)) if (one.name === '_id' || one.name.startsWith('$')) return undefined;
    return update;
  }
  return undefined;
}
