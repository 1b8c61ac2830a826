import { CommandError, unsupported } from '../errors.ts';
import { FIRST_BATCH, MAX_RESULT_BYTES } from '../limits.ts';
import { compileFilter, matching } from '../semantics/filter.ts';
import { JOINS } from '../semantics/joins.ts';
import { checkPipeline } from '../semantics/mingo.ts';
import { runPipeline } from '../semantics/pipeline.ts';
import { encode, toFilter, toPlain } from '../values/codec.ts';
import { toPlainNumber } from '../values/numbers.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { type Call, collectionName, document, flag, type Handler, variablesOf, wholeNumber } from './command.ts';
import { checkHint } from './hint.ts';

function encodeAll(results: readonly PlainDocument[]): Uint8Array[] {
  let bytes = 0;
  return results.map((result) => {
    const bson = encode(result);
    bytes += bson.byteLength;
    if (bytes > MAX_RESULT_BYTES) {
      throw new CommandError('ExceededMemoryLimit', `The pipeline's result exceeds ${MAX_RESULT_BYTES} bytes`);
    }
    return bson;
  });
}

function readPipeline(given: unknown): PlainDocument[] {
  checkPipeline(given);
  // Patterns in `$match` are JavaScript's by now, everywhere else numbers only have changed.
  return (given as PlainDocument[]).map(readStage);
}

function readStage(stage: PlainDocument): PlainDocument {
  const [name = ''] = Object.keys(stage);
  const given = stage[name];
  if (JOINS.has(name) && isDocument(given) && Array.isArray(given['pipeline'])) {
    const { pipeline, ...rest } = given;
    return { [name]: { ...(toPlain(rest) as PlainDocument), pipeline: (pipeline as PlainDocument[]).map(readStage) } };
  }
  if (name === '$facet' && isDocument(given)) {
    const parts = Object.entries(given).map(([part, pipeline]) => [part, (pipeline as PlainDocument[]).map(readStage)]);
    return { [name]: Object.fromEntries(parts) };
  }
  return (name === '$match' ? toFilter(stage) : toPlain(stage)) as PlainDocument;
}

/** A pipeline without a collection has to begin with a stage that makes documents; the store has none of these. */
function checkCollection({ command }: Call): void {
  const given = toPlainNumber(command['aggregate']);
  if (typeof given !== 'number') return;
  if (given !== 1) {
    throw new CommandError('FailedToParse', "The 'aggregate' field must specify a collection name or 1");
  }
  checkPipeline(command['pipeline']);
  const [first] = command['pipeline'] as readonly PlainDocument[];
  const stage = first && `'${Object.keys(first)[0]}'; a collection is required.`;
  throw new CommandError('InvalidNamespace', `{aggregate: 1} is not valid for ${stage ?? 'an empty pipeline.'}`);
}

function results(call: Call, name: string, pipeline: readonly PlainDocument[]): Uint8Array[] {
  const { engine, db, now } = call;
  const variables = variablesOf(call);
  const collection = engine.collection(db, name);
  const [first] = pipeline;
  // A leading `$match` is where an index can help, and with it alone the documents are answered as they are stored.
  const filtered = isDocument(first) && '$match' in first;
  const found = matching(collection, compileFilter(filtered ? first['$match'] : {}, now, variables));
  const rest = filtered ? pipeline.slice(1) : pipeline;
  if (rest.length === 0) return [...found].map(({ bson }) => bson);
  const plain = [...found].map((stored) => stored.plain);
  const other = (from: string, condition: PlainDocument) =>
    [...matching(engine.collection(db, from), compileFilter(condition, now, variables))].map((stored) => stored.plain);
  return encodeAll(runPipeline(plain, rest, { now, variables, found: other }));
}

/** `aggregate` (manual: "aggregate (database command)"). */
export const aggregate: Handler = {
  takes: ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'let', 'bypassDocumentValidation', 'explain'],
  run: (call) => {
    const { command, cursors, db } = call;
    if (flag(command, 'explain')) throw unsupported('explain');
    if (!isDocument(command['cursor'])) {
      throw new CommandError(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    }
    checkCollection(call);
    const name = collectionName(call, 'aggregate');
    checkHint(call, name, command);
    const pipeline = readPipeline(command['pipeline']);
    const batchSize = wholeNumber(document(command, 'cursor'), 'batchSize') ?? FIRST_BATCH;
    return cursors.first(`${db}.${name}`, results(call, name, pipeline), batchSize, false);
  },
};
