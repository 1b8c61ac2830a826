import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();

describe('unique indexes', () => {
  it('name the index and the key of a duplicate', async () => {
    const rows = await database.fresh([{ _id: 1, team: 't', n: 1 }]);
    await rows.createIndex({ team: 1, n: -1 }, { unique: true, name: 'team_n' });
    const error = await rows.insertOne({ team: 't', n: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 11000, keyPattern: { team: 1, n: -1 }, keyValue: { team: 't', n: 1 } });
    expect((error as Error).message).toMatch(/^E11000 duplicate key error collection: .*team_n.*dup key/);
    await rows.insertOne({ team: 't', n: 2 });
  });

  it('count missing as null', async () => {
    const rows = await database.fresh([{ _id: 1 }]);
    await rows.createIndex({ k: 1 }, { unique: true });
    expect(await codeOf(() => rows.insertOne({ k: null }))).toBe(11000);
    expect(await codeOf(() => rows.insertOne({ other: 1 }))).toBe(11000);
    await rows.insertOne({ k: 0 });
  });

  it('hold each element of an array', async () => {
    const rows = await database.fresh([{ _id: 1, k: ['a', 'b', 'a'] }]);
    await rows.createIndex({ k: 1 }, { unique: true });
    expect(await codeOf(() => rows.insertOne({ k: 'b' }))).toBe(11000);
    expect(await codeOf(() => rows.insertOne({ k: ['c', 'a'] }))).toBe(11000);
    await rows.insertOne({ k: ['c', 'd'] });
  });

  it('leave out what a sparse index leaves out', async () => {
    const rows = await database.fresh([{ _id: 1 }, { _id: 2 }]);
    await rows.createIndex({ k: 1 }, { unique: true, sparse: true });
    await rows.insertOne({ other: 1 });
    await rows.insertOne({ k: 1 });
    expect(await codeOf(() => rows.insertOne({ k: 1 }))).toBe(11000);
  });

  it('hold a partial index to its filter, and see documents come and go', async () => {
    const rows = await database.fresh();
    await rows.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await rows.insertMany([
      { _id: 1, k: 'a', open: true },
      { _id: 2, k: 'a', open: false },
      { _id: 3, k: 'a' },
    ] as never[]);
    expect(await codeOf(() => rows.insertOne({ k: 'a', open: true }))).toBe(11000);
    expect(await codeOf(() => rows.updateOne({ _id: 2 } as never, { $set: { open: true } }))).toBe(11000);
    await rows.updateOne({ _id: 1 } as never, { $set: { open: false } });
    await rows.updateOne({ _id: 2 } as never, { $set: { open: true } });
    expect(await rows.countDocuments({ open: true })).toBe(1);
  });

  it('are not made over duplicates', async () => {
    const rows = await database.fresh([{ k: 1 }, { k: 1 }]);
    expect(await codeOf(() => rows.createIndex({ k: 1 }, { unique: true }))).toBe(11000);
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  it('free a key that is updated or deleted', async () => {
    const rows = await database.fresh([{ _id: 1, k: 'a' }]);
    await rows.createIndex({ k: 1 }, { unique: true });
    await rows.updateOne({ _id: 1 } as never, { $set: { k: 'b' } });
    await rows.insertOne({ _id: 2, k: 'a' } as never);
    await rows.deleteOne({ _id: 2 } as never);
    await rows.insertOne({ _id: 3, k: 'a' } as never);
    expect(await codeOf(() => rows.updateOne({ _id: 3 } as never, { $set: { k: 'b' } }))).toBe(11000);
  });
});

describe('the catalogue', () => {
  it('lists, makes again and drops indexes', async () => {
    const rows = await database.fresh([{ a: 1 }]);
    expect(await rows.createIndex({ a: 1 })).toBe('a_1');
    expect(await rows.createIndex({ a: 1 })).toBe('a_1');
    await rows.createIndex({ b: -1 }, { name: 'mine', expireAfterSeconds: 60 });
    expect(await rows.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1 }, name: 'a_1' },
      { v: 2, key: { b: -1 }, name: 'mine', expireAfterSeconds: 60 },
    ]);
    await rows.dropIndex('mine');
    expect(await codeOf(() => rows.dropIndex('mine'))).toBe(27);
    await rows.dropIndexes();
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  it('refuses another index of the same name or key', async () => {
    const rows = await database.fresh([{ a: 1 }]);
    await rows.createIndex({ a: 1 });
    expect(await codeOf(() => rows.createIndex({ a: 1 }, { name: 'other' }))).toBe(85);
    expect(await codeOf(() => rows.createIndex({ b: 1 }, { name: 'a_1' }))).toBe(86);
    expect(await codeOf(() => rows.createIndex({ a: 1 }, { unique: true }))).toBe(86);
  });

  it('refuses the same index with another time of expiry', async (context) => {
    await database.needsMongod(context, 'says that the keys differ');
    const rows = await database.fresh([{ a: 1 }]);
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect(await codeOf(() => rows.createIndex({ at: 1 }, { expireAfterSeconds: 90 }))).toBe(85);
  });

  it('lists and drops collections and databases', async () => {
    const rows = await database.fresh([{ a: 1 }]);
    const { db } = database.get;
    const names = async () => (await db.listCollections().toArray()).map(({ name }) => name);
    expect(await names()).toContain(rows.collectionName);
    await rows.drop();
    expect(await names()).not.toContain(rows.collectionName);
    await db.createCollection('made');
    const listed = await database.get.client.db().admin().listDatabases();
    expect(listed.databases.map(({ name }) => name)).toContain(database.get.name);
    await db.collection('made').drop();
  });

  it('makes a collection once', async (context) => {
    await database.needsMongod(context, 'makes it again');
    const { db } = database.get;
    await db.createCollection('once');
    expect(await codeOf(() => db.createCollection('once'))).toBe(48);
  });

  it('on a field, within it, and at a position of it answer alike, before and after writes', async () => {
    const written = [
      { _id: 1, a: [{ b: 1, c: 'long' }, { b: 2 }] },
      { _id: 2, a: { b: 2, c: 1 } },
      { _id: 3, a: [1, 2] },
      { _id: 4, a: 2 },
      { _id: 5, a: [[{ b: 2 }]] },
      { _id: 6, other: { a: { b: 2 } } },
      { _id: 7, a: [] },
    ];
    const plain = await database.fresh(written);
    const indexed = await database.fresh(written);
    for (const key of ['a', 'a.b', 'a.1.b', 'a.c']) await indexed.createIndex({ [key]: 1 });
    const filters = [
      ...[{ a: 2 }, { 'a.b': 2 }, { 'a.b': null }, { 'a.1.b': 2 }, { 'a.1': 2 }, { 'a.c': 1 }, { a: { b: 2 } }],
      ...[
        { $or: [{ 'a.b': 1 }, { 'a.c': { $exists: false } }] },
        { 'a.b': { $gte: 2 } },
        { $expr: { $eq: ['$a', 2] } },
      ],
    ];
    const both = async () => {
      for (const filter of filters) {
        const found = await indexed.find(filter).sort({ _id: 1 }).toArray();
        expect(found, JSON.stringify(filter)).toEqual(await plain.find(filter).sort({ _id: 1 }).toArray());
        expect(await indexed.countDocuments(filter)).toBe(found.length);
      }
    };
    await both();
    for (const rows of [plain, indexed]) {
      await rows.updateOne({ _id: 4 } as never, { $set: { a: { b: 2 } } });
      await rows.updateOne({ _id: 1 } as never, { $set: { 'a.1.b': 3 } });
      await rows.deleteOne({ 'a.c': 1 });
      await rows.insertOne({ _id: 8, a: [{ b: 2 }, { b: 2 }] } as never);
    }
    await both();
  });

  it('takes a hint that names an index, and no other', async () => {
    const rows = await database.fresh([{ _id: 1, a: 1 }]);
    await rows.createIndex({ a: 1 });
    expect(await rows.find({ a: 1 }).hint('a_1').toArray()).toHaveLength(1);
    expect(await rows.find({ a: 1 }).hint({ a: 1 }).toArray()).toHaveLength(1);
    expect(await codeOf(() => rows.find({ a: 1 }).hint('none').toArray())).toBe(2);
  });
});
