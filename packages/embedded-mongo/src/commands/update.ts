import type { Collection } from '../collection.ts';
import { CommandError } from '../errors.ts';
import { compileFilter, type Filter, matchingAsStored, matchingInOrder } from '../semantics/filter.ts';
import { parseUpdate, type Update } from '../semantics/update.ts';
import { upsertedDocument } from '../semantics/upsert.ts';
import type { Stored } from '../stored.ts';
import { decodeExact, toPlain } from '../values/codec.ts';
import type { PlainDocument } from '../values/order.ts';
import { type Call, collectionName, document, documents, flag, type Handler, variablesOf } from './command.ts';
import { checkStatement } from './hint.ts';
import { checkId } from './insert.ts';
import { runWrites } from './writes.ts';

/** Writes the updated form of a document, where it differs; false where the update changes nothing. */
export function writeUpdate(call: Call, collection: Collection, stored: Stored, bson: Uint8Array): boolean {
  if (Buffer.compare(bson, stored.bson) === 0) return false;
  call.engine.begin();
  collection.replace(stored, bson);
  return true;
}

/** Inserts what an upsert makes of its filter and its update. */
export function upsert(call: Call, name: string, condition: PlainDocument, update: Update): Uint8Array {
  const bson = upsertedDocument(condition, update);
  checkId(decodeExact(bson)['_id']);
  call.engine.begin();
  call.engine.ensure(call.db, name).insert(call.engine.nextSeq(), bson);
  return bson;
}

/** The one document that an update, delete or findAndModify of one is about: the first, or the first by the sort. */
export function firstMatch(collection: Collection | undefined, filter: Filter, sort: unknown): Stored | undefined {
  const isSorted = sort !== undefined && sort !== null;
  const found = isSorted
    ? matchingInOrder(collection, filter, toPlain(sort) as PlainDocument, 1)
    : matchingAsStored(collection, filter);
  for (const first of found) return first;
  return undefined;
}

interface Outcome {
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: PlainDocument;
}

function updateMatches(call: Call, statement: PlainDocument, filter: Filter, update: Update, name: string): Outcome {
  const collection = call.engine.collection(call.db, name);
  const one = firstMatchOnly(collection, statement, filter);
  let modified = 0;
  // Every document is found before the first is written, so that a write cannot be met again.
  for (const stored of one) {
    const bson = update.apply(stored, filter.condition, false);
    if (collection && writeUpdate(call, collection, stored, bson)) modified += 1;
  }
  return { matched: one.length, modified };
}

function firstMatchOnly(collection: Collection | undefined, statement: PlainDocument, filter: Filter): Stored[] {
  if (flag(statement, 'multi')) return [...matchingAsStored(collection, filter)];
  const stored = firstMatch(collection, filter, statement['sort']);
  return stored ? [stored] : [];
}

const STATEMENT = ['q', 'u', 'c', 'upsert', 'multi', 'arrayFilters', 'hint', 'collation', 'sort'];

function runStatement(
  call: Call,
  name: string,
  statement: PlainDocument,
  index: number,
  shared: PlainDocument,
): Outcome {
  checkStatement(call, name, statement, STATEMENT);
  // What a statement names is a constant, and no expression (manual: "update (database command)", "c").
  const variables = { ...shared, ...(toPlain(document(statement, 'c')) as PlainDocument) };
  const update = parseUpdate(statement['u'], { now: call.now, arrayFilters: statement['arrayFilters'], variables });
  if (update.isReplacement && flag(statement, 'multi')) {
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const filter = compileFilter(statement['q'], call.now, variables);
  const outcome = updateMatches(call, statement, filter, update, name);
  if (outcome.matched > 0 || !flag(statement, 'upsert')) return outcome;
  const bson = upsert(call, name, document(statement, 'q'), update);
  return { matched: 1, modified: 0, upserted: { index, _id: decodeExact(bson)['_id'] } };
}

/** `update` (manual: "update (database command)"). */
export const update: Handler = {
  takes: ['updates', 'ordered', 'let', 'bypassDocumentValidation'],
  run: (call) => {
    const name = collectionName(call, 'update');
    const variables = variablesOf(call);
    const { counted, writeErrors } = runWrites(
      call,
      'updates',
      documents(call.command, 'updates'),
      (statement, index) => runStatement(call, name, statement, index, variables),
    );
    const upserted = counted.flatMap((outcome) => outcome.upserted ?? []);
    return {
      n: counted.reduce((sum, outcome) => sum + outcome.matched, 0),
      nModified: counted.reduce((sum, outcome) => sum + outcome.modified, 0),
      ...(upserted.length > 0 ? { upserted } : {}),
      ...(writeErrors.length > 0 ? { writeErrors } : {}),
    };
  },
};
