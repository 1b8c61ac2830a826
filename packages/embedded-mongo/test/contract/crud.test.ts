import {
  Binary,
  BSON,
  Code,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase, idsOf } from './support.ts';

const database = contractDatabase();

describe('insert', () => {
  it('keeps the order of fields and puts _id first', async () => {
    const rows = await database.fresh();
    await rows.insertOne({ z: 1, a: 2, m: { y: 1, b: 2 } });
    const row = await rows.findOne({});
    expect(Object.keys(row ?? {})).toEqual(['_id', 'z', 'a', 'm']);
    expect(Object.keys(row?.['m'])).toEqual(['y', 'b']);
    expect(row?._id).toBeInstanceOf(ObjectId);
  });

  it('stops at the first error when ordered', async () => {
    const rows = await database.fresh();
    const code = await codeOf(() => rows.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[]));
    expect(code).toBe(11000);
    expect(await rows.countDocuments()).toBe(1);
  });

  it('goes on after an error when unordered, and names each failed operation', async () => {
    const rows = await database.fresh();
    const failed = await rows
      .insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }] as never[], { ordered: false })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 11000, result: { insertedCount: 2 } });
    expect((failed as { writeErrors: { index: number }[] }).writeErrors.map(({ index }) => index)).toEqual([1, 3]);
  });

  it('refuses an array as _id', async (context) => {
    await database.needsMongod(context, 'takes an array as _id');
    const rows = await database.fresh();
    expect(await codeOf(() => rows.insertOne({ _id: [1] } as never))).toBe(53);
  });

  it('takes a document of many megabytes and refuses one beyond 16 MB', async () => {
    const rows = await database.fresh();
    await rows.insertOne({ _id: 1, text: 'x'.repeat(15_000_000) } as never);
    expect((await rows.findOne({ _id: 1 } as never))?.['text']).toHaveLength(15_000_000);
    expect([10334, 2]).toContain(await codeOf(() => rows.insertOne({ text: 'x'.repeat(17_000_000) })));
  });
});

