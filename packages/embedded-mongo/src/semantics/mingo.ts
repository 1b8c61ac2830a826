import { CommandError, unsupported } from '../errors.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
import { KNOWN_EXPRESSIONS, KNOWN_STAGES, NAMES_OF_MONGODB } from './context.ts';
import { checkDateExpression } from './date-operators.ts';
import { ACCUMULATORS } from './folds.ts';
import { readJoin } from './joins.ts';

type Translation = readonly [RegExp, (name: string, whole: string) => CommandError];

// MongoDB's codes for what mingo finds wrong.
const TRANSLATIONS: readonly Translation[] = [
  [/unknown query operator (\S+)/, (name) => new CommandError('BadValue', `unknown operator: ${name}`)],
  [/unknown top level operator: (\S+)/, (name) => new CommandError('BadValue', `unknown top level operator: ${name}`)],
  [/unregistered pipeline operator (\S+)\./, (name) => unknownStage(name)],
  [/Use of undefined variable: (\S+)/, (name) => new CommandError(17276, `Use of undefined variable: ${name}`)],
  [/exclusion and inclusion()/, () => new CommandError(31254, 'Cannot do exclusion in inclusion projection')],
  [/must only have one date()/, () => new CommandError(16612, 'only one date allowed in an $add expression')],
  [/Path collision at (\S+)/, (name) => new CommandError(31250, `Path collision at ${name}`)],
];
/** The codes with which MongoDB's expressions refuse a value of the wrong type. */
const WRONG_TYPE: Readonly<Record<string, number>> = {
  $abs: 28765,
  $ceil: 28765,
  $floor: 28765,
  $add: 14,
  $subtract: 14,
  $multiply: 14,
  $divide: 14,
  $concat: 16702,
  $arrayElemAt: 28689,
  $concatArrays: 28664,
  $filter: 28651,
  $in: 40081,
  $map: 16883,
  $mergeObjects: 40400,
  $size: 17124,
  $slice: 28724,
};

/** Query operators that MongoDB has and this store has not. */
const REFUSED_QUERIES = ['$where', '$text', '$jsonSchema', '$near', '$nearSphere', '$geoWithin', '$geoIntersects'];

/** What MongoDB has beyond the names that mingo knows. */
const REFUSED_NAMES = words(`
    $collStats $indexStats $currentOp $geoNear $search $searchMeta $vectorSearch $listSessions
    $listLocalSessions $planCacheStats $meta
  `);
const isRefused = (name: string): boolean => NAMES_OF_MONGODB.has(name) || REFUSED_NAMES.includes(name);

function unknownStage(name: string): CommandError {
  if (name === '$changeStream') {
    return new CommandError(40573, 'The $changeStream stage is only supported on replica sets');
  }
  if (isRefused(name)) return unsupported(`The stage ${name}`);
  return new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function unknownExpression(name: string): CommandError {
  if (isRefused(name) && !(name in ACCUMULATORS)) return unsupported(`The expression ${name}`);
  return new CommandError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
}

/** Gives an error of mingo the code that MongoDB has for it; without a better one it is BadValue. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof SyntaxError) return new CommandError(51091, `Regular expression is invalid: ${text}`);
  const refused = REFUSED_QUERIES.find((name) => text.includes(`${name} `) || text.endsWith(name));
  if (refused) return unsupported(`The operator ${refused}`);
  for (const [pattern, translate] of TRANSLATIONS) {
    const match = pattern.exec(text);
    if (match) return translate(match[1] ?? '', text);
  }
  return new CommandError(WRONG_TYPE[/\$\w+/.exec(text)?.[0] ?? ''] ?? 'BadValue', text);
}

/** Puts the store's time in the place of `$$NOW`, so that a command sees one time and the clock can be given. */
export function withNow(expression: unknown, now: Date): unknown {
  if (expression === '$$NOW') return now;
  if (Array.isArray(expression)) return expression.map((value) => withNow(value, now));
  if (!isDocument(expression)) return expression;
  return Object.fromEntries(
    Object.entries(expression).map(([name, value]) => [name, name === '$literal' ? value : withNow(value, now)]),
  );
}

// Names that stand within stages and expressions without being expressions.
const INNER = new Set(['$each', '$literal', '$expr']);

/** Refuses what no expression may be, before a document is seen. */
export function checkExpressions(value: unknown): void {
  if (Array.isArray(value)) for (const element of value) checkExpressions(element);
  if (!isDocument(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('$') && !KNOWN_EXPRESSIONS.has(name) && !INNER.has(name)) throw unknownExpression(name);
    checkDateExpression(name, inner);
    if (name !== '$literal') checkExpressions(inner);
  }
}

function checkGroup(specification: unknown): void {
  if (!isDocument(specification) || !('_id' in specification)) {
    throw new CommandError(15955, 'a group specification must include an _id');
  }
  const { _id, ...fields } = specification;
  checkExpressions(_id);
  for (const [name, field] of Object.entries(fields)) {
    const [accumulator = ''] = isDocument(field) ? Object.keys(field) : [];
    if (!isDocument(field) || Object.keys(field).length !== 1) {
      throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
    }
    if (isRefused(accumulator) && !(accumulator in ACCUMULATORS)) throw unsupported(`The accumulator ${accumulator}`);
    if (!(accumulator in ACCUMULATORS)) throw new CommandError(15952, `unknown group operator '${accumulator}'`);
    checkExpressions(field[accumulator]);
  }
}

/** Within a facet joins are refused, and so is a facet (manual: "$facet", "Behavior"). */
function checkFacet(specification: unknown): void {
  if (!isDocument(specification) || Object.keys(specification).length === 0) {
    throw new CommandError(40169, 'the $facet specification must be a non-empty object');
  }
  for (const pipeline of Object.values(specification)) {
    checkPipeline(pipeline);
    for (const stage of pipeline as PlainDocument[]) {
      if ('$facet' in stage) throw new CommandError(40600, '$facet is not allowed to be used within a $facet stage');
      if (readJoin(stage)) throw unsupported('A join within $facet');
    }
  }
}

function checkStage(stage: unknown, allowed: ReadonlySet<string>): void {
  const names = isDocument(stage) ? Object.keys(stage) : [];
  const [name] = names;
  if (!isDocument(stage) || names.length !== 1 || name === undefined) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  if (!KNOWN_STAGES.has(name)) throw unknownStage(name);
  if (!allowed.has(name)) {
    throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  const join = readJoin(stage);
  if (join !== undefined) checkPipeline(join.pipeline);
  else if (name === '$group') checkGroup(stage[name]);
  else if (name === '$facet') checkFacet(stage[name]);
  else if (name !== '$match') checkExpressions(stage[name]);
}

/** Checks names of stages and expressions before a document is seen, since mingo finds a wrong one only when used. */
export function checkPipeline(pipeline: unknown, allowed: ReadonlySet<string> = KNOWN_STAGES): void {
  if (!Array.isArray(pipeline)) {
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array");
  }
  for (const stage of pipeline) checkStage(stage, allowed);
}
