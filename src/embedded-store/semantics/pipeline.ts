import { Aggregator } from 'mingo/aggregator';
import { ProcessingMode } from 'mingo/core';
import type { PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { asCommandError, withNow } from './mingo.ts';

/** What a pipeline may refer to besides its input. */
export interface PipelineContext {
  readonly now: Date;
  readonly variables?: PlainDocument;
}

/** Runs a checked pipeline over documents, which stay as they are. */
export function runPipeline(
  documents: Iterable<PlainDocument>,
  pipeline: readonly PlainDocument[],
  context: PipelineContext,
): PlainDocument[] {
  const options = queryOptions({
    processingMode: ProcessingMode.CLONE_INPUT,
    variables: context.variables ?? {},
  });
  try {
    return new Aggregator(withNow(pipeline, context.now) as PlainDocument[], options).run(documents);
  } catch (error) {
    throw asCommandError(error);
  }
}
