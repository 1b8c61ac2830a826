import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import { TYPES } from '../values/bson-types.ts';
import { decodeExact, encode } from '../values/codec.ts';
import type { PlainDocument } from '../values/order.ts';
import { elementsOf, mayHaveProto } from '../values/pick.ts';
import { checkReadable } from '../values/whole.ts';
import { collectionName, type Handler } from './command.ts';
import { runWrites } from './writes.ts';

const NO_IDS: ReadonlySet<number> = new Set([TYPES.UNDEFINED, TYPES.ARRAY, TYPES.PATTERN]);

/** Refuses a value that cannot be an `_id` (manual: "The _id Field"). */
export function checkId(id: unknown): void {
  if (Array.isArray(id) || id === undefined || (typeof id === 'object' && id !== null && 'pattern' in id)) {
    throw new CommandError('InvalidIdField', "The '_id' value cannot be of type array, regex or undefined");
  }
}

function beginsWithId(bson: Uint8Array): boolean {
  for (const { name, type } of elementsOf(bson)) return name === '_id' && !NO_IDS.has(type);
  return false;
}

/** Gives a document its `_id`, as its first field, and otherwise leaves its bytes alone. */
function prepare(bson: Uint8Array): Uint8Array {
  if (bson.byteLength > MAX_DOCUMENT_BYTES) {
    throw new CommandError('BSONObjectTooLarge', `object to insert too large. size in bytes: ${bson.byteLength}`);
  }
  if (beginsWithId(bson) && !mayHaveProto(bson)) {
    checkReadable(bson);
    return Uint8Array.from(bson);
  }
  const exact = decodeExact(bson);
  const [first] = Object.keys(exact);
  const { _id = new ObjectId(), ...rest } = exact;
  checkId(_id);
  if (first === '_id') return Uint8Array.from(bson);
  return encode({ _id, ...rest });
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
      call.engine.ensure(call.db, name).insert(call.engine.nextSeq(), prepared);
      return 1;
    });
    const reply: PlainDocument = { n: counted.reduce((sum, one) => sum + one, 0) };
    return writeErrors.length > 0 ? { ...reply, writeErrors } : reply;
  },
};
