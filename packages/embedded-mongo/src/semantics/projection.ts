import { evalExpr } from 'mingo/core';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { update } from 'mingo/updater';
import { cloneDeep } from 'mingo/util';
import { CommandError, unsupported } from '../errors.ts';
import { encode, retype } from '../values/codec.ts';
import { exactly } from '../values/fidelity.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { createPicker } from '../values/pick.ts';
import { queryOptions } from './context.ts';
import { asCommandError, checkPipeline, withNow } from './mingo.ts';
import { readSelection } from './selection.ts';
import { computedPaths, inOrderOf } from './stages.ts';
import { placeOf } from './update-path.ts';

interface Readable {
  readonly plain: PlainDocument;
  readonly bson: Uint8Array;
}

type Slice = readonly [string, unknown];

function isSlice(value: unknown): value is PlainDocument {
  return isDocument(value) && Object.keys(value).length === 1 && '$slice' in value;
}

// With exclusions, or alone, a `$slice` keeps the other fields (manual: "$slice (projection)"); mingo drops them.
function splitSlices(projection: PlainDocument): { readonly rest: PlainDocument; readonly slices: readonly Slice[] } {
  const slices = Object.entries(projection).filter(([, value]) => isSlice(value));
  const others = Object.entries(projection).filter(([, value]) => !isSlice(value));
  if (others.some(([, value]) => value !== 0 && value !== false)) return { rest: projection, slices: [] };
  return { rest: Object.fromEntries(others), slices };
}

function applySlice(document: PlainDocument, [path, specification]: Slice): void {
  const { value, blockedBy } = placeOf(document, path);
  if (Array.isArray(blockedBy?.[1])) throw unsupported('$slice within an array of documents');
  const bounds = isDocument(specification) ? [specification['$slice']].flat() : [];
  if (!Array.isArray(value) || path.startsWith('$')) return;
  const sliced = evalExpr({ value }, { $slice: ['$value', ...bounds] }, queryOptions() as Options);
  update(document, { $set: { [path]: sliced } }, [], {}, { queryOptions: queryOptions() });
}

function project(
  documents: readonly Readable[],
  projection: PlainDocument,
  condition: PlainDocument,
  variables: PlainDocument,
): PlainDocument[] {
  const { rest, slices } = splitSlices(projection);
  // Only `field.$` needs to know the condition.
  const positional = Object.keys(rest).some((path) => path.endsWith('.$'));
  const input = documents.map(({ plain }) => cloneDeep(plain) as PlainDocument);
  const results = new Query(positional ? condition : {}, queryOptions({ variables }))
    .find<PlainDocument>(input, rest)
    .all();
  if (results.length !== input.length) {
    throw new CommandError(51246, 'Executor error: the positional projection did not match the document');
  }
  for (const result of results) for (const slice of slices) applySlice(result, slice);
  return results;
}

/** Applies a projection of `find` to documents. The condition says what `field.$` stands for. */
export function projectAll(
  documents: readonly Readable[],
  projection: PlainDocument,
  condition: PlainDocument,
  { now, variables = {} }: { readonly now: Date; readonly variables?: PlainDocument },
): Uint8Array[] {
  if (Object.keys(projection).length === 0) return documents.map(({ bson }) => bson);
  const selection = readSelection(projection);
  if (selection !== undefined) {
    const pick = createPicker(selection.keeps, selection.fields);
    return documents.map(({ bson }) => pick(bson));
  }
  checkPipeline([{ $project: projection }]);
  const computed = computedPaths(projection);
  try {
    return project(documents, withNow(projection, now) as PlainDocument, condition, variables).map((result, i) => {
      const plain = documents[i]?.plain ?? {};
      return encode(retype(inOrderOf(plain, result, computed), plain, exactly(plain) ?? plain) as PlainDocument);
    });
  } catch (error) {
    throw asCommandError(error);
  }
}
