import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase, idsOf } from './support.ts';

const database = contractDatabase();
const early = new Date('2026-01-01T00:00:00Z');
const late = new Date('2026-02-01T00:00:00Z');

describe('equality', () => {
  it('matches values, elements of arrays and whole arrays', async () => {
    const rows = await database.fresh([
      { _id: 1, a: 5 },
      { _id: 2, a: [5, 6] },
      { _id: 3, a: [[5, 6]] },
      { _id: 4, a: '5' },
    ]);
    expect(await idsOf(rows, { a: 5 })).toEqual([1, 2]);
    expect(await idsOf(rows, { a: [5, 6] })).toEqual([2, 3]);
    expect(await idsOf(rows, { a: { $ne: 5 } })).toEqual([3, 4]);
    expect(await idsOf(rows, { a: { $in: [5, '5'] } })).toEqual([1, 2, 4]);
    expect(await idsOf(rows, { a: { $nin: [5] } })).toEqual([3, 4]);
    expect(await idsOf(rows, { a: { $all: [6, 5] } })).toEqual([2]);
    expect(await idsOf(rows, { a: { $size: 2 } })).toEqual([2]);
  });

  it('tells null and missing from values', async () => {
    const rows = await database.fresh([{ _id: 1, a: null }, { _id: 2 }, { _id: 3, a: 0 }, { _id: 4, a: [] }]);
    expect(await idsOf(rows, { a: null })).toEqual([1, 2]);
    expect(await idsOf(rows, { a: { $exists: true } })).toEqual([1, 3, 4]);
    expect(await idsOf(rows, { a: { $exists: false } })).toEqual([2]);
    expect(await idsOf(rows, { a: { $ne: null } })).toEqual([3, 4]);
    expect(await idsOf(rows, { a: { $in: [null, 0] } })).toEqual([1, 2, 3]);
    expect(await idsOf(rows, { a: { $type: 'null' } })).toEqual([1]);
  });

  it('compares documents with the order of their fields', async () => {
    const rows = await database.fresh([
      { _id: 1, a: { x: 1, y: 2 } },
      { _id: 2, a: { y: 2, x: 1 } },
    ]);
    expect(await idsOf(rows, { a: { x: 1, y: 2 } })).toEqual([1]);
    expect(await idsOf(rows, { 'a.x': 1 })).toEqual([1, 2]);
    expect(await idsOf(rows, { a: { x: 1 } })).toEqual([]);
  });

  it('enters arrays of documents', async () => {
    const rows = await database.fresh([
      {
        _id: 1,
        l: [
          { k: 'a', v: 1 },
          { k: 'b', v: 9 },
        ],
      },
      { _id: 2, l: [{ k: 'a', v: 9 }] },
      { _id: 3, l: [] },
    ]);
    expect(await idsOf(rows, { 'l.k': 'a', 'l.v': 9 })).toEqual([1, 2]);
    expect(await idsOf(rows, { l: { $elemMatch: { k: 'a', v: 9 } } })).toEqual([2]);
    expect(await idsOf(rows, { 'l.0.v': 1 })).toEqual([1]);
    expect(await idsOf(rows, { 'l.v': [1, 9] })).toEqual([]);
    expect(await idsOf(rows, { 'l.v': { $gt: 5 } })).toEqual([1, 2]);
  });

  it('finds by ObjectId and Date, wherever they came from', async () => {
    const id = new ObjectId();
    const rows = await database.fresh([{ _id: id, at: early, ref: { id } }]);
    expect(await rows.countDocuments({ _id: new ObjectId(id.toHexString()) })).toBe(1);
    expect(await rows.countDocuments({ 'ref.id': new ObjectId(id.toHexString()), at: new Date(early) })).toBe(1);
    expect(await rows.countDocuments({ _id: { $in: [new ObjectId(), id] } })).toBe(1);
  });
});

describe('order', () => {
  it('compares within one type only', async () => {
    const rows = await database.fresh([
      { _id: 1, a: 5 },
      { _id: 2, a: '5' },
      { _id: 3, a: late },
      { _id: 4, a: null },
      { _id: 5 },
      { _id: 6, a: [1, 7] },
      { _id: 7, a: Number.NaN },
    ]);
    expect(await idsOf(rows, { a: { $gt: 4 } })).toEqual([1, 6]);
    expect(await idsOf(rows, { a: { $lte: 5 } })).toEqual([1, 6]);
    expect(await idsOf(rows, { a: { $gt: early } })).toEqual([3]);
    expect(await idsOf(rows, { a: { $lt: 'a' } })).toEqual([2]);
    expect(await idsOf(rows, { a: { $gte: null } })).toEqual([4, 5]);
    expect(await idsOf(rows, { a: Number.NaN })).toEqual([7]);
  });

  it('sorts values of all types in the documented order', async () => {
    const values = [late, true, new ObjectId(), [3], { a: 1 }, 'a', 2, null, -1, 'B', false, early];
    const rows = await database.fresh(values.map((v, i) => ({ _id: i, v })));
    const found = await rows.find({}).sort({ v: 1 }).toArray();
    expect(found.map((row) => values.indexOf(values[row['_id'] as unknown as number] ?? null))).toEqual([
      7, 8, 6, 3, 9, 5, 4, 2, 10, 1, 11, 0,
    ]);
  });

  it('sorts an array by its least element upwards and its greatest downwards', async () => {
    const rows = await database.fresh([{ _id: 1, a: [1, 10] }, { _id: 2, a: 5 }, { _id: 3, a: [] }, { _id: 4 }]);
    const sorted = async (direction: 1 | -1) =>
      (await rows.find({}).sort({ a: direction, _id: 1 }).toArray()).map((row) => row['_id']);
    expect(await sorted(1)).toEqual([3, 4, 1, 2]);
    expect(await sorted(-1)).toEqual([1, 2, 4, 3]);
  });
});

