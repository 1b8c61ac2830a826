import type { Collection } from '../collection.ts';
import { CommandError } from '../errors.ts';
import { compileFilter } from '../semantics/filter.ts';
import { projectAll } from '../semantics/projection.ts';
import { parseUpdate } from '../semantics/update.ts';
import type { Stored } from '../stored.ts';
import { decodeExact, toPlain } from '../values/codec.ts';
import { decodeRemembered } from '../values/fidelity.ts';
import type { PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
import { type Call, collectionName, document, flag, type Handler, type Reply, variablesOf } from './command.ts';
import { checkHint } from './hint.ts';
import { firstMatch, upsert, writeUpdate } from './update.ts';

function shown(
  call: Call,
  bson: Uint8Array | undefined,
  condition: PlainDocument,
  variables: PlainDocument,
): PlainDocument | null {
  if (!bson) return null;
  const plain = decodeRemembered(bson);
  const fields = toPlain(document(call.command, 'fields')) as PlainDocument;
  const [projected] = projectAll([{ plain, bson }], fields, condition, { now: call.now, variables });
  return projected ? decodeExact(projected) : null;
}

function removeOne(call: Call, collection: Collection | undefined, found: Stored | undefined): void {
  if (flag(call.command, 'new')) {
    throw new CommandError(
      'FailedToParse',
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
  if (!found) return;
  call.engine.begin();
  collection?.remove(found);
}

function run(call: Call): Reply {
  const { command, engine, db, now } = call;
  const name = collectionName(call, 'findAndModify');
  checkHint(call, name, command);
  const removes = flag(command, 'remove');
  if (removes === (command['update'] !== undefined)) {
    throw new CommandError('FailedToParse', 'Either an update or remove=true must be specified, and not both');
  }
  const variables = variablesOf(call);
  const filter = compileFilter(command['query'], now, variables);
  const collection = engine.collection(db, name);
  const found = firstMatch(collection, filter, command['sort']);
  if (removes) {
    removeOne(call, collection, found);
    return { lastErrorObject: { n: found ? 1 : 0 }, value: shown(call, found?.bson, filter.condition, variables) };
  }
  const update = parseUpdate(command['update'], { now, arrayFilters: command['arrayFilters'], variables });
  if (found && collection) {
    const after = update.apply(found, filter.condition, false);
    writeUpdate(call, collection, found, after);
    const value = shown(call, flag(command, 'new') ? after : found.bson, filter.condition, variables);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  }
  if (!flag(command, 'upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const bson = upsert(call, name, document(command, 'query'), update);
  const value = flag(command, 'new') ? shown(call, bson, filter.condition, variables) : null;
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: decodeExact(bson)['_id'] }, value };
}

/** `findAndModify` (manual: "findAndModify (database command)"). */
export const findAndModify: Handler = {
  takes: words('query sort remove update new fields upsert bypassDocumentValidation arrayFilters hint let'),
  run,
};
