import { describe, expect, it } from 'vitest';
import { codeOf, contractDatabase } from './support.ts';

const database = contractDatabase();
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

describe('cursors', () => {
  it('give all documents in many batches', async () => {
    const rows = await database.fresh(times(1000, (i) => ({ _id: i })));
    const found = await rows.find({}, { batchSize: 7 }).sort({ _id: -1 }).toArray();
    expect(found.map((row) => row['_id'])).toEqual(times(1000, (i) => 999 - i));
    const aggregated = await rows.aggregate([{ $match: {} }, { $project: { n: '$_id' } }], { batchSize: 9 }).toArray();
    expect(aggregated).toHaveLength(1000);
  });

  it('give large documents in as many batches as they need', async () => {
    const rows = await database.fresh(times(6, (i) => ({ _id: i, text: 'x'.repeat(5_000_000) })));
    let count = 0;
    for await (const row of rows.find({})) count += Number(row['text'].length === 5_000_000);
    expect(count).toBe(6);
  });

  it('end when they are closed, and are unknown afterwards', async () => {
    const rows = await database.fresh(times(10, (i) => ({ _id: i })));
    const cursor = rows.find({}, { batchSize: 2 });
    await cursor.next();
    const { id } = cursor;
    await cursor.close();
    const { db } = database.get;
    const code = await codeOf(() => db.command({ getMore: id, collection: rows.collectionName }));
    expect(code).toBe(43);
  });
});

describe('races', () => {
  it('a hundred upserts of one key make one document', async () => {
    const rows = await database.fresh();
    await rows.createIndex({ k: 1 }, { unique: true });
    const results = await Promise.allSettled(
      times(100, () => rows.updateOne({ k: 'one' }, { $inc: { n: 1 } }, { upsert: true })),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    expect(await rows.find({}).project({ _id: 0 }).toArray()).toEqual([{ k: 'one', n: done }]);
  });

  it('a hundred claims give each row once', async () => {
    const rows = await database.fresh(times(60, (i) => ({ _id: i, state: 'pending' })));
    const claims = await Promise.all(
      times(100, (i) =>
        rows.findOneAndUpdate(
          { state: 'pending' },
          { $set: { state: 'sending', by: i } },
          { sort: { _id: 1 }, returnDocument: 'after' },
        ),
      ),
    );
    const claimed = claims.filter((row) => row !== null).map((row) => row['_id']);
    expect([...claimed].sort((a, b) => Number(a) - Number(b))).toEqual(times(60, (i) => i));
  });

  it('a compare-and-set on a version is won once', async () => {
    const rows = await database.fresh([{ _id: 1, version: 1 }]);
    const results = await Promise.all(
      times(50, (i) => rows.replaceOne({ _id: 1, version: 1 } as never, { version: 2, by: i })),
    );
    expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1);
  });

  it('inserts of one _id are won once', async () => {
    const rows = await database.fresh();
    const results = await Promise.all(times(50, () => codeOf(() => rows.insertOne({ _id: 'key' } as never))));
    expect(results.filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set([undefined, 11000]));
  });
});
