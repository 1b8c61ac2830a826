import type { Document } from 'mongodb';
import { addedByName, comparesElements, elementsAre, inAnyOrder, refusedAtSight, updateOf } from './checks.ts';
import { type Answer, show } from './compare.ts';
import type { Operation } from './operations.ts';
import { isPlain } from './rephrasings.ts';

/** What is known of two answers that are not the same. */
export interface Case {
  readonly operation: Operation;
  readonly embedded: Answer;
  readonly server: Answer;
  readonly before: readonly Document[];
}

/** Where two servers may answer differently, and which section of MongoDB's manual says which one is right. */
export interface Deviation {
  readonly name: string;
  readonly manual: string;
  /** Whether it is this one, and the embedded store's answer is the manual's. */
  readonly covers: (one: Case) => boolean;
}

const stagesOf = ({ command }: Operation): Document[] => command['pipeline'] ?? [];

const pathsOf = (command: Document): string[] =>
  Object.values(updateOf(command) ?? {}).flatMap((fields) => Object.keys(fields as Document));

const filterOf = ({ command }: Operation): Document => command['updates']?.[0]?.['q'] ?? command['query'] ?? {};

/** The documents that an update is about: by the `_id` that its filter has, or all. */
function targets({ operation, before }: Case): readonly Document[] {
  const { _id: id } = filterOf(operation);
  return typeof id === 'number' ? before.filter(({ _id }) => inAnyOrder(_id) === inAnyOrder(show(id))) : before;
}

const was = ({ before }: Case, { _id }: Document): Document | undefined =>
  before.find((one) => inAnyOrder(one['_id']) === inAnyOrder(_id));

function keepsOrder(one: Case): boolean {
  const given = new Set(Object.keys(filterOf(one.operation)).map((path) => path.split('.')[0] ?? ''));
  return one.embedded.documents.every((after) => {
    const before = was(one, after);
    return addedByName(before ?? { _id: 0 }, after, before ? new Set() : given);
  });
}

/** How the server of MONGODB_URI, where it is no mongod, is known to differ from MongoDB's manual. */
export const SERVER_DEVIATIONS: readonly Deviation[] = [
  {
    name: 'gives a count of 0 where $count has nothing to count',
    manual: '$count (aggregation): no document where there is nothing to count',
    covers: ({ operation, embedded, server }) =>
      '$count' in (stagesOf(operation).at(-1) ?? {}) && embedded.text === '' && server.text === '{"value":{"count":0}}',
  },
  {
    name: 'has one code for whatever is no date in $dateTrunc and $dateDiff',
    manual: '$dateTrunc, $dateDiff: resolves to a date, a timestamp or an ObjectId',
    covers: ({ embedded, server }) => [5439012, 5166307].includes(embedded.code ?? 0) && server.code === 14,
  },
  {
    name: 'checks an update only when it meets a document',
    manual: 'Update Operators: an update that names a path twice is an error; $rename: not onto its own path',
    covers: ({ operation, embedded, server }) =>
      embedded.code !== undefined &&
      embedded.code === refusedAtSight(operation.command) &&
      (server.code !== undefined || /"n":0|"last":\[0/.test(server.text)),
  },
  {
    name: 'adds new fields in the order of the operators',
    manual: 'Update Operators, Behavior: fields are processed in lexicographic order of their names',
    covers: (one) =>
      updateOf(one.operation.command) !== undefined &&
      inAnyOrder(one.embedded.parsed) === inAnyOrder(one.server.parsed) &&
      keepsOrder(one),
  },
  {
    name: 'passes over $[] where there is no array, or no document in it',
    manual: '$[]: the path must be an array; $set: a field cannot be made in a scalar',
    covers: (one) =>
      pathsOf(one.operation.command).includes('ls.$[].v') &&
      ((one.embedded.code === 2 && (targets(one).length === 0 || targets(one).some(({ ls }) => !Array.isArray(ls)))) ||
        (one.embedded.code === 28 && targets(one).some(({ ls }) => Array.isArray(ls) && !ls.every(isPlain)))),
  },
  {
    name: 'takes true for 1 and false for 0 in $pull, $pullAll and $addToSet',
    manual: 'Comparison/Sort Order: a boolean is no number',
    covers: (one) =>
      comparesElements(one.operation.command) &&
      one.embedded.code === one.server.code &&
      one.embedded.documents.every((after) => {
        const before = was(one, after);
        return !before || inAnyOrder(before) === inAnyOrder(after) || elementsAre(one.operation.command, before, after);
      }),
  },
];

const mentions = (operation: Operation, name: string): boolean =>
  JSON.stringify(operation.command).includes(`"${name}"`);

/** Where the embedded store itself is known to differ (ADR 3, "What is not kept"). */
const STORE_DEVIATIONS: readonly Deviation[] = [
  {
    name: 'the embedded store refuses to write a number that is no int in capitals',
    manual: '$toUpper (aggregation)',
    covers: ({ operation, embedded }) => embedded.code === 115 && mentions(operation, '$toUpper'),
  },
  {
    name: 'the embedded store counts no update by a pipeline that changes only the type of a number',
    manual: 'update: nModified',
    covers: ({ operation: { command, computes }, embedded, server }) =>
      computes &&
      Array.isArray(command['updates']?.[0]?.['u']) &&
      embedded.text.replace(/"nModified":\d+/, '') === server.text.replace(/"nModified":\d+/, ''),
  },
];

/** What MongoDB leaves open, so that no server is right or wrong. */
export const LEFT_OPEN: readonly Deviation[] = [
  ...STORE_DEVIATIONS,
  {
    name: 'which documents an update of many had reached when one of them was refused',
    manual: 'updateMany: updates documents one by one, in no order that is promised',
    covers: (one) =>
      one.embedded.code !== undefined &&
      one.server.code !== undefined &&
      one.operation.command['updates']?.[0]?.['multi'] === true &&
      one.embedded.documents.every((after, i) => {
        const [before, other] = [was(one, after), one.server.documents[i]].map(inAnyOrder);
        return inAnyOrder(after) === other || inAnyOrder(after) === before || other === before;
      }),
  },
  {
    name: 'whether an upsert takes the one value of an $in for an equality',
    manual: 'update: an upsert takes the equality clauses of its filter',
    covers: ({ operation, embedded, server }) =>
      /"\$in":\[[^[\],]+\]/.test(JSON.stringify(filterOf(operation))) &&
      embedded.text.includes('"upserted') &&
      server.documents.length === embedded.documents.length,
  },
  {
    name: 'whether an expression that fails on a document is reached when another condition has decided',
    manual: '$and, $or: the optimizer may evaluate conditions in any order',
    covers: ({ operation, embedded, server }) => mentions(operation, '$expr') && embedded.code !== server.code,
  },
];
