import { Aggregator } from 'mingo/aggregator';
import type { PlainDocument } from '../values/order.ts';
import { optionsWith } from './context.ts';
import { type Join, joinCondition, readJoin } from './joins.ts';
import { asCommandError, withNow } from './mingo.ts';

/** What a pipeline may refer to besides its input. */
export interface PipelineContext {
  readonly now: Date;
  readonly variables?: PlainDocument;
  /** The documents of another collection that fulfil a condition; without it nothing can be joined. */
  readonly found?: (collection: string, condition: PlainDocument) => PlainDocument[];
}

/** Runs a checked pipeline over documents, which stay as they are. */
export function runPipeline(
  documents: readonly PlainDocument[],
  pipeline: readonly PlainDocument[],
  context: PipelineContext,
): PlainDocument[] {
  const next = pipeline.findIndex((stage) => readJoin(stage) !== undefined);
  const join = next < 0 ? undefined : readJoin(pipeline[next] ?? {});
  if (join === undefined) return runStages(documents, pipeline, context);
  const joined = runJoin(runStages(documents, pipeline.slice(0, next), context), join, context);
  return runPipeline(joined, pipeline.slice(next + 1), context);
}

function runStages(
  documents: readonly PlainDocument[],
  pipeline: readonly PlainDocument[],
  context: PipelineContext,
): PlainDocument[] {
  if (pipeline.length === 0) return [...documents];
  const options = optionsWith(context.variables ?? {});
  try {
    return new Aggregator(withNow(pipeline, context.now) as PlainDocument[], options).run([...documents]);
  } catch (error) {
    throw asCommandError(error);
  }
}

function runJoin(documents: readonly PlainDocument[], join: Join, context: PipelineContext): PlainDocument[] {
  if (join.kind === 'union') return [...documents, ...fromOther(join, {}, context)];
  return documents.map((document) => ({
    ...document,
    [join.as]: fromOther(join, join.on ? joinCondition(document, join.on) : {}, context),
  }));
}

/** A leading `$match` is joined with the condition, so that whichever index knows fewer documents narrows the search. */
function fromOther(join: Join, condition: PlainDocument, context: PipelineContext): PlainDocument[] {
  const [first, ...others] = join.pipeline as readonly PlainDocument[];
  const match = first?.['$match'] as PlainDocument | undefined;
  const rest = match === undefined ? (join.pipeline as readonly PlainDocument[]) : others;
  const filter = match === undefined ? condition : { $and: [condition, match] };
  return runPipeline(context.found?.(join.collection, filter) ?? [], rest, context);
}
