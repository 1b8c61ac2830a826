import { evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { toPlain } from '../values/codec.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { asCommandError, checkExpressions, withNow } from './mingo.ts';

function checkName(name: string): void {
  if (name === '') throw new CommandError(16866, 'empty variable names are not allowed');
  if (!/^[a-z\u0080-\uffff]/.test(name)) {
    throw new CommandError(16867, `'${name}' starts with an invalid character for a user variable name`);
  }
  if (!/^[\w\u0080-\uffff]+$/.test(name)) {
    throw new CommandError(16868, `'${name}' contains an invalid character for a variable name`);
  }
}

const readsDocument = (text: string): boolean => /^\$[^$]/.test(text) || /^\$\$(ROOT|CURRENT)(\.|$)/.test(text);

/** Whether an expression needs a document: it names a field of one, or the whole. */
function readsField(expression: unknown): boolean {
  if (typeof expression === 'string') return readsDocument(expression);
  if (Array.isArray(expression)) return expression.some(readsField);
  if (!isDocument(expression)) return false;
  return Object.entries(expression).some(([name, inner]) => name !== '$literal' && readsField(inner));
}

/**
 * The variables of a command's `let`: each value is an expression, evaluated once before a document is seen (manual:
 * "aggregate (database command)", "let"). One may use those before it.
 */
export function readVariables(given: PlainDocument, now: Date): PlainDocument {
  const variables: PlainDocument = {};
  for (const [name, value] of Object.entries(toPlain(given) as PlainDocument)) {
    checkName(name);
    checkExpressions(value);
    if (readsField(value)) {
      throw new CommandError(
        4890500,
        `The variable '${name}' of let names a field, but let is evaluated before any document is seen`,
      );
    }
    try {
      variables[name] = evalExpr({}, withNow(value, now) as Any, queryOptions({ variables }) as Options);
    } catch (error) {
      throw asCommandError(error);
    }
  }
  return variables;
}
