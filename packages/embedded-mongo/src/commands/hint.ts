import { CommandError, unsupported } from '../errors.ts';
import { keyOf } from '../values/key.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import type { Call } from './command.ts';

/** A hint changes no answer, but one that names no index is an error, as is any other collation than the simple one. */
export function checkHint(call: Call, name: string, statement: PlainDocument): void {
  const { collation, hint } = statement;
  if (isDocument(collation) && collation['locale'] !== 'simple') throw unsupported('A collation');
  if (hint === undefined || (isDocument(hint) && (Object.keys(hint).length === 0 || '$natural' in hint))) return;
  const indexes = [...(call.engine.collection(call.db, name)?.indexes.values() ?? [])];
  const known = indexes.some(({ spec }) => spec.name === hint || keyOf(spec.key) === keyOf(hint));
  if (!known) {
    throw new CommandError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
}

/** Refuses what a statement of a write command does not have, and a hint or collation as `checkHint` does. */
export function checkStatement(call: Call, name: string, statement: PlainDocument, known: readonly string[]): void {
  const unknown = Object.keys(statement).find((field) => !known.includes(field));
  if (unknown) throw new CommandError(40415, `BSON field '${unknown}' of a statement is an unknown field.`);
  checkHint(call, name, statement);
}
