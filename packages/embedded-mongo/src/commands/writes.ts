import { CommandError } from '../errors.ts';
import { MAX_WRITE_BATCH } from '../limits.ts';
import type { PlainDocument } from '../values/order.ts';
import type { Call } from './command.ts';

/** What became of the operations of one write command. */
export interface Writes<R> {
  readonly counted: readonly R[];
  readonly writeErrors: readonly PlainDocument[];
}

/**
 * Runs the operations of a write command one by one. Ordered, the first error ends it; unordered, the others go on. An
 * error that is not the operation's own ends the whole command.
 */
export function runWrites<T, R>(
  { command }: Call,
  argument: string,
  operations: readonly T[],
  run: (operation: T, index: number) => R,
): Writes<R> {
  if (operations.length === 0 || operations.length > MAX_WRITE_BATCH) {
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${operations.length} operations (${argument}).`,
    );
  }
  const counted: R[] = [];
  const writeErrors: PlainDocument[] = [];
  for (const [index, operation] of operations.entries()) {
    try {
      counted.push(run(operation, index));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, code: error.code, ...error.extra, errmsg: error.message });
      if (command['ordered'] === false) continue;
      break;
    }
  }
  return { counted, writeErrors };
}
