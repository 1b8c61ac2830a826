import { type Context, evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import { $project } from 'mingo/operators/pipeline';
import type { Any, AnyObject, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { keyOf } from '../values/key.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { ACCUMULATORS } from './folds.ts';
import { readSelection, select } from './selection.ts';
import { sortDocuments } from './sort.ts';

type PipelineOps = NonNullable<Parameters<Context['addPipelineOps']>[0]>;

/** The paths of a projection whose values are computed, not taken over. */
export function computedPaths(projection: PlainDocument): ReadonlySet<string> {
  const taken = (value: unknown): boolean =>
    typeof value === 'number' || typeof value === 'boolean' || (isDocument(value) && '$slice' in value);
  return new Set(flatten(projection).flatMap(([path, value]) => (taken(value) ? [] : [path])));
}

/** Puts the fields that a document kept in the order that they had, `_id` first, and the computed ones after them. */
export function inOrderOf(source: unknown, result: unknown, computed: ReadonlySet<string>, prefix = ''): unknown {
  if (Array.isArray(result)) {
    if (!Array.isArray(source)) return result;
    return result.map((value, i) => inOrderOf(source[i], value, computed, prefix));
  }
  if (!isDocument(result) || !isDocument(source)) return result;
  const ordered: PlainDocument = {};
  if (prefix === '' && '_id' in result) ordered['_id'] = result['_id'];
  for (const name of Object.keys(source)) {
    const path = `${prefix}${name}`;
    if (name in result && !computed.has(path)) {
      ordered[name] = inOrderOf(source[name], result[name], computed, `${path}.`);
    }
  }
  for (const [name, value] of Object.entries(result)) if (!(name in ordered)) ordered[name] = value;
  return ordered;
}

// mingo gives the fields of a projection in the order of their names, and computes what only has to be taken over.
function project(documents: Iterator, specification: Any, options: Options): Iterator {
  const selection = readSelection(specification as PlainDocument);
  if (selection !== undefined) return documents.map((document: AnyObject) => select(document, selection));
  const computed = computedPaths(specification as PlainDocument);
  let source: unknown;
  const noted = documents.map((document: AnyObject) => {
    source = document;
    return document;
  });
  const projected = $project(noted, specification as AnyObject, options);
  return projected.map((result: Any) => inOrderOf(source, result, computed));
}

function flatten(fields: PlainDocument, prefix = ''): [string, unknown][] {
  return Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    const names = isDocument(value) ? Object.keys(value) : [];
    if (!isDocument(value) || names.length === 0 || names[0]?.startsWith('$')) return [[`${prefix}${name}`, value]];
    return flatten(value, `${prefix}${name}.`);
  });
}

// A value on the way that is no document gives way to one, and an array to one in each element.
function setAt(target: unknown, names: readonly string[], value: unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (Array.isArray(target)) return target.map((element) => setAt(element, names, value));
  const { ...copy } = isDocument(target) ? target : {};
  copy[name] = setAt(copy[name], rest, value);
  return copy;
}

// `{$set: {a: {b: 1}}}` changes `a.b` and keeps the rest of `a` (manual: "$addFields"); mingo would replace `a`.
function addFields(documents: Iterator, specification: Any, options: Options): Iterator {
  const fields = flatten(specification as PlainDocument).map(([path, value]) => [path.split('.'), value] as const);
  return documents.map((document: AnyObject) => {
    let result: unknown = document;
    for (const [names, value] of fields) result = setAt(result, names, evalExpr(document, value as Any, options));
    return withoutMissing(result);
  });
}

function withoutMissing(value: unknown): unknown {
  if (!isDocument(value)) return value;
  const there = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(there.map(([name, field]) => [name, withoutMissing(field)]));
}

function sort(documents: Iterator, specification: Any): Iterator {
  return documents.transform((all: unknown) => Lazy(sortDocuments(all as unknown[], specification, (one) => one)));
}

// By BSON's equality of keys. A missing key is null (manual: "$group").
function group(documents: Iterator, specification: Any, options: Options): Iterator {
  const { _id: key, ...fields } = specification as PlainDocument;
  const folds = Object.entries(fields).map(([name, field]) => {
    const [operator = '', operand] = Object.entries(field as PlainDocument)[0] ?? [];
    return { name, operand: operand as Any, fold: ACCUMULATORS[operator] };
  });
  return documents.transform((all: unknown) => {
    const groups = new Map<string, { readonly id: unknown; readonly members: AnyObject[] }>();
    for (const member of all as AnyObject[]) {
      const id = withoutMissing(evalExpr(member, key as Any, options) ?? null);
      const name = keyOf(id);
      const group = groups.get(name);
      if (group) group.members.push(member);
      else groups.set(name, { id, members: [member] });
    }
    const results = [...groups.values()].map(({ id, members }) => {
      const result: PlainDocument = { _id: id };
      for (const { name, operand, fold } of folds) {
        result[name] = fold?.(members.map((member) => evalExpr(member, operand, options)));
      }
      return result;
    });
    return Lazy(results);
  });
}

function unset(documents: Iterator, paths: Any, options: Options): Iterator {
  return project(documents, Object.fromEntries([paths].flat().map((path) => [path, 0])) as Any, options);
}

// A value that is no array counts as an array of it, also where it is falsy (manual: "$unwind"); mingo drops those.
function unwind(documents: Iterator, specification: Any, options: Options): Iterator {
  const given: unknown = specification;
  const path = String(isDocument(given) ? given['path'] : given);
  if (!path.startsWith('$'))
    throw new CommandError(28818, `path option to $unwind should be prefixed with a '$': ${path}`);
  const { includeArrayIndex: index, preserveNullAndEmptyArrays: keeps } = (
    isDocument(given) ? given : {}
  ) as PlainDocument;
  const names = path.slice(1).split('.');
  return documents.transform((all: unknown) => {
    const unwound = (all as AnyObject[]).flatMap((document): unknown[] => {
      const value: unknown = evalExpr(document, path, options);
      const isArray = Array.isArray(value);
      const at = (i: number | null, result: unknown): unknown =>
        index === undefined ? result : setAt(result, String(index).split('.'), i);
      if (isArray && value.length > 0) return value.map((element, i) => at(i, setAt(document, names, element)));
      if (!isArray && value !== undefined && value !== null) return [at(null, document)];
      if (keeps !== true) return [];
      return [at(null, isArray ? withoutMissing(setAt(document, names, undefined)) : document)];
    });
    return Lazy(unwound);
  });
}

// Nothing to count gives no document (manual: "$count (aggregation)").
function count(documents: Iterator, field: Any, options: Options): Iterator {
  const counted = group(documents, { _id: null, count: { $sum: 1 } } as Any, options);
  return counted.map((result: Any) => ({ [String(field)]: (result as AnyObject)['count'] }));
}

function sortByCount(documents: Iterator, key: Any, options: Options): Iterator {
  return sort(group(documents, { _id: key, count: { $sum: 1 } } as Any, options), { count: -1 } as Any);
}

/** The stages that differ from mingo's in what MongoDB documents: the order of fields and of values. */
export const pipelineStages = {
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $sort: sort,
  $group: group,
  $count: count,
  $unwind: unwind,
  $sortByCount: sortByCount,
} as unknown as PipelineOps;
