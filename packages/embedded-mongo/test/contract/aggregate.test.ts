import { type Document, Double } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();
const sales = [
  { _id: 1, team: 'a', n: 10, tags: ['x', 'y'], on: new Date('2026-01-15T10:00:00Z') },
  { _id: 2, team: 'b', n: 20, tags: ['x'], on: new Date('2026-02-15T10:00:00Z') },
  { _id: 3, team: 'a', n: 30, tags: [], on: new Date('2026-02-20T10:00:00Z') },
  { _id: 4, n: 5, on: new Date('2026-04-01T10:00:00Z') },
];

async function run(pipeline: Document[]): Promise<Document[]> {
  const rows = await database.fresh(sales);
  return rows.aggregate(pipeline).toArray();
}

describe('stages', () => {
  it('$match, $sort, $skip, $limit, $count', async () => {
    const page = [{ $match: { n: { $gte: 10 } } }, { $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }];
    expect((await run(page)).map(({ _id }) => _id)).toEqual([2]);
    expect(await run([{ $match: { team: 'a' } }, { $count: 'count' }])).toEqual([{ count: 2 }]);
  });

  it('$count gives no document where there is nothing to count', async (context) => {
    await database.needsMongod(context, 'gives a count of 0');
    expect(await run([{ $match: { team: 'none' } }, { $count: 'count' }])).toEqual([]);
  });

  it('$group with its accumulators, a missing key being null', async () => {
    const grouped = await run([
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: '$team',
          sum: { $sum: '$n' },
          mean: { $avg: '$n' },
          least: { $min: '$n' },
          most: { $max: '$n' },
          first: { $first: '$n' },
          last: { $last: '$n' },
          all: { $push: '$n' },
          count: { $sum: 1 },
        },
      },
      { $sort: { _id: 1 } },
    ]);
    expect(grouped).toEqual([
      { _id: null, sum: 5, mean: 5, least: 5, most: 5, first: 5, last: 5, all: [5], count: 1 },
      { _id: 'a', sum: 40, mean: 20, least: 10, most: 30, first: 10, last: 30, all: [10, 30], count: 2 },
      { _id: 'b', sum: 20, mean: 20, least: 20, most: 20, first: 20, last: 20, all: [20], count: 1 },
    ]);
  });

  it('$group computes of each document, and tells missing fields of a key from null ones', async () => {
    const [all] = await run([
      {
        $group: {
          _id: null,
          most: { $max: { $add: ['$n', 1] } },
          sizes: { $min: { $size: { $ifNull: ['$tags', [1, 1, 1]] } } },
          teams: { $addToSet: '$team' },
        },
      },
    ]);
    expect(all).toMatchObject({ _id: null, most: 31, sizes: 0 });
    expect(new Set(all?.['teams'])).toEqual(new Set(['a', 'b']));
    const rows = await database.fresh([{ a: null }, { b: 1 }, { a: null }, {}]);
    const keys = await rows.aggregate([{ $group: { _id: { a: '$a' }, n: { $sum: 1 } } }]).toArray();
    expect(new Set(keys.map((row) => JSON.stringify(row)))).toEqual(
      new Set(['{"_id":{"a":null},"n":2}', '{"_id":{},"n":2}']),
    );
  });

  it('$group refuses what is no accumulator', async () => {
    const rows = await database.fresh(sales);
    const refused = (group: Document) => codeOf(() => rows.aggregate([{ $group: group }]).toArray());
    expect(await refused({ _id: null, n: 1 })).toBe(40234);
    // MongoDB has a code of its own for it within $group.
    expect([15952, 168]).toContain(await refused({ _id: null, n: { $nope: 1 } }));
    expect(await refused({ n: { $sum: 1 } })).toBe(15955);
  });

  it('$group by several fields and by nothing', async () => {
    const byMonth = await run([
      { $match: { team: { $exists: true } } },
      { $group: { _id: { team: '$team', month: { $month: '$on' } }, n: { $sum: '$n' } } },
      { $sort: { '_id.team': 1, '_id.month': 1 } },
    ]);
    expect(byMonth.map(({ n }) => n)).toEqual([10, 30, 20]);
    expect(await run([{ $group: { _id: null, n: { $sum: '$n' } } }])).toEqual([{ _id: null, n: 65 }]);
  });

  it('$project and $addFields', async () => {
    const [row] = await run([
      { $match: { _id: 1 } },
      { $addFields: { 'k.v': { $add: ['$n', 1] } } },
      { $project: { n: 1, k: 1, size: { $size: '$tags' }, team: { $toUpper: '$team' }, none: '$missing' } },
    ]);
    expect(row).toEqual({ _id: 1, n: 10, k: { v: 11 }, size: 2, team: 'A' });
  });

  it('$unwind', async () => {
    const unwound = await run([{ $unwind: '$tags' }, { $sort: { _id: 1, tags: 1 } }, { $project: { tags: 1 } }]);
    expect(unwound).toEqual([
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 2, tags: 'x' },
    ]);
    const kept = await run([{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }]);
    expect(kept.map(({ _id }) => _id).sort()).toEqual([1, 1, 2, 3, 4]);
  });

  it('a path through an array of documents gives the array of its values', async (context) => {
    await database.needsMongod(context, 'gives nothing for it');
    const rows = await database.fresh([{ _id: 1, l: [{ v: 1 }, { v: 2 }, {}] }]);
    const [row] = await rows.aggregate([{ $project: { vs: '$l.v', sum: { $sum: '$l.v' } } }]).toArray();
    expect(row).toEqual({ _id: 1, vs: [1, 2], sum: 3 });
  });

  it('$sortByCount and $replaceRoot', async () => {
    expect((await run([{ $unwind: '$tags' }, { $sortByCount: '$tags' }]))[0]).toEqual({ _id: 'x', count: 2 });
    expect(await run([{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { v: '$n' } } }])).toEqual([{ v: 10 }]);
  });

  it('$facet runs several pipelines over the same documents', async () => {
    const [both] = await run([
      { $match: { team: { $exists: true } } },
      {
        $facet: {
          count: [{ $match: { n: { $gt: 10 } } }, { $count: 'n' }],
          top: [{ $sort: { n: -1 } }, { $limit: 1 }],
        },
      },
      { $project: { count: 1, 'top.n': 1 } },
    ]);
    expect(both).toEqual({ count: [{ n: 2 }], top: [{ n: 30 }] });
  });

  it('leaves the stored documents alone', async () => {
    const rows = await database.fresh(sales);
    await rows
      .aggregate([{ $project: { 'tags.x': 0 } }, { $addFields: { 'on.x': 1, tags: 1 } }, { $unset: 'n' }])
      .toArray();
    expect(await rows.find({}).sort({ _id: 1 }).toArray()).toEqual(sales);
  });
});

