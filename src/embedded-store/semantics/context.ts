import { Context, ProcessingMode } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { comparisons } from './expression-operators.ts';
import { queryOperators } from './query-operators.ts';
import { pipelineStages } from './stages.ts';

/** What mingo has and this store refuses: it would need code from a client, a schema validator, or a write in a read. */
const REFUSED_STAGES = ['$out', '$merge'];
const REFUSED_EXPRESSIONS = ['$function', '$toHashedIndexKey'];
const REFUSED_ACCUMULATORS = ['$accumulator'];
const REFUSED_QUERIES = ['$where', '$jsonSchema'];

function without<T extends object>(operators: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(operators).filter(([name]) => !names.includes(name))) as T;
}

// What is added first stays: mingo does not replace an operator that is there.
const CONTEXT = Context.init()
  .addQueryOps(queryOperators)
  .addExpressionOps(comparisons)
  .addPipelineOps(pipelineStages)
  .addQueryOps(without(queries, REFUSED_QUERIES))
  .addExpressionOps(without(expressions, REFUSED_EXPRESSIONS))
  .addAccumulatorOps(without(accumulators, REFUSED_ACCUMULATORS))
  .addPipelineOps(without(stages, REFUSED_STAGES))
  .addProjectionOps(projections)
  .addWindowOps(windows);

/** Every name that an expression in a pipeline may start with. */
export const KNOWN_EXPRESSIONS: ReadonlySet<string> = new Set([
  ...Object.keys(without(expressions, REFUSED_EXPRESSIONS)),
  ...Object.keys(without(accumulators, REFUSED_ACCUMULATORS)),
  ...Object.keys(projections),
  ...Object.keys(windows),
]);
export const KNOWN_STAGES: ReadonlySet<string> = new Set(Object.keys(without(stages, REFUSED_STAGES)));

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
