import { CommandError } from '../errors.ts';
import { compileFilter, matchingAsStored } from '../semantics/filter.ts';
import type { Stored } from '../stored.ts';
import { toPlainNumber } from '../values/numbers.ts';
import type { PlainDocument } from '../values/order.ts';
import { type Call, collectionName, documents, type Handler, variablesOf } from './command.ts';
import { checkStatement } from './hint.ts';
import { runWrites } from './writes.ts';

const STATEMENT = ['q', 'limit', 'hint', 'collation'];

function runStatement(call: Call, name: string, statement: PlainDocument, variables: PlainDocument): number {
  checkStatement(call, name, statement, STATEMENT);
  const limit = toPlainNumber(statement['limit']);
  if (limit !== 0 && limit !== 1) {
    throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`);
  }
  const collection = call.engine.collection(call.db, name);
  const found = matchingAsStored(collection, compileFilter(statement['q'], call.now, variables));
  let count = 0;
  for (const stored of limit === 1 ? firstOf(found) : [...found]) {
    call.engine.begin();
    collection?.remove(stored);
    count += 1;
  }
  return count;
}

/** `delete` (manual: "delete (database command)"). */
export const remove: Handler = {
  takes: ['deletes', 'ordered', 'let'],
  run: (call) => {
    const name = collectionName(call, 'delete');
    const variables = variablesOf(call);
    const { counted, writeErrors } = runWrites(call, 'deletes', documents(call.command, 'deletes'), (statement) =>
      runStatement(call, name, statement, variables),
    );
    const reply = { n: counted.reduce((sum, one) => sum + one, 0) };
    return writeErrors.length > 0 ? { ...reply, writeErrors } : reply;
  },
};

function firstOf(found: Generator<Stored>): Stored[] {
  const { value, done } = found.next();
  return done ? [] : [value];
}
