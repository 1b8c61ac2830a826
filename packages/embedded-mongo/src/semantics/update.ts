import { CommandError } from '../errors.ts';
import type { Stored } from '../stored.ts';
import { decodeExact, decodePlain, encode, retype, toPlain } from '../values/codec.ts';
import { exactly } from '../values/fidelity.ts';
import { compareValues, isDocument, type PlainDocument } from '../values/order.ts';
import { type FieldChanges, spliced } from '../values/splice.ts';
import { words } from '../words.ts';
import { asCommandError, checkPipeline } from './mingo.ts';
import { runPipeline } from './pipeline.ts';
import { Replacement } from './replacement.ts';
import { type Change, UPDATE_OPERATORS } from './update-operators.ts';
import { expandPath, type Positions, parseArrayFilters, placeOf } from './update-path.ts';

/** An update made ready for any number of documents. */
export interface Update {
  readonly isReplacement: boolean;
  /** The document after the update, as BSON. `inserting` makes `$setOnInsert` count and leaves `_id` open. */
  apply(before: Before, condition: PlainDocument, inserting: boolean): Uint8Array;
}

/** The document before an update. What needs its bytes alone does not decode it. */
type Before = Pick<Stored, 'bson' | 'plain'>;

/** What an update may refer to besides its document. */
export interface UpdateContext {
  readonly now: Date;
  readonly arrayFilters?: unknown;
  readonly variables?: PlainDocument;
}

const UPDATE_STAGES: ReadonlySet<string> = new Set(words('$addFields $set $project $unset $replaceRoot $replaceWith'));

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly operand: unknown;
}

/** The path that a step may add. */
const targetOf = ({ operator, path, operand }: Step): string => (operator === '$rename' ? String(operand) : path);

// Fields are updated, and new ones added, in the order of their names, numbers as numbers (manual: "$set", "Behavior").
function comparePaths(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    const numbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return numbers ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function conflict(path: string): CommandError {
  return new CommandError(
    'ConflictingUpdateOperators',
    `Updating the path '${path}' would create a conflict at '${path}'`,
  );
}

function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort(comparePaths);
  for (const [i, path] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next !== undefined && (next === path || next.startsWith(`${path}.`))) throw conflict(next);
  }
}

function checkPath(path: string): void {
  const names = path.split('.');
  if (names.some((name) => name === '')) {
    throw new CommandError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  if (names.includes('__proto__')) throw new CommandError('BadValue', `The field name '__proto__' is not supported`);
  if (names[0]?.startsWith('$')) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${path}' is not valid for storage.`,
    );
  }
}

