import type { Long } from 'bson';
import type { Collection } from '../collection.ts';
import { unsupported } from '../errors.ts';
import { FIRST_BATCH } from '../limits.ts';
import { compileFilter, type Filter, matching, matchingAsStored, matchingInOrder } from '../semantics/filter.ts';
import { projectAll } from '../semantics/projection.ts';
import type { Stored } from '../stored.ts';
import { toPlain } from '../values/codec.ts';
import { exactly } from '../values/fidelity.ts';
import { keyOf } from '../values/key.ts';
import { toPlainNumber } from '../values/numbers.ts';
import type { PlainDocument } from '../values/order.ts';
import { comparedAt } from '../values/paths.ts';
import { words } from '../words.ts';
import { collectionName, cursorId, document, flag, type Handler, variablesOf, wholeNumber } from './command.ts';
import { checkHint } from './hint.ts';

const NATURAL = '$natural';

function sorted(
  collection: Collection | undefined,
  filter: Filter,
  sort: PlainDocument,
  some: number | undefined,
): Iterable<Stored> {
  if (!(NATURAL in sort)) return matchingInOrder(collection, filter, sort, some);
  const found = matchingAsStored(collection, filter);
  return toPlainNumber(sort[NATURAL]) === -1 ? [...found].reverse() : found;
}

function page(found: Iterable<Stored>, skip: number, limit: number): Stored[] {
  const kept: Stored[] = [];
  let position = 0;
  for (const stored of found) {
    if (position >= skip) kept.push(stored);
    position += 1;
    // Before the next one is looked for.
    if (limit > 0 && kept.length >= limit) break;
  }
  return kept;
}

/** `find` (manual: "find (database command)"). Tailable cursors are refused. */
export const find: Handler = {
  takes: words(`
    filter sort projection hint skip limit batchSize singleBatch noCursorTimeout allowDiskUse
    allowPartialResults let tailable awaitData oplogReplay
  `),
  run: (call) => {
    const { command, engine, cursors, db, now } = call;
    const name = collectionName(call, 'find');
    if (flag(command, 'tailable') || flag(command, 'awaitData')) throw unsupported('A tailable cursor');
    checkHint(call, name, command);
    const variables = variablesOf(call);
    const filter = compileFilter(command['filter'], now, variables);
    const sort = document(command, 'sort');
    const limit = toPlainNumber(command['limit']);
    const negative = typeof limit === 'number' && limit < 0;
    const count = negative ? -limit : (wholeNumber(command, 'limit') ?? 0);
    const skip = wholeNumber(command, 'skip') ?? 0;
    const found = sorted(engine.collection(db, name), filter, sort, count === 0 ? undefined : skip + count);
    const stored = page(found, skip, count);
    const projection = toPlain(document(command, 'projection')) as PlainDocument;
    const documents = projectAll(stored, projection, filter.condition, { now, variables });
    const batchSize = wholeNumber(command, 'batchSize') ?? FIRST_BATCH;
    return cursors.first(`${db}.${name}`, documents, batchSize, negative || flag(command, 'singleBatch'));
  },
};

/** `getMore` (manual: "getMore"). */
export const getMore: Handler = {
  takes: ['collection', 'batchSize'],
  run: (call) => {
    const batchSize = wholeNumber(call.command, 'batchSize');
    const namespace = `${call.db}.${String(call.command['collection'])}`;
    return call.cursors.next(cursorId(call.command['getMore']), namespace, batchSize || undefined);
  },
};

/** `killCursors` (manual: "killCursors"). */
export const killCursors: Handler = {
  takes: ['cursors'],
  run: ({ command, cursors }) => {
    const asked = Array.isArray(command['cursors']) ? command['cursors'].map(cursorId) : [];
    const cursorsKilled: Long[] = [];
    const cursorsNotFound: Long[] = [];
    for (const id of asked) (cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(id);
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};

/** `count` (manual: "count"). */
export const count: Handler = {
  takes: ['query', 'limit', 'skip', 'hint', 'fields'],
  run: (call) => {
    const name = collectionName(call, 'count');
    checkHint(call, name, call.command);
    const filter = compileFilter(call.command['query'], call.now);
    const found = matchingAsStored(call.engine.collection(call.db, name), filter);
    const limit = Math.abs(Number(toPlainNumber(call.command['limit']) ?? 0));
    return { n: page(found, wholeNumber(call.command, 'skip') ?? 0, limit).length };
  },
};

/** `distinct` (manual: "distinct"): the elements of arrays count, and a missing field does not. */
export const distinct: Handler = {
  takes: ['key', 'query', 'hint'],
  run: (call) => {
    const name = collectionName(call, 'distinct');
    checkHint(call, name, call.command);
    const path = String(call.command['key']);
    const values = new Map<string, unknown>();
    const filter = compileFilter(call.command['query'], call.now);
    for (const { plain } of matching(call.engine.collection(call.db, name), filter)) {
      const found = comparedAt(exactly(plain) ?? plain, path).filter(
        (value) => value !== undefined && !Array.isArray(value),
      );
      for (const value of found) if (!values.has(keyOf(value))) values.set(keyOf(value), value);
    }
    return { values: [...values.values()] };
  },
};