describe('find', () => {
  it('sorts, skips, limits and projects', async () => {
    const rows = await database.fresh([1, 2, 3, 4, 5].map((n) => ({ _id: n, n: n % 3, t: `t${n}` })));
    const found = await rows.find({}).sort({ n: -1, _id: 1 }).skip(1).limit(3).project({ n: 1 }).toArray();
    expect(found).toEqual([
      { _id: 5, n: 2 },
      { _id: 1, n: 1 },
      { _id: 4, n: 1 },
    ]);
  });

  it('projects fields in and out, within documents and arrays of documents', async () => {
    const rows = await database.fresh([{ _id: 1, a: { b: 1, c: 2 }, l: [{ x: 1, y: 2 }, { x: 3 }], z: 9 }]);
    const project = (projection: Record<string, unknown>) => rows.findOne({}, { projection });
    expect(await project({ 'a.b': 1, _id: 0 })).toEqual({ a: { b: 1 } });
    expect(await project({ 'l.x': 1 })).toEqual({ _id: 1, l: [{ x: 1 }, { x: 3 }] });
    expect(await project({ 'a.b': 0, l: 0 })).toEqual({ _id: 1, a: { c: 2 }, z: 9 });
    expect(await project({ 'l.x': 0, a: 0 })).toEqual({ _id: 1, l: [{ y: 2 }, {}], z: 9 });
    expect(await rows.findOne({})).toEqual({ _id: 1, a: { b: 1, c: 2 }, l: [{ x: 1, y: 2 }, { x: 3 }], z: 9 });
  });

  it('gives projected fields in the order of the document, _id first', async () => {
    const rows = await database.fresh([{ _id: 1, z: 1, a: 2, m: { q: 1, b: 2 } }]);
    const row = await rows.findOne({}, { projection: { a: 1, m: { b: 1, q: 1 }, z: 1 } });
    expect(JSON.stringify(row)).toBe('{"_id":1,"z":1,"a":2,"m":{"q":1,"b":2}}');
  });

  it('enters arrays within arrays, and leaves of other values on the way all or nothing', async () => {
    const l = [1, { x: 1, y: 2 }, [{ x: 3 }, 4, { y: 5 }], 'text', [], {}];
    const rows = await database.fresh([{ _id: 1, l, a: 7, b: null, c: [], d: {} }]);
    const project = (projection: Record<string, unknown>) => rows.findOne({}, { projection });
    const within = { 'l.x': 1, 'a.x': 1, 'b.x': 1, 'c.x': 1, 'd.x': 1 };
    expect(await project(within)).toEqual({ _id: 1, l: [{ x: 1 }, [{ x: 3 }, {}], [], {}], c: [], d: {} });
    const without = Object.fromEntries(Object.keys(within).map((path) => [path, 0]));
    const left = [1, { y: 2 }, [{}, 4, { y: 5 }], 'text', [], {}];
    expect(await project(without)).toEqual({ _id: 1, l: left, a: 7, b: null, c: [], d: {} });
  });

  it('projects values of every type byte for byte', async () => {
    const all = {
      double: new Double(5),
      text: 'Grüße\u0000',
      binary: new Binary(Buffer.from([1, 2, 3])),
      id: new ObjectId(),
      yes: true,
      at: new Date(5),
      none: null,
      pattern: /^a.*b$/i,
      code: new Code('f()', { x: 1 }),
      int: new Int32(5),
      stamp: new Timestamp({ t: 1, i: 2 }),
      long: Long.fromNumber(5),
      decimal: Decimal128.fromString('5.10'),
      least: new MinKey(),
      greatest: new MaxKey(),
    };
    const many = Array.from({ length: 120 }, (_, n) => ({ n, ...all, gone: n }));
    const rows = await database.fresh([{ _id: 1, many, gone: 1, ...all }]);
    const options = { promoteValues: false, bsonRegExp: true } as const;
    const { gone: _, ...whole }: Document = (await rows.findOne({}, options)) ?? {};
    const names = ['n', ...Object.keys(all)];
    const kept = Object.fromEntries([...names, ...names.map((name) => `many.${name}`)].map((path) => [path, 1]));
    const one = await rows.findOne({}, { projection: kept, ...options });
    expect(one).toEqual(await rows.findOne({}, { projection: { gone: 0, 'many.gone': 0 }, ...options }));
    const elements = (whole['many'] as Document[]).map(({ gone: __, ...rest }) => rest);
    expect(BSON.serialize(one ?? {})).toEqual(BSON.serialize({ ...whole, many: elements }));
  });

  it('projects slices, matched elements and expressions', async () => {
    const rows = await database.fresh([
      {
        _id: 1,
        l: [1, 2, 3, 4],
        d: [
          { k: 'a', v: 1 },
          { k: 'b', v: 2 },
        ],
        n: 4,
      },
    ]);
    expect(await rows.findOne({}, { projection: { l: { $slice: -2 }, d: 0 } })).toEqual({ _id: 1, l: [3, 4], n: 4 });
    expect(await rows.findOne({}, { projection: { d: { $elemMatch: { k: 'b' } } } })).toEqual({
      _id: 1,
      d: [{ k: 'b', v: 2 }],
    });
    expect(await rows.findOne({ 'd.k': 'b' }, { projection: { 'd.$': 1 } })).toEqual({ _id: 1, d: [{ k: 'b', v: 2 }] });
    expect(await rows.findOne({}, { projection: { twice: { $multiply: ['$n', 2] } } })).toEqual({ _id: 1, twice: 8 });
  });

  it('refuses a projection that both includes and excludes', async () => {
    const rows = await database.fresh([{ _id: 1 }]);
    expect([31253, 31254]).toContain(await codeOf(() => rows.findOne({}, { projection: { a: 1, b: 0 } })));
  });

  it('finds nothing in a collection that does not exist', async () => {
    const rows = await database.fresh();
    expect(await rows.find({}).toArray()).toEqual([]);
    expect(await rows.countDocuments()).toBe(0);
    expect(await rows.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 0 });
    expect(await rows.deleteMany({})).toMatchObject({ deletedCount: 0 });
  });
});

describe('delete, count, distinct', () => {
  it('deletes one or many', async () => {
    const rows = await database.fresh([1, 2, 3, 4].map((n) => ({ _id: n, odd: n % 2 })));
    expect(await rows.deleteOne({ odd: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await idsOf(rows, {})).toEqual([2, 3, 4]);
    expect(await rows.deleteMany({ odd: 0 })).toMatchObject({ deletedCount: 2 });
    expect(await idsOf(rows, {})).toEqual([3]);
  });

  it('counts with filter, skip and limit', async () => {
    const rows = await database.fresh([1, 2, 3, 4].map((n) => ({ _id: n })));
    expect(await rows.countDocuments({ _id: { $gt: 1 } as never }, { skip: 1, limit: 5 })).toBe(2);
    expect(await rows.estimatedDocumentCount()).toBe(4);
  });

  it('gives distinct values, elements of arrays one by one', async () => {
    const rows = await database.fresh([{ a: 1 }, { a: [1, 2] }, { a: 'x' }, { b: 1 }]);
    expect(new Set(await rows.distinct('a'))).toEqual(new Set([1, 2, 'x']));
  });
});

describe('bulkWrite', () => {
  it('does many kinds of writes in their order', async () => {
    const rows = await database.fresh();
    const result = await rows.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } as never } },
      { updateOne: { filter: { n: 1 }, update: { $inc: { n: 5 } } } },
      { updateOne: { filter: { k: 'new' }, update: { $set: { n: 9 } }, upsert: true } },
      { replaceOne: { filter: { n: 6 }, replacement: { whole: true } } },
      { insertOne: { document: { _id: 2 } as never } },
      { deleteOne: { filter: { _id: 2 } as never } },
      { updateMany: { filter: {}, update: { $set: { seen: true } } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 2, upsertedCount: 1, matchedCount: 4, deletedCount: 1 });
    expect(await rows.findOne({ _id: 1 } as never)).toEqual({ _id: 1, whole: true, seen: true });
  });
});