describe('order through an array of documents', () => {
  it('takes the least or greatest of their values, and null for none', async (context) => {
    await database.needsMongod(context, 'sorts by a path through an array as if there were none');
    const rows = await database.fresh([
      { _id: 1, ls: [{ v: 5 }, { v: 2 }] },
      { _id: 2, ls: [{ v: 3 }] },
      { _id: 3, ls: [] },
      { _id: 4, ls: [{ v: 9 }, {}] },
    ]);
    const sorted = async (direction: 1 | -1) =>
      (await rows.find({}).sort({ 'ls.v': direction, _id: 1 }).toArray()).map((row) => row['_id']);
    expect(await sorted(1)).toEqual([3, 4, 1, 2]);
    expect(await sorted(-1)).toEqual([4, 1, 2, 3]);
  });
});

describe('logic, patterns and expressions', () => {
  it('combines conditions', async () => {
    const rows = await database.fresh([1, 2, 3, 4].map((n) => ({ _id: n, n })));
    expect(await idsOf(rows, { $or: [{ n: 1 }, { n: { $gte: 4 } }] })).toEqual([1, 4]);
    expect(await idsOf(rows, { $and: [{ n: { $gt: 1 } }, { n: { $lt: 4 } }] })).toEqual([2, 3]);
    expect(await idsOf(rows, { $nor: [{ n: 1 }, { n: 2 }] })).toEqual([3, 4]);
    expect(await idsOf(rows, { n: { $not: { $gt: 2 } } })).toEqual([1, 2]);
    expect(await idsOf(rows, { n: { $mod: [2, 0] } })).toEqual([2, 4]);
  });

  it('matches patterns', async () => {
    const rows = await database.fresh([
      { _id: 1, t: 'Retention' },
      { _id: 2, t: ['x', 'retain'] },
      { _id: 3, t: 4 },
    ]);
    expect(await idsOf(rows, { t: /^ret/ })).toEqual([2]);
    expect(await idsOf(rows, { t: /^ret/i })).toEqual([1, 2]);
    expect(await idsOf(rows, { t: { $regex: '^ret', $options: 'i' } })).toEqual([1, 2]);
    expect(await idsOf(rows, { t: { $in: [/^x$/, 4] } })).toEqual([2, 3]);
    expect(await idsOf(rows, { t: { $not: /^ret/i } })).toEqual([3]);
  });

  it('compares fields and the time of the store, a missing one being the least', async (context) => {
    await database.needsMongod(context, 'has no $$NOW in a filter');
    const rows = await database.fresh([
      { _id: 1, lease: { until: new Date(Date.now() - 60_000) } },
      { _id: 2, lease: { until: new Date(Date.now() + 3_600_000) } },
      { _id: 3 },
    ]);
    expect(await idsOf(rows, { $expr: { $lt: ['$lease.until', '$$NOW'] } })).toEqual([1, 3]);
    expect(await idsOf(rows, { $expr: { $gt: ['$lease.until', '$$NOW'] } })).toEqual([2]);
    expect(await idsOf(rows, { $expr: { $eq: ['$_id', 3] } })).toEqual([3]);
  });

  it('finds by an index as it does without', async () => {
    const values = [1, 2.5, '1', null, [1, 2], { a: 1 }, new Date(0), true, undefined, [], [{ a: 1 }]];
    const seed = values.map((v, i) => (v === undefined ? { _id: i } : { _id: i, v, w: { v } }));
    const plain = await database.fresh(seed);
    const indexed = await database.fresh(seed);
    await indexed.createIndex({ v: 1 });
    await indexed.createIndex({ 'w.v': 1, v: -1 });
    for (const wanted of [...values.filter((v) => v !== undefined), 7]) {
      for (const filter of [{ v: wanted }, { 'w.v': wanted }, { v: { $in: [wanted, 2.5] } }, { v: { $ne: wanted } }]) {
        expect(await idsOf(indexed, filter), JSON.stringify(filter)).toEqual(await idsOf(plain, filter));
      }
    }
  });
});

describe('refusals', () => {
  it.each([
    ['an unknown operator', { a: { $nope: 1 } }],
    ['an unknown operator at the top', { $nope: 1 }],
    ['$in without an array', { a: { $in: 1 } }],
    ['an empty $or', { $or: [] }],
  ])('refuses %s with BadValue', async (_, filter) => {
    const rows = await database.fresh([{ _id: 1, a: 1 }]);
    expect(await codeOf(() => rows.find(filter as never).toArray())).toBe(2);
  });
});
