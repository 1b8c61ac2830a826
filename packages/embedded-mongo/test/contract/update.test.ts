import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();
type Change = Document | Document[];

async function updated(
  row: Document,
  change: Change,
  filter: Document = {},
  options: Document = {},
): Promise<Document | null> {
  const rows = await database.fresh([{ _id: 1, ...row }]);
  await rows.updateOne(filter, change, options);
  return rows.findOne({}, { projection: { _id: 0 } });
}

async function refusal(row: Document, change: Change, filter: Document = {}, options: Document = {}) {
  const rows = await database.fresh([{ _id: 1, ...row }]);
  const code = await codeOf(() => rows.updateOne(filter, change, options));
  expect(await rows.findOne({})).toEqual({ _id: 1, ...row });
  return code;
}

describe('operators', () => {
  it.each<[string, Document, Document, Document]>([
    ['$set in depth', { a: { b: 1 } }, { $set: { 'a.c.d': 2, e: [1] } }, { a: { b: 1, c: { d: 2 } }, e: [1] }],
    ['$set of an element', { l: [1, 2] }, { $set: { 'l.1': 9 } }, { l: [1, 9] }],
    ['$set beyond the end', { l: [1] }, { $set: { 'l.3': 9 } }, { l: [1, null, null, 9] }],
    ['$set to null', { a: 1 }, { $set: { a: null } }, { a: null }],
    ['$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '', x: '' } }, { b: { d: 2 } }],
    ['$unset of an element', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
    ['$inc', { n: 1, d: 0.5 }, { $inc: { n: -3, d: 0.25, x: 2 } }, { n: -2, d: 0.75, x: 2 }],
    ['$mul', { n: 3 }, { $mul: { n: 2, x: 5 } }, { n: 6, x: 0 }],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 4 } }, { a: 3, b: 5, c: 1 }],
    ['$rename', { a: 1, b: 2 }, { $rename: { a: 'x.y', q: 'z' } }, { b: 2, x: { y: 1 } }],
    ['$push', { l: [1] }, { $push: { l: 2, m: { k: 1 } } }, { l: [1, 2], m: [{ k: 1 }] }],
    ['$push of an array', { l: [1] }, { $push: { l: [2, 3] } }, { l: [1, [2, 3]] }],
    ['$push $each $slice', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: -3 } } }, { l: [2, 3, 4] }],
    ['$push $slice to a new array', {}, { $push: { l: { $each: [1, 2, 3], $slice: 2 } } }, { l: [1, 2] }],
    ['$push $position', { l: [1, 4] }, { $push: { l: { $each: [2, 3], $position: 1 } } }, { l: [1, 2, 3, 4] }],
    [
      '$push $sort',
      { l: [{ v: 3 }, { v: 1 }] },
      { $push: { l: { $each: [{ v: 2 }], $sort: { v: -1 } } } },
      { l: [{ v: 3 }, { v: 2 }, { v: 1 }] },
    ],
    ['$addToSet', { l: [1, 1] }, { $addToSet: { l: 1, m: 'x' } }, { l: [1, 1], m: ['x'] }],
    ['$addToSet $each', { l: [1] }, { $addToSet: { l: { $each: [1, 2, 2] } } }, { l: [1, 2] }],
    ['$addToSet of documents', { l: [{ a: 1 }] }, { $addToSet: { l: { a: 1 } } }, { l: [{ a: 1 }] }],
    ['$pull', { l: [1, 2, 3, 2] }, { $pull: { l: 2 } }, { l: [1, 3] }],
    ['$pull by condition', { l: [{ v: 1 }, { v: 5 }] }, { $pull: { l: { v: { $gte: 5 } } } }, { l: [{ v: 1 }] }],
    ['$pullAll', { l: [1, 2, 3] }, { $pullAll: { l: [1, 3] } }, { l: [2] }],
    ['$pop', { l: [1, 2, 3], m: [1, 2] }, { $pop: { l: 1, m: -1 } }, { l: [1, 2], m: [2] }],
    ['$bit', { n: 13 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
  ])('%s', async (_, row, change, expected) => {
    expect(await updated(row, change)).toEqual(expected);
  });

  it('adds new fields in the order of their names', async (context) => {
    await database.needsMongod(context, 'adds fields in the order of the command');
    const row = await updated({ z: 1, y: 2 }, { $set: { c: 1, a: 1 }, $inc: { b: 1 }, $rename: { y: 'bb' } });
    expect(Object.keys(row ?? {})).toEqual(['z', 'a', 'b', 'bb', 'c']);
  });

  it('tell a boolean from a number in arrays', async (context) => {
    await database.needsMongod(context, 'takes true for 1 in arrays');
    const l = [true, 1, false, 0];
    expect(await updated({ l }, { $pull: { l: true } })).toEqual({ l: [1, false, 0] });
    expect(await updated({ l }, { $pullAll: { l: [0, 1] } })).toEqual({ l: [true, false] });
    expect(await updated({ l: [1] }, { $addToSet: { l: { $each: [true, 1] } } })).toEqual({ l: [1, true] });
  });

  it('sets the current date', async () => {
    const before = Date.now() - 5000;
    const row = await updated({}, { $currentDate: { at: true, by: { $type: 'date' } } });
    expect(row?.['at']).toBeInstanceOf(Date);
    expect(Number(row?.['by'])).toBeGreaterThan(before);
  });

  it('$bit combines integers', async () => {
    expect(await updated({ a: 13, b: 3 }, { $bit: { a: { and: 10 }, b: { or: 4 } } })).toEqual({ a: 8, b: 7 });
  });

  it('says whether anything changed', async () => {
    const rows = await database.fresh([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    expect(await rows.updateMany({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
    expect(await rows.updateMany({ a: 7 }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });
});

describe('positions', () => {
  const row = {
    l: [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
      { k: 'b', v: 3 },
    ],
  };

  it('$ is the element that matched', async () => {
    const result = await updated(row, { $set: { 'l.$.v': 9 } }, { 'l.k': 'b' });
    expect(result?.['l'].map((one: Document) => one['v'])).toEqual([1, 9, 3]);
    const matched = await updated(row, { $inc: { 'l.$.v': 10 } }, { l: { $elemMatch: { k: 'b', v: 3 } } });
    expect(matched?.['l'].map((one: Document) => one['v'])).toEqual([1, 2, 13]);
  });

  it('$[] is every element, $[name] those that a filter takes', async () => {
    const all = await updated(row, { $inc: { 'l.$[].v': 1 } });
    expect(all?.['l'].map((one: Document) => one['v'])).toEqual([2, 3, 4]);
    const some = await updated(
      row,
      { $set: { 'l.$[e].v': 0 } },
      {},
      { arrayFilters: [{ 'e.k': 'b', 'e.v': { $gt: 2 } }] },
    );
    expect(some?.['l'].map((one: Document) => one['v'])).toEqual([1, 2, 0]);
  });

  it('refuses positions without a match or a filter', async () => {
    expect(await refusal(row, { $set: { 'l.$.v': 1 } })).toBe(2);
    expect(await refusal(row, { $set: { 'l.$[e].v': 1 } })).toBe(2);
    expect(await refusal(row, { $set: { a: 1 } }, {}, { arrayFilters: [{ 'e.k': 1 }] })).toBe(9);
  });

  it('refuses positions in what is no array', async (context) => {
    await database.needsMongod(context, 'passes over positions in what is no array');
    expect(await refusal({ l: 5 }, { $set: { 'l.$[].v': 1 } })).toBe(2);
  });
});

describe('refusals leave the document as it was', () => {
  it.each<[string, Document, Document, number]>([
    ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['$inc of null', { a: null }, { $inc: { a: 1 } }, 14],
    ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
    ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
    ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2],
    ['$pop from a number', { a: 1 }, { $pop: { a: 1 } }, 14],
    ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, 28],
    ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
    ['two changes of one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and one within it', { a: {} }, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    ['$rename of an element', { a: [1] }, { $rename: { 'a.0': 'b' } }, 2],
    ['another _id', {}, { $set: { _id: 2 } }, 66],
    ['an unknown operator', {}, { $nope: { a: 1 } }, 9],
  ])('%s', async (_, row, change, code) => {
    expect(await refusal(row, change)).toBe(code);
  });
});

describe('pipelines', () => {
  it('computes from the fields and the time of the store', async () => {
    const rows = await database.fresh([{ _id: 1, n: 2, lease: { by: 'x' } }]);
    const change = [
      { $set: { n: { $add: ['$n', 3] }, lease: { until: { $add: ['$$NOW', 60_000] } } } },
      { $set: { twice: { $multiply: ['$n', 2] } } },
      { $unset: 'gone' },
    ];
    expect(await rows.updateOne({ _id: 1 } as never, change)).toMatchObject({ modifiedCount: 1 });
    const row = await rows.findOne({});
    expect(row).toMatchObject({ n: 5, twice: 10 });
    expect(Number(row?.['lease'].until)).toBeGreaterThan(Date.now());
  });

  it('changes a nested field and keeps its neighbours', async (context) => {
    await database.needsMongod(context, 'replaces the whole embedded document');
    const row = { lease: { by: 'x' } };
    expect(await updated(row, [{ $set: { lease: { until: 5 } } }])).toEqual({ lease: { by: 'x', until: 5 } });
  });

  it('takes fields away and replaces', async () => {
    expect(await updated({ a: 1, b: 2 }, [{ $unset: ['a'] }])).toEqual({ b: 2 });
    expect(await updated({ a: { c: 3 } }, [{ $replaceWith: '$a' }])).toEqual({ c: 3 });
    expect(await updated({ a: 1 }, [{ $set: { a: '$$REMOVE', b: '$missing' } }])).toEqual({});
  });

  it('chooses by condition', async () => {
    const change = [{ $set: { s: { $cond: [{ $gte: ['$n', 5] }, 'high', 'low'] } } }];
    expect(await updated({ n: 5 }, change)).toEqual({ n: 5, s: 'high' });
    expect(await updated({ n: 4 }, change)).toEqual({ n: 4, s: 'low' });
  });

  it('refuses other stages and other _ids', async () => {
    expect([72, 168]).toContain(await refusal({ a: 1 }, [{ $match: { a: 1 } }]));
    expect(await refusal({ a: 1 }, [{ $set: { _id: 2 } }])).toBe(66);
    expect(await refusal({ a: 1 }, [{ $set: { a: { $nope: 1 } } }])).toBe(168);
  });
});

describe('replacement and upsert', () => {
  it('replaces all but the _id', async () => {
    const rows = await database.fresh([{ _id: 1, a: 1 }]);
    await rows.replaceOne({ a: 1 }, { b: 2 });
    expect(await rows.findOne({})).toEqual({ _id: 1, b: 2 });
    expect(await codeOf(() => rows.replaceOne({}, { _id: 2 } as never))).toBe(66);
  });

  it('inserts what the filter asks for by equality, and the update', async () => {
    const rows = await database.fresh();
    const filter = { team: 't', 'at.day': 3, n: { $gt: 5 }, $and: [{ x: { $eq: 'y' } }] };
    const result = await rows.updateOne(filter, { $set: { a: 1 }, $setOnInsert: { b: 2 } }, { upsert: true });
    expect(result.upsertedCount).toBe(1);
    expect(await rows.findOne({}, { projection: { _id: 0 } })).toEqual({
      team: 't',
      at: { day: 3 },
      x: 'y',
      a: 1,
      b: 2,
    });
  });

  it('leaves $setOnInsert out where the document exists', async () => {
    const rows = await database.fresh([{ _id: 1, k: 'a' }]);
    await rows.updateOne({ k: 'a' }, { $set: { n: 1 }, $setOnInsert: { m: 1 } }, { upsert: true });
    expect(await rows.find({}).toArray()).toEqual([{ _id: 1, k: 'a', n: 1 }]);
  });

  it('takes the _id of the filter or of the update', async () => {
    const rows = await database.fresh();
    await rows.updateOne({ _id: 'a' as never }, { $inc: { n: 1 } }, { upsert: true });
    await rows.updateOne({ k: 1 }, { $setOnInsert: { _id: 'b' as never } }, { upsert: true });
    await rows.replaceOne({ _id: 'c' as never }, { r: 1 }, { upsert: true });
    await rows.updateOne({ _id: 'd' as never }, [{ $set: { n: { $ifNull: ['$n', 7] } } }], { upsert: true });
    expect(await rows.find({}).sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', k: 1 },
      { _id: 'c', r: 1 },
      { _id: 'd', n: 7 },
    ]);
  });
});

describe('findOneAndUpdate and its kin', () => {
  it('gives the document before or after, and the first by the sort', async () => {
    const rows = await database.fresh([
      { _id: 1, n: 5 },
      { _id: 2, n: 9 },
    ]);
    const before = await rows.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: -1 } });
    expect(before).toEqual({ _id: 2, n: 9 });
    const options = { sort: { n: -1 }, returnDocument: 'after', projection: { n: 1, _id: 0 } } as const;
    expect(await rows.findOneAndUpdate({}, { $set: { n: 0 } }, options)).toEqual({ n: 0 });
  });

  it('gives null, or with upsert what was inserted', async () => {
    const rows = await database.fresh();
    expect(await rows.findOneAndUpdate({ k: 1 }, { $set: { a: 1 } })).toBeNull();
    expect(await rows.findOneAndUpdate({ k: 1 }, { $set: { a: 1 } }, { upsert: true })).toBeNull();
    const options = { upsert: true, returnDocument: 'after', projection: { _id: 0 } } as const;
    expect(await rows.findOneAndUpdate({ k: 2 }, { $set: { a: 1 } }, options)).toEqual({ k: 2, a: 1 });
  });

  it('tells an insert from an update', async () => {
    const rows = await database.fresh();
    const options = { upsert: true, includeResultMetadata: true } as const;
    const first = await rows.findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, options);
    expect(first.lastErrorObject).toMatchObject({ n: 1, updatedExisting: false, upserted: 1 });
    const second = await rows.findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, options);
    expect(second.lastErrorObject).toMatchObject({ n: 1, updatedExisting: true });
  });

  it('replaces and deletes', async () => {
    const rows = await database.fresh([
      { _id: 1, n: 5 },
      { _id: 2, n: 9 },
    ]);
    expect(await rows.findOneAndReplace({ n: 5 }, { m: 1 }, { returnDocument: 'after' })).toEqual({ _id: 1, m: 1 });
    expect(await rows.findOneAndDelete({}, { sort: { _id: -1 } })).toEqual({ _id: 2, n: 9 });
    expect(await rows.countDocuments()).toBe(1);
  });
});
