import type { Context } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import { $addFields, $count, $group, $project } from 'mingo/operators/pipeline';
import type { Any, AnyObject, Options } from 'mingo/types';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { sortDocuments } from './sort.ts';

type PipelineOps = NonNullable<Parameters<Context['addPipelineOps']>[0]>;

/** Puts the fields that a document kept in the order that they had, `_id` first, and the new ones after them. */
export function inOrderOf(source: unknown, result: unknown): unknown {
  if (Array.isArray(result)) {
    return Array.isArray(source) ? result.map((value, i) => inOrderOf(source[i], value)) : result;
  }
  if (!isDocument(result) || !isDocument(source)) return result;
  const ordered: PlainDocument = {};
  if ('_id' in result) ordered['_id'] = result['_id'];
  for (const name of Object.keys(source)) if (name in result) ordered[name] = inOrderOf(source[name], result[name]);
  return { ...ordered, ...Object.fromEntries(Object.entries(result).filter(([name]) => !(name in ordered))) };
}

// mingo gives the fields of a projection in the order of their names.
function project(documents: Iterator, specification: Any, options: Options): Iterator {
  let source: unknown;
  const noted = documents.map((document: AnyObject) => {
    source = document;
    return document;
  });
  return $project(noted, specification as AnyObject, options).map((result: Any) => inOrderOf(source, result));
}

function flatten(fields: PlainDocument, prefix = ''): [string, unknown][] {
  return Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    const names = isDocument(value) ? Object.keys(value) : [];
    if (!isDocument(value) || names.length === 0 || names[0]?.startsWith('$')) return [[`${prefix}${name}`, value]];
    return flatten(value, `${prefix}${name}.`);
  });
}

// `{$set: {a: {b: 1}}}` changes `a.b` and keeps the rest of `a` (manual: "$addFields"); mingo would replace `a`.
function addFields(documents: Iterator, specification: Any, options: Options): Iterator {
  return $addFields(documents, Object.fromEntries(flatten(specification as PlainDocument)), options);
}

function sort(documents: Iterator, specification: Any): Iterator {
  return documents.transform((all: unknown) => Lazy(sortDocuments(all as unknown[], specification, (one) => one)));
}

// A group's field is null where no document had a value (manual: "$first", "Missing Data").
function group(documents: Iterator, specification: Any, options: Options): Iterator {
  return $group(documents, specification as { _id: unknown }, options).map((result: AnyObject) => {
    const whole: PlainDocument = { _id: result['_id'] ?? null };
    for (const [name, value] of Object.entries(result)) whole[name] = value ?? null;
    return whole;
  });
}

// Nothing to count gives no document (manual: "$count (aggregation)"); mingo gives one with 0.
function count(documents: Iterator, field: Any, options: Options): Iterator {
  return $count(documents, String(field), options).filter((result: AnyObject) => result[String(field)] !== 0);
}

/** The stages that differ from mingo's in what MongoDB documents: the order of fields and of values. */
export const pipelineStages = {
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $sort: sort,
  $group: group,
  $count: count,
} as unknown as PipelineOps;
