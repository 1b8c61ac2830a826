import type { Document } from 'mongodb';
import { aConstant } from './expressions.ts';
import { aFilter, aFilterOfOne } from './filters.ts';
import { aPipeline, aProjection, aSort } from './pipelines.ts';
import type { Random } from './random.ts';
import { anUpdate } from './updates.ts';
import { aDocument, IDS, PATHS } from './values.ts';

/** One database command, as a shell could run it, and how its answers are to be compared. */
export interface Operation {
  readonly command: Document;
  /** Whether the order of its results is settled. */
  readonly ordered: boolean;
  /** Whether it may have changed what is stored. */
  readonly writes: boolean;
  /** Whether numbers in its answer were computed: then they are compared by value, not by type. */
  readonly computes: boolean;
  /** A path of which the distinct values are to be taken from its answers. */
  readonly gathers?: string;
}

const reading = { ordered: false, writes: false, computes: false };
const writing = { ordered: true, writes: true, computes: false };

function find(random: Random, collection: string): Operation {
  const sorted = random.chance(0.7);
  const command: Document = { find: collection, filter: aFilter(random) };
  const projects = random.chance(0.4);
  if (projects) command['projection'] = aProjection(random);
  if (sorted) {
    command['sort'] = aSort(random);
    if (random.chance(0.3)) command['skip'] = random.below(4);
    if (random.chance(0.5)) command['limit'] = 1 + random.below(6);
  }
  return { ...reading, command, ordered: sorted, computes: projects };
}

function aggregate(random: Random, collection: string): Operation {
  const { pipeline, ordered } = aPipeline(random);
  if (random.chance(0.2)) {
    const [first = {}, ...rest] = pipeline;
    const given = [{ $match: { $expr: { $lte: ['$n', '$$x'] } } }, { $addFields: { given: '$$x' } }];
    const letting = { pipeline: [first, ...given, ...rest], let: { x: aConstant(random) } };
    const command = { aggregate: collection, ...letting, cursor: {} };
    return { ...reading, command, ordered, computes: true };
  }
  return { ...reading, command: { aggregate: collection, pipeline, cursor: {} }, ordered, computes: true };
}

function insert(random: Random, collection: string): Operation {
  const documents = random.list(1, 4, () => aDocument(random, random.pick(IDS)));
  return { ...writing, command: { insert: collection, documents, ordered: random.chance(0.5) } };
}

function update(random: Random, collection: string): Operation {
  const multi = random.chance(0.4);
  const u = !multi && random.chance(0.15) ? aReplacement(random) : anUpdate(random);
  const q = multi ? aFilter(random) : aFilterOfOne(random);
  const statement = { q, u, multi, upsert: !multi && random.chance(0.3) };
  if (Array.isArray(u) && !statement.upsert && random.chance(0.3)) {
    const updates = [{ ...statement, u: [...u, { $set: { given: '$$x' } }] }];
    return { ...writing, command: { update: collection, updates, let: { x: aConstant(random) } }, computes: true };
  }
  return { ...writing, command: { update: collection, updates: [statement] }, computes: Array.isArray(u) };
}

function aReplacement(random: Random): Document {
  const { _id, ...replacement } = aDocument(random, 0);
  return random.chance(0.1) ? { _id, ...replacement } : replacement;
}

function findAndModify(random: Random, collection: string): Operation {
  const ofOne = random.chance(0.5);
  const fields = random.chance(0.3) && { fields: aProjection(random) };
  const command: Document = {
    findAndModify: collection,
    query: ofOne ? aFilterOfOne(random) : aFilter(random),
    ...fields,
  };
  if (!ofOne) command['sort'] = aSort(random);
  if (random.chance(0.1)) return { ...writing, command: { ...command, remove: true }, computes: Boolean(fields) };
  const u = anUpdate(random);
  const upsert = ofOne && random.chance(0.3);
  return {
    ...writing,
    command: { ...command, update: u, new: random.chance(0.6), upsert },
    computes: Array.isArray(u) || Boolean(fields),
  };
}

function remove(random: Random, collection: string): Operation {
  const one = random.chance(0.8);
  const deletes = [{ q: one ? aFilterOfOne(random) : aFilter(random), limit: one ? 1 : 0 }];
  return { ...writing, command: { delete: collection, deletes } };
}

const count = (random: Random, collection: string): Operation => ({
  ...reading,
  command: { count: collection, query: aFilter(random) },
});

const distinct = (random: Random, collection: string): Operation => ({
  ...reading,
  computes: true,
  command: { distinct: collection, key: random.pick(PATHS), query: aFilter(random, 1) },
});

/** The next operation on a collection. */
export function anOperation(random: Random, collection: string): Operation {
  const make = random.pick([
    find,
    find,
    find,
    aggregate,
    aggregate,
    aggregate,
    insert,
    insert,
    update,
    update,
    update,
    findAndModify,
    findAndModify,
    remove,
    count,
    distinct,
  ]);
  return make(random, collection);
}
