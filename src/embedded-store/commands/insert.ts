import { ObjectId } from 'bson';
import type { Collection } from '../collection.ts';
import { CommandError } from '../errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import { decodeExact, encode } from '../values/codec.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { type Call, collectionName, type Handler } from './command.ts';
import { runWrites } from './writes.ts';

function refuseProto(value: unknown): void {
  if (Array.isArray(value)) for (const element of value) refuseProto(element);
  if (!isDocument(value)) return;
  if (Object.hasOwn(value, '__proto__')) {
    throw new CommandError('BadValue', "The field name '__proto__' is not supported by the embedded store");
  }
  for (const field of Object.values(value)) refuseProto(field);
}

/** Refuses a value that cannot be an `_id` (manual: "The _id Field"). */
export function checkId(id: unknown): void {
  if (Array.isArray(id) || id === undefined || (typeof id === 'object' && id !== null && 'pattern' in id)) {
    throw new CommandError('InvalidIdField', "The '_id' value cannot be of type array, regex or undefined");
  }
}

/** Gives a document its `_id`, as its first field, and otherwise leaves its bytes alone. */
export function prepare(bson: Uint8Array): Uint8Array {
  if (bson.byteLength > MAX_DOCUMENT_BYTES) {
    throw new CommandError('BSONObjectTooLarge', `object to insert too large. size in bytes: ${bson.byteLength}`);
  }
  const exact = decodeExact(bson);
  if (Buffer.from(bson.buffer, bson.byteOffset, bson.byteLength).includes('__proto__')) refuseProto(exact);
  const [first] = Object.keys(exact);
  const { _id = new ObjectId(), ...rest } = exact;
  checkId(_id);
  if (first === '_id') return Uint8Array.from(bson);
  return encode({ _id, ...rest });
}

/** Inserts one document into a collection. */
export function insertDocument(call: Call, collection: Collection, bson: Uint8Array): void {
  collection.insert(call.engine.nextSeq(), bson);
}

/** `insert` (manual: "insert (database command)"). */
export const insert: Handler = {
  takes: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: (call) => {
    const name = collectionName(call, 'insert');
    const documents = call.raw.get('documents');
    if (!documents) throw new CommandError('TypeMismatch', "BSON field 'insert.documents' is missing or not an array");
    const { counted, writeErrors } = runWrites(call, 'documents', documents, (bson) => {
      const prepared = prepare(bson);
      call.engine.begin();
      insertDocument(call, call.engine.ensure(call.db, name), prepared);
      return 1;
    });
    const reply: PlainDocument = { n: counted.reduce((sum, one) => sum + one, 0) };
    return writeErrors.length > 0 ? { ...reply, writeErrors } : reply;
  },
};
