import { Long } from 'bson';
import type { Cursors } from '../cursors.ts';
import type { Engine } from '../engine.ts';
import { CommandError, unsupported } from '../errors.ts';
import { readVariables } from '../semantics/variables.ts';
import { toPlainNumber } from '../values/numbers.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';

/** What a command works on. */
export interface Call {
  readonly engine: Engine;
  readonly cursors: Cursors;
  readonly db: string;
  readonly command: PlainDocument;
  readonly raw: ReadonlyMap<string, readonly Uint8Array[]>;
  /** One time for the whole command. */
  readonly now: Date;
  readonly connectionId: number;
  readonly startedAt: Date;
}

/** A reply: a document, to which `ok: 1` is added, or finished BSON. */
export type Reply = PlainDocument | Uint8Array;

export interface Handler {
  /** The arguments that it takes besides those that every command takes; another one is refused. */
  readonly takes: readonly string[];
  run(call: Call): Reply;
}

/** Arguments that every command may have and that change nothing here: one process holds the one copy of all. */
const GENERIC = words(`
    $db $readPreference $clusterTime lsid comment maxTimeMS readConcern writeConcern apiVersion apiStrict
    apiDeprecationErrors txnNumber autocommit startTransaction clientOperationKey
  `);

/** Refuses arguments that are not known, since leaving one out could change the answer. */
export function checkArguments(name: string, handler: Handler, command: PlainDocument): void {
  for (const argument of Object.keys(command)) {
    if (argument === name || handler.takes.includes(argument) || GENERIC.includes(argument)) continue;
    if (argument === 'collation') {
      const { collation } = command;
      if (isDocument(collation) && (collation['locale'] === 'simple' || Object.keys(collation).length === 0)) continue;
      throw unsupported('A collation');
    }
    throw new CommandError(40415, `BSON field '${name}.${argument}' is an unknown field.`);
  }
}

/** Gives the collection's name that a command is about. */
export function collectionName({ command, db }: Call, name: string): string {
  const value = command[name];
  if (typeof value !== 'string') {
    throw new CommandError('InvalidNamespace', `The collection name of ${name} has an invalid type; expected a string`);
  }
  if (value === '') throw new CommandError('InvalidNamespace', `Invalid namespace specified '${db}.'`);
  if (value.includes('\0') || value.startsWith('.') || value.includes('$')) {
    throw new CommandError('InvalidNamespace', `Invalid collection name: ${value}`);
  }
  return value;
}

/** Reads an argument that is a whole number of zero or more. */
export function wholeNumber(command: PlainDocument, name: string): number | undefined {
  const value = toPlainNumber(command[name]);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') {
    throw new CommandError('TypeMismatch', `BSON field '${name}' is the wrong type, expected a number`);
  }
  if (value < 0 || !Number.isInteger(value)) {
    throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  }
  return value;
}

/** Reads an argument that is true or false, or a number in its place. */
export function flag(command: PlainDocument, name: string): boolean {
  const value = toPlainNumber(command[name]);
  return value !== undefined && value !== null && value !== false && value !== 0;
}

/** Reads an argument that is a list of documents. */
export function documents(command: PlainDocument, name: string): PlainDocument[] {
  const value = command[name];
  if (!Array.isArray(value) || !value.every(isDocument)) {
    throw new CommandError('TypeMismatch', `BSON field '${name}' is missing or the wrong type, expected type 'array'`);
  }
  return value;
}

/** Reads an argument that is a document, `{}` where there is none. */
export function document(command: PlainDocument, name: string): PlainDocument {
  const value = command[name] ?? {};
  if (!isDocument(value)) {
    throw new CommandError('TypeMismatch', `BSON field '${name}' is the wrong type, expected type 'object'`);
  }
  return value;
}

/** The variables that a command's expressions may use, as `$$name`. */
export function variablesOf({ command, now }: Call): PlainDocument {
  return readVariables(document(command, 'let'), now);
}

/** Reads a cursor's id. */
export function cursorId(value: unknown): Long {
  if (value instanceof Long) return value;
  if (typeof value === 'number') return Long.fromNumber(value);
  throw new CommandError('TypeMismatch', 'A cursor id must be of type long');
}
