import type { Collection, Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();

/** Two teams with goals in another collection, and one goal that belongs nowhere. */
async function twoCollections(): Promise<{ teams: Collection<Document>; goals: string }> {
  const teams = await database.fresh([
    { _id: 't1', name: 'B' },
    { _id: 't2', name: 'A', wanted: ['g1', 'g3'] },
    { _id: 't3', name: 'C', wanted: [] },
  ]);
  const goals = await database.fresh([
    { _id: 'g1', team: 't1', open: true, said: [{ v: 1, note: 'x' }] },
    { _id: 'g2', team: 't1', open: false, said: [] },
    { _id: 'g3', team: 't2', open: true, said: [{ v: 2 }, { v: 3, note: 'y' }] },
    { _id: 'g4' },
  ]);
  await goals.createIndex({ team: 1 });
  return { teams, goals: goals.collectionName };
}

const ids = (rows: unknown) => (rows as Document[]).map(({ _id }) => _id);

describe('$lookup', () => {
  it('finds what is equal, each document on its own, and nothing where there is nothing', async () => {
    const { teams, goals } = await twoCollections();
    const lookup = { from: goals, localField: '_id', foreignField: 'team', as: 'goals' };
    const rows = await teams.aggregate([{ $sort: { _id: 1 } }, { $lookup: lookup }]).toArray();
    expect(rows.map((row) => ids(row['goals']))).toEqual([['g1', 'g2'], ['g3'], []]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['_id', 'name', 'goals']);
  });

  it('takes the elements of an array, and nothing for an empty one', async () => {
    const { teams, goals } = await twoCollections();
    const lookup = { from: goals, localField: 'wanted', foreignField: '_id', as: 'goals' };
    const rows = await teams
      .aggregate([{ $match: { wanted: { $exists: true } } }, { $sort: { _id: 1 } }, { $lookup: lookup }])
      .toArray();
    expect(rows.map((row) => ids(row['goals']))).toEqual([['g1', 'g3'], []]);
  });

  it('takes what is missing for null', async () => {
    const { teams, goals } = await twoCollections();
    const lookup = { from: goals, localField: 'nothing', foreignField: 'team', as: 'goals' };
    const [row] = await teams.aggregate([{ $match: { _id: 't1' as never } }, { $lookup: lookup }]).toArray();
    expect(ids(row?.['goals'])).toEqual(['g4']);
  });

  it('runs a pipeline over what it found: filter, order, limit, and fields within arrays', async () => {
    const { teams, goals } = await twoCollections();
    const pipeline = [
      { $match: { open: true } },
      { $sort: { _id: -1 } },
      { $limit: 1 },
      { $project: { team: 1, 'said.v': 1 } },
    ];
    const lookup = { from: goals, localField: '_id', foreignField: 'team', pipeline, as: 'goals' };
    const rows = await teams.aggregate([{ $sort: { _id: 1 } }, { $lookup: lookup }]).toArray();
    expect(rows.map((row) => row['goals'])).toEqual([
      [{ _id: 'g1', team: 't1', said: [{ v: 1 }] }],
      [{ _id: 'g3', team: 't2', said: [{ v: 2 }, { v: 3 }] }],
      [],
    ]);
  });

  it('goes on with what was found, and finds nothing in a collection that is not there', async () => {
    const { teams, goals } = await twoCollections();
    const lookup = { from: goals, localField: '_id', foreignField: 'team', as: 'goals' };
    const rows = await teams
      .aggregate([
        { $lookup: lookup },
        { $lookup: { ...lookup, from: 'nowhere', as: 'none' } },
        { $project: { count: { $size: '$goals' }, none: 1 } },
        { $sort: { count: -1, _id: 1 } },
      ])
      .toArray();
    expect(rows).toEqual([
      { _id: 't1', count: 2, none: [] },
      { _id: 't2', count: 1, none: [] },
      { _id: 't3', count: 0, none: [] },
    ]);
  });
});

describe('$unionWith', () => {
  it('adds the documents of another collection after those that are there', async () => {
    const { teams, goals } = await twoCollections();
    const union = { coll: goals, pipeline: [{ $match: { open: true } }, { $sort: { _id: 1 } }] };
    const rows = await teams.aggregate([{ $match: { name: 'A' } }, { $unionWith: union }]).toArray();
    expect(ids(rows)).toEqual(['t2', 'g1', 'g3']);
    expect(await teams.aggregate([{ $match: { name: '?' } }, { $unionWith: goals }]).toArray()).toHaveLength(4);
    expect(await teams.aggregate([{ $match: { name: '?' } }, { $unionWith: 'nowhere' }]).toArray()).toEqual([]);
  });

  it('joins within the other pipeline, and wraps what it found', async () => {
    const { teams, goals } = await twoCollections();
    const lookup = { from: teams.collectionName, localField: 'team', foreignField: '_id', as: 'teams' };
    const wrap = { $project: { _id: 0, part: { $literal: 'goal' }, document: '$$ROOT' } };
    const union = { coll: goals, pipeline: [{ $match: { _id: 'g3' } }, { $lookup: lookup }, wrap] };
    const rows = await teams.aggregate([{ $match: { name: '?' } }, { $unionWith: union }]).toArray();
    expect(rows).toMatchObject([{ part: 'goal', document: { _id: 'g3', teams: [{ _id: 't2' }] } }]);
  });
});

describe('joins', () => {
  it('refuse what is not complete, or not known within them', async () => {
    const { teams, goals } = await twoCollections();
    const refused = (stage: Document) => codeOf(() => teams.aggregate([stage]).toArray());
    expect(await refused({ $lookup: { from: goals, localField: '_id', as: 'goals' } })).toBe(9);
    expect(await refused({ $lookup: { from: goals, pipeline: [{ $nope: {} }], as: 'goals' } })).toBe(40324);
    expect(await refused({ $unionWith: { coll: goals, pipeline: [{ $nope: {} }] } })).toBe(40324);
  });
});
