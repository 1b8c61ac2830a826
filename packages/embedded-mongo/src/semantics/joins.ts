import { CommandError, unsupported } from '../errors.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { valuesAt } from '../values/paths.ts';

/** A stage that brings in another collection, read and checked. */
export type Join =
  | {
      readonly kind: 'lookup';
      readonly collection: string;
      readonly as: string;
      readonly pipeline: readonly unknown[];
      /** The fields that are equal; absent where every document gets the same ones. */
      readonly on?: { readonly local: string; readonly foreign: string };
    }
  | { readonly kind: 'union'; readonly collection: string; readonly pipeline: readonly unknown[] };

export const JOINS: ReadonlySet<string> = new Set(['$lookup', '$unionWith']);

/**
 * Reads `$lookup` (manual: "$lookup (aggregation)", equality with and without a pipeline) or `$unionWith`; undefined
 * for any other stage. Variables of `let` and dotted names in `as` are refused.
 */
export function readJoin(stage: PlainDocument): Join | undefined {
  if ('$lookup' in stage) return readLookup(stage['$lookup']);
  return '$unionWith' in stage ? readUnion(stage['$unionWith']) : undefined;
}

function readLookup(given: unknown): Join {
  const fields = fieldsOf('$lookup', given, ['from', 'localField', 'foreignField', 'pipeline', 'as', 'let']);
  if (fields['let'] !== undefined) throw unsupported('A variable of $lookup');
  const collection = text('$lookup', fields, 'from');
  const as = text('$lookup', fields, 'as');
  if (as.includes('.')) throw unsupported('A path in the field as of $lookup');
  const { localField: local, foreignField: foreign } = fields;
  const pipeline = pipelineOf(fields);
  if (local === undefined && foreign === undefined) {
    if (fields['pipeline'] === undefined) throw incomplete();
    return { kind: 'lookup', collection, as, pipeline };
  }
  if (typeof local !== 'string' || typeof foreign !== 'string') throw incomplete();
  return { kind: 'lookup', collection, as, pipeline, on: { local, foreign } };
}

function readUnion(given: unknown): Join {
  if (typeof given === 'string') return { kind: 'union', collection: given, pipeline: [] };
  const fields = fieldsOf('$unionWith', given, ['coll', 'pipeline']);
  return { kind: 'union', collection: text('$unionWith', fields, 'coll'), pipeline: pipelineOf(fields) };
}

function incomplete(): CommandError {
  return new CommandError(
    'FailedToParse',
    '$lookup requires both or neither of localField and foreignField to be specified',
  );
}

function fieldsOf(stage: string, given: unknown, known: readonly string[]): PlainDocument {
  if (!isDocument(given)) throw new CommandError('FailedToParse', `the ${stage} specification must be an object`);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new CommandError('FailedToParse', `unknown argument to ${stage}: ${unknown}`);
  return given;
}

function text(stage: string, fields: PlainDocument, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new CommandError('FailedToParse', `${stage} argument '${name}' must be a string`);
}

function pipelineOf({ pipeline = [] }: PlainDocument): readonly unknown[] {
  if (Array.isArray(pipeline)) return pipeline;
  throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array");
}

/** What a document of the other collection has to fulfil: one of the values of the local field, missing being null. */
export function joinCondition(document: PlainDocument, on: { local: string; foreign: string }): PlainDocument {
  const values = valuesAt(document, on.local).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]));
  if (values.some((value) => value instanceof RegExp)) throw unsupported('A pattern in the localField of $lookup');
  return { [on.foreign]: { $in: values } };
}