describe('expressions', () => {
  it.each<[string, Document, unknown]>([
    ['arithmetic', { $divide: [{ $subtract: ['$n', 4] }, 2] }, 3],
    ['$cond', { $cond: [{ $gt: ['$n', 5] }, 'high', 'low'] }, 'high'],
    // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's.
    ['$switch', { $switch: { branches: [{ case: { $eq: ['$team', 'a'] }, then: 1 }], default: 2 } }, 1],
    ['$ifNull', { $ifNull: ['$missing', '$n'] }, 10],
    ['$filter', { $filter: { input: '$tags', as: 't', cond: { $ne: ['$$t', 'x'] } } }, ['y']],
    ['$map', { $map: { input: '$tags', as: 't', in: { $concat: ['$$t', '!'] } } }, ['x!', 'y!']],
    ['$reduce', { $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
    ['$let', { $let: { vars: { d: 2 }, in: { $multiply: ['$n', '$$d'] } } }, 20],
    ['$in', { $in: ['y', '$tags'] }, true],
    ['$arrayElemAt', { $arrayElemAt: ['$tags', -1] }, 'y'],
    ['$indexOfArray', { $indexOfArray: ['$tags', 'y'] }, 1],
    ['$indexOfArray of what is not there', { $indexOfArray: ['$tags', 'z'] }, -1],
    ['$indexOfArray of a number of another type', { $indexOfArray: [[1, 10, 2], new Double(10)] }, 1],
    ['$indexOfArray of nothing', { $indexOfArray: ['$missing', 1] }, null],
    ['$concatArrays', { $concatArrays: ['$tags', ['z']] }, ['x', 'y', 'z']],
    ['$dateToString', { $dateToString: { date: '$on', format: '%Y-%m-%d', timezone: 'Asia/Tokyo' } }, '2026-01-15'],
    ['$dateTrunc', { $dateTrunc: { date: '$on', unit: 'month' } }, new Date('2026-01-01T00:00:00Z')],
    ['$dateDiff', { $dateDiff: { startDate: '$on', endDate: new Date('2026-03-01'), unit: 'month' } }, 2],
    ['$sum of a number and of an array', { $add: [{ $sum: '$n' }, { $sum: [1, 'x', 2] }, { $sum: [[1, 2]] }] }, 16],
    ['$avg', { $avg: [1, '$n', 'x', null] }, 5.5],
    ['$first', { $first: '$tags' }, 'x'],
    ['$last', { $last: '$tags' }, 'y'],
    ['$first of null', { $first: '$missing' }, null],
    ['$concat stops at null', { $concat: ['a', '$missing', 'b'] }, null],
    ['$literal', { $literal: '$n' }, '$n'],
    ['a missing value is less than null', { $lt: ['$missing', null] }, true],
    ['a number is less than text', { $lt: ['$n', '$team'] }, true],
    ['$cmp', { $cmp: ['$n', 11] }, -1],
    ['$toLong of a date', { $toLong: '$on' }, 1_768_471_200_000],
    ['$toLower', { $toLower: 'ABC' }, 'abc'],
    ['$mergeObjects', { $mergeObjects: [{ a: 1 }, { b: '$n' }] }, { a: 1, b: 10 }],
    ['$setUnion', { $size: { $setUnion: ['$tags', ['x', 'z']] } }, 3],
  ])('%s', async (_, expression, expected) => {
    const [row] = await run([{ $match: { _id: 1 } }, { $project: { _id: 0, v: expression } }]);
    expect(row?.['v']).toEqual(expected);
  });
});

describe('refusals', () => {
  it('names an unknown stage, expression and variable', async () => {
    const rows = await database.fresh(sales);
    const refused = (pipeline: Document[]) => codeOf(() => rows.aggregate(pipeline).toArray());
    expect(await refused([{ $nope: {} }])).toBe(40324);
    // A projection has a code of its own for it in MongoDB's newer releases.
    expect([168, 31325]).toContain(await refused([{ $project: { a: { $nope: 1 } } }]));
    expect(await refused([{ $addFields: { a: { $nope: 1 } } }])).toBe(168);
    expect(await refused([{ $match: { a: { $nope: 1 } } }])).toBe(2);
    expect(await refused([{ $addFields: { a: '$$nope' } }])).toBe(17276);
    expect(await refused([{ $match: {}, $limit: 1 }])).toBe(40323);
    expect(await refused([{ $addFields: { a: { $push: '$n' } } }])).toBe(168);
    expect(await refused([{ $match: { _id: 1 } }, { $addFields: { a: { $concat: ['$n', null] } } }])).toBe(16702);
    expect(await refused([{ $match: { _id: 1 } }, { $addFields: { a: { $add: ['$on', '$on'] } } }])).toBe(16612);
  });
});
