import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();
const people = [
  { _id: 1, name: 'ada', at: new Date('2026-03-28T23:15:00Z') },
  { _id: 2, name: 'bob', at: new Date('2026-03-29T12:00:00Z') },
];
const named = { $expr: { $eq: ['$name', '$$who'] } };
const ada = { who: { $toLower: 'ADA' } };

describe('let', () => {
  it.each<[string, unknown, unknown]>([
    ['a literal', { $literal: '$name' }, '$name'],
    ['a sum', { $add: [1, 2] }, 3],
    ['an operator within a document and a list', { a: { $add: [1, 1] }, b: [1, { $literal: 2 }] }, { a: 2, b: [1, 2] }],
    ['a text', 'ada', 'ada'],
    ['null', null, null],
    ['a date', { $dateTrunc: { date: new Date('2026-03-28T23:15:00Z'), unit: 'day' } }, new Date('2026-03-28')],
    ['a variable of its own', { $let: { vars: { y: 2 }, in: { $add: ['$$y', 1] } } }, 3],
    ['a list that is mapped', { $map: { input: [1, 2], as: 'n', in: { $multiply: ['$$n', 2] } } }, [2, 4]],
  ])('gives %s as the value of its expression', async (_, given, expected) => {
    const rows = await database.fresh([{ _id: 1 }]);
    const [row] = await rows.aggregate([{ $project: { _id: 0, v: '$$x' } }], { let: { x: given } }).toArray();
    expect(row?.['v']).toEqual(expected);
  });

  it('is evaluated once for the whole command', async () => {
    const rows = await database.fresh(people);
    const found = await rows.aggregate([{ $project: { v: '$$x', now: '$$NOW' } }], { let: { x: '$$NOW' } }).toArray();
    expect(found.map(({ v, now }) => v.getTime() === now.getTime())).toEqual([true, true]);
  });

  it('in $match, in a join and in $facet', async () => {
    const rows = await database.fresh(people);
    const join = { $lookup: { from: rows.collectionName, pipeline: [{ $match: named }], as: 'same' } };
    const joined = await rows.aggregate([{ $match: named }, join], { let: ada }).toArray();
    expect(joined.map(({ _id, same }) => [_id, same.map((one: Document) => one['_id'])])).toEqual([[1, [1]]]);
    const [both] = await rows
      .aggregate([{ $facet: { one: [{ $match: named }, { $project: { v: '$$who' } }] } }], { let: ada })
      .toArray();
    expect(both).toEqual({ one: [{ _id: 1, v: 'ada' }] });
  });

  it('in find', async () => {
    const rows = await database.fresh(people);
    expect((await rows.find(named, { let: ada }).toArray()).map(({ _id }) => _id)).toEqual([1]);
  });

  it('in a projection', async (context) => {
    await database.needsMongod(context, 'knows no variable there');
    const rows = await database.fresh(people);
    const found = await rows.find(named, { let: ada, projection: { v: '$$who' } }).toArray();
    expect(found).toEqual([{ _id: 1, v: 'ada' }]);
    const changed = await rows.findOneAndUpdate(named, { $set: { n: 1 } }, { let: ada, projection: { v: '$$who' } });
    expect(changed).toEqual({ _id: 1, v: 'ada' });
  });

  it('in update, delete and findAndModify', async () => {
    const rows = await database.fresh(people);
    const variables = { ...ada, note: { $literal: '$name' } };
    await rows.updateMany(named, [{ $set: { note: '$$note' } }], { let: variables });
    expect(await rows.findOne({ name: 'ada' })).toMatchObject({ note: '$name' });
    expect(await rows.findOne({ name: 'bob' })).not.toHaveProperty('note');
    const changed = await rows.findOneAndUpdate(named, [{ $set: { sum: '$$sum' } }], {
      let: { ...ada, sum: { $add: [1, 2] } },
      projection: { _id: 0, sum: 1 },
      returnDocument: 'after',
    });
    expect(changed).toEqual({ sum: 3 });
    expect(await rows.deleteMany(named, { let: ada })).toMatchObject({ deletedCount: 1 });
    expect(await rows.countDocuments()).toBe(1);
  });

  it('refuses an expression that nobody knows, and one that fails, also where there is no document', async () => {
    const rows = await database.fresh();
    const refused = (variables: Document) => codeOf(() => rows.aggregate([], { let: variables }).toArray());
    expect(await refused({ x: { $nope: 1 } })).toBe(168);
    expect(await refused({ x: '$$nope' })).toBe(17276);
    expect(await refused({ x: { $concat: [1] } })).toBe(16702);
  });

  it('may use a variable before it, has no field to name, and checks names', async (context) => {
    await database.needsMongod(context, 'evaluates each alone, and fields to nothing');
    const rows = await database.fresh([{ _id: 1 }]);
    const [row] = await rows
      .aggregate([{ $project: { v: '$$x' } }], { let: { y: 1, x: { $add: ['$$y', 1] } } })
      .toArray();
    expect(row).toEqual({ _id: 1, v: 2 });
    const refused = (variables: Document) => codeOf(() => rows.aggregate([], { let: variables }).toArray());
    expect(await refused({ x: '$name' })).toBe(4890500);
    expect(await refused({ x: { $add: ['$n', 1] } })).toBe(4890500);
    expect(await refused({ x: '$$ROOT' })).toBe(4890500);
    expect(await refused({ X: 1 })).toBe(16867);
    expect(await refused({ 'x.y': 1 })).toBe(16868);
    expect(await refused({ '': 1 })).toBe(16866);
  });

  it('takes what a statement of an update names as it stands', async (context) => {
    await database.needsMongod(context, 'evaluates it');
    const rows = await database.fresh([{ _id: 1 }]);
    const statement = { q: {}, u: [{ $set: { v: '$$k' } }], c: { k: { $add: [1, 2] } } };
    await database.get.db.command({ update: rows.collectionName, updates: [statement] });
    expect(await rows.findOne({})).toEqual({ _id: 1, v: { $add: [1, 2] } });
  });
});

describe('an aggregate without a collection', () => {
  it('is refused as MongoDB names it', async (context) => {
    await database.needsMongod(context, 'answers it with no documents');
    const { db } = database.get;
    const refused = (aggregate: unknown, ...pipeline: Document[]) =>
      codeOf(() => db.command({ aggregate, pipeline, cursor: {} }));
    expect(await refused(1, { $match: {} })).toBe(73);
    expect(await refused(1)).toBe(73);
    expect(await refused(2, { $match: {} })).toBe(9);
    await expect(db.command({ aggregate: 1, pipeline: [{ $match: {} }], cursor: {} })).rejects.toThrow(
      "{aggregate: 1} is not valid for '$match'; a collection is required.",
    );
    await expect(db.command({ aggregate: 1, pipeline: [], cursor: {} })).rejects.toThrow(
      '{aggregate: 1} is not valid for an empty pipeline.',
    );
  });

  it('is refused for an unknown stage', async () => {
    expect(await codeOf(() => database.get.db.aggregate([{ $nope: {} }]).toArray())).toBe(40324);
  });
});
