import type { Document } from 'mongodb';
import type { Answer } from './compare.ts';
import type { Operation } from './operations.ts';

/** Where two servers may answer differently, and which section of MongoDB's manual says why. */
export interface Deviation {
  readonly name: string;
  readonly manual: string;
  readonly covers: (operation: Operation, embedded: Answer, server: Answer) => boolean;
}

function parts(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(parts)];
  if (typeof value !== 'object' || value === null || '_bsontype' in value || value instanceof Date) return [value];
  return [value, ...Object.values(value).flatMap(parts)];
}

const uses = ({ command }: Operation, name: string): boolean =>
  parts(command).some(
    (part) => typeof part === 'object' && part !== null && Object.keys(part).some((key) => key.includes(name)),
  );

function stagesOf({ command }: Operation): Document[] {
  const pipeline = command['pipeline'] ?? command['updates']?.[0]?.['u'] ?? command['update'];
  return Array.isArray(pipeline) ? pipeline : [];
}

const isNested = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !Object.keys(value)[0]?.startsWith('$');

const fieldOf = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null ? (part as Document)[name] : undefined;

const hasNestedSet = (operation: Operation): boolean =>
  stagesOf(operation).some((stage) => Object.values(stage['$set'] ?? stage['$addFields'] ?? {}).some(isNested));

const sortedFields = (text: string): string =>
  text
    .split('\n')
    .map((line) => [...line].sort().join(''))
    .join('\n');

const withoutObjects = (text: string): string =>
  text.replace(/,?"(o|lease)":(\{(?:[^{}]|\{[^{}]*\})*\}|[^,{}[\]]+)/g, '').replace(/"nModified":\d+/g, '');

/** How the server of MONGODB_URI, where it is no mongod, is known to differ from MongoDB's manual. */
export const SERVER_DEVIATIONS: readonly Deviation[] = [
  {
    name: 'gives a count of 0 where $count has nothing to count',
    manual: '$count (aggregation): no document where there is nothing to count',
    covers: (operation, _, server) =>
      '$count' in (stagesOf(operation).at(-1) ?? {}) && server.text === '{"value":{"count":0}}',
  },
  {
    name: 'replaces an embedded document that $set or $addFields names by a nested document',
    manual: '$addFields: adds to an embedded document and keeps its other fields',
    covers: (operation) => hasNestedSet(operation),
  },
  {
    name: 'adds new fields in the order of the operators',
    manual: 'Update Operators, Behavior: fields are processed in lexicographic order of their names',
    covers: (operation, embedded, server) =>
      operation.writes && sortedFields(embedded.text) === sortedFields(server.text),
  },
  {
    name: 'checks an update only when it meets a document',
    manual: 'Update Operators: an update that names a path twice is an error',
    covers: (operation, embedded, server) =>
      operation.writes &&
      [2, 9, 40].includes(embedded.code ?? 0) &&
      ([40, 54].includes(server.code ?? 0) || (server.code === undefined && /"n":0|"last":\[0/.test(server.text))),
  },
  {
    name: 'passes over $[] where there is no array',
    manual: '$[]: the path must be an array',
    covers: (operation, embedded) => uses(operation, '.$[]') && embedded.code === 2,
  },
  {
    name: 'gives nothing for a path through an array in an expression',
    manual: 'Field Paths: a path through an array of documents gives the array of their values',
    covers: ({ command }, embedded) =>
      parts(command).some(
        (part) =>
          typeof part === 'string' &&
          (part.startsWith('$ls.') || (part.startsWith('$o.') && embedded.text.includes('"o":['))),
      ),
  },
  {
    name: 'computes no field of an embedded document that is missing, null or a scalar',
    manual: '$addFields: a dotted name adds a field to an embedded document, which takes the place of any other value',
    covers: (_, embedded, server) => withoutObjects(embedded.text) === withoutObjects(server.text),
  },
  {
    name: 'does not match a missing field with $all: [null]',
    manual: '$all: is $and of equalities, and null equals a missing field',
    covers: (operation) => parts(operation.command).some((part) => [fieldOf(part, '$all')].flat().includes(null)),
  },
  {
    name: 'finds no distinct values in documents within an array',
    manual: 'distinct: the elements of an array are values, at a dotted path too',
    covers: ({ command }) => String(command['key']).startsWith('ls.'),
  },
  {
    name: 'sorts by a path through an array as if there were none',
    manual: 'cursor.sort(), Sort Order of Arrays: the least or greatest element counts',
    covers: ({ command }) =>
      parts(command).some((part) =>
        ['sort', '$sort'].some((name) => fieldOf(fieldOf(part, name), 'ls.v') !== undefined),
      ),
  },
  {
    name: 'takes true for 1 and false for 0 in $pull, $pullAll, $addToSet and distinct',
    manual: 'Comparison/Sort Order: a boolean is no number',
    covers: (operation, embedded) =>
      operation.command['distinct'] !== undefined
        ? /:(true|false)\}/.test(embedded.text)
        : ['$pull', '$pullAll', '$addToSet'].some((name) => uses(operation, name)) && /true|false/.test(embedded.text),
  },
  {
    name: 'takes a missing field for null in $in',
    manual: 'Comparison/Sort Order: a missing field comes before null in an expression',
    covers: (operation) => uses(operation, '$in') && JSON.stringify(operation.command).includes('{"$in":["$'),
  },
  {
    name: 'excludes no field from documents within an array',
    manual: '$project: a dotted path is excluded from each document of an array',
    covers: (operation, embedded) =>
      stagesOf(operation).some((stage) => fieldOf(stage['$project'], 'o.a') === 0) && embedded.text.includes('"o":['),
  },
];

/** What MongoDB leaves open, so that no server is right or wrong. */
export const LEFT_OPEN: readonly Deviation[] = [
  {
    name: 'what $concat makes of null and of a value that is no text together',
    manual: '$concat: null where an operand is null, and an error where one is no text',
    covers: (operation, embedded, server) => uses(operation, '$concat') && [embedded.code, server.code].includes(16702),
  },
  {
    name: 'whether a condition that fails on a document is reached when another one has decided',
    manual: '$and, $or: the optimizer may evaluate conditions in any order',
    covers: (operation, embedded, server) => uses(operation, '$expr') && embedded.code !== server.code,
  },
];
