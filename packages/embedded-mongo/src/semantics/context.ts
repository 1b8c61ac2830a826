import { Context, ProcessingMode } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import type { PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
import { dateOperators } from './date-operators.ts';
import { comparisons } from './expression-operators.ts';
import { JOINS } from './joins.ts';
import { optionsGiven, queryOperators } from './query-operators.ts';
import { pipelineStages } from './stages.ts';

/**
 * What pipelines may use: each of these is compared with MongoDB's documentation by the contract suite or the
 * differential test. mingo has more, in which nobody has looked for differences; it is refused.
 */
const names = (list: string): string[] => words(list).map((name) => `$${name}`);
const STAGES = names(
  'match sort skip limit count group project addFields set unset unwind replaceRoot replaceWith sortByCount facet',
);
export const EXPRESSIONS = names(`
  abs add ceil divide floor multiply subtract isNumber toLong sum avg min max
  eq ne gt gte lt lte cmp and or not cond switch ifNull let literal
  arrayElemAt concatArrays filter first in indexOfArray last map reduce setUnion size slice mergeObjects
  concat toUpper toLower dateDiff dateToString dateTrunc month
`);
export const QUERIES = names(
  'eq ne gt gte lt lte in nin and or nor not exists type expr mod regex all elemMatch size options',
);

/** Every name that MongoDB has, as far as mingo knows it: one that is not used here is refused, another is unknown. */
export const NAMES_OF_MONGODB: ReadonlySet<string> = new Set(
  [stages, expressions, accumulators, projections, windows].flatMap((operators) => Object.keys(operators)),
);

function only<T extends object>(operators: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(operators).filter(([name]) => names.includes(name))) as T;
}

// What is added first stays: mingo does not replace an operator that is there.
const CONTEXT = Context.init()
  .addQueryOps(queryOperators)
  .addExpressionOps(comparisons)
  .addExpressionOps(dateOperators)
  .addPipelineOps(pipelineStages)
  .addQueryOps(only(queries, QUERIES))
  .addExpressionOps(only(expressions, EXPRESSIONS))
  .addPipelineOps(only(stages, STAGES))
  .addProjectionOps(projections);

/** Every name that an expression in a pipeline may start with. */
export const KNOWN_EXPRESSIONS: ReadonlySet<string> = new Set([...EXPRESSIONS, ...Object.keys(projections)]);
export const KNOWN_STAGES: ReadonlySet<string> = new Set([...STAGES, ...JOINS]);

/** The options under which mingo works here: strict, without scripts, with BSON's order. */
export function queryOptions(more: Partial<Options> = {}): Partial<Options> {
  return {
    idKey: '_id',
    context: CONTEXT,
    scriptEnabled: false,
    useStrictMode: true,
    failOnError: true,
    processingMode: ProcessingMode.CLONE_OFF,
    ...more,
  };
}

new Query({ _id: null }, queryOptions());
const READY: Partial<Options> = optionsGiven() ?? queryOptions();

/**
 * The options for one query or pipeline with its variables. mingo copies all operators for each that comes with options of
 * ours, which takes longer than most of them run, and none where it gets its own.
 */
export function optionsWith(variables: PlainDocument): Partial<Options> {
  return Object.keys(variables).length === 0 ? READY : queryOptions({ variables });
}