function isOnPath(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function parseSteps(specification: PlainDocument): Step[] {
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(specification)) {
    if (!UPDATE_OPERATORS.has(operator)) {
      throw new CommandError(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDocument(fields)) {
      throw new CommandError('FailedToParse', `Modifiers operate on fields but we found another type for ${operator}`);
    }
    for (const [path, operand] of Object.entries(fields)) steps.push({ operator, path, operand });
  }
  for (const { path } of steps) checkPath(path);
  const renamed = steps.find(
    ({ operator, path, operand }) => operator === '$rename' && isOnPath(path, String(operand)),
  );
  if (renamed) {
    throw new CommandError(
      'BadValue',
      `The source and target field for $rename must not be on the same path: ${renamed.path}`,
    );
  }
  checkConflicts(steps.flatMap((step) => (step.operator === '$rename' ? [step.path, targetOf(step)] : [step.path])));
  return steps.sort((a, b) => comparePaths(targetOf(a), targetOf(b)));
}

function checkFiltersUsed(steps: readonly Step[], filters: ReadonlyMap<string, unknown>): void {
  for (const name of filters.keys()) {
    if (!steps.some(({ path }) => path.split('.').includes(`$[${name}]`))) {
      throw new CommandError('FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
    }
  }
}

function immutableId(): CommandError {
  return new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function withId(id: unknown, document: PlainDocument): PlainDocument {
  if (id === undefined) return document;
  const given = document['_id'];
  if (given !== undefined && compareValues(toPlain(given), toPlain(id)) !== 0) throw immutableId();
  const { _id: _, ...rest } = document;
  return { _id: id, ...rest };
}

function applyStep(change: Change, operator: string): void {
  const { document, path, operand } = change;
  if (path === '_id' || path.startsWith('_id.')) setId(document, operator, path, operand);
  else UPDATE_OPERATORS.get(operator)?.(change, placeOf(document, path));
}

/** What steps do, where they set and unset fields at the top of a document alone: then no other field need be read. */
function fieldsAtTop(steps: readonly Step[]): FieldChanges | undefined {
  const fields = new Map<string, Uint8Array | 'gone'>();
  for (const { operator, path, operand } of steps) {
    if (path.includes('.') || path === '_id') return undefined;
    if (operator === '$unset') fields.set(path, 'gone');
    else if (operator !== '$set' || operand === undefined) return undefined;
    // The size before the field, and the zero after it.
    else fields.set(path, encode({ [path]: operand }).subarray(4, -1));
  }
  return fields;
}

function operatorUpdate(specification: PlainDocument, context: UpdateContext): Update {
  const steps = parseSteps(specification);
  const filters = parseArrayFilters(context.arrayFilters);
  checkFiltersUsed(steps, filters);
  const atTop = fieldsAtTop(steps.filter(({ operator }) => operator !== '$setOnInsert'));
  return {
    isReplacement: false,
    apply: (before, condition, inserting) => {
      if (atTop && !inserting) return spliced(before.bson, atTop);
      const document = decodePlain(before.bson);
      const { plain } = before;
      const exact = exactly(plain) ?? plain;
      const positions: Positions = { condition, filters };
      const due = steps.filter(({ operator }) => inserting || operator !== '$setOnInsert');
      for (const step of due) {
        for (const path of expandPath(document, step.path, positions)) {
          applyStep({ document, exact, path, operand: step.operand, now: context.now }, step.operator);
        }
      }
      return encode(retype(document, plain, exact) as PlainDocument);
    },
  };
}

// `_id` may be named where that changes nothing, or where the document is about to be inserted without one.
function setId(document: PlainDocument, operator: string, path: string, operand: unknown): void {
  const sets = (operator === '$set' || operator === '$setOnInsert') && path === '_id';
  const id = document['_id'];
  if (!sets || (id !== undefined && compareValues(id, toPlain(operand)) !== 0)) throw immutableId();
  document['_id'] = operand;
}

function replacement(document: PlainDocument): Update {
  return {
    isReplacement: true,
    apply: ({ bson, plain }) => encode(withId(decodeExact(bson)['_id'] ?? plain['_id'], document)),
  };
}

function rawReplacement(given: Replacement): Update {
  return {
    isReplacement: true,
    apply: (before, condition, inserting) =>
      given.inPlaceOf(before.bson) ?? replacement(given.decoded()).apply(before, condition, inserting),
  };
}

function pipelineUpdate(pipeline: PlainDocument[], context: UpdateContext): Update {
  checkPipeline(pipeline, UPDATE_STAGES);
  return {
    isReplacement: false,
    apply: ({ bson, plain }) => {
      const [result] = runPipeline([decodePlain(bson)], pipeline, context);
      const typed = retype(result, plain, exactly(plain) ?? plain) as PlainDocument;
      return encode(withId(decodeExact(bson)['_id'], typed));
    },
  };
}

/** Reads an update: operators, a replacement, or an aggregation pipeline. Numbers in it must still have their types. */
export function parseUpdate(given: unknown, context: UpdateContext): Update {
  const update = chooseUpdate(given, context);
  return {
    ...update,
    apply: (...document) => {
      try {
        return update.apply(...document);
      } catch (error) {
        throw asCommandError(error);
      }
    },
  };
}

function chooseUpdate(given: unknown, context: UpdateContext): Update {
  if (Array.isArray(given)) {
    if (context.arrayFilters !== undefined) {
      throw new CommandError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    }
    return pipelineUpdate(toPlain(given) as PlainDocument[], context);
  }
  if (given instanceof Replacement) return rawReplacement(given);
  if (!isDocument(given))
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array');
  const names = Object.keys(given);
  if (names[0]?.startsWith('$')) return operatorUpdate(given, context);
  const dollar = names.find((name) => name.startsWith('$'));
  if (dollar) {
    throw new CommandError('DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' is not allowed here.`);
  }
  return replacement(given);
}
