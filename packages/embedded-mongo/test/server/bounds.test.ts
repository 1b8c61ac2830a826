import { expect, it } from 'vitest';
import { createCursors } from '../../src/cursors.ts';
import { MAX_CURSORS } from '../../src/limits.ts';
import { codeOf, openStore } from './support.ts';

const minute = 60_000;

it('deletes what has expired by the clock that it was given, and what its index holds only', async () => {
  let now = new Date('2026-03-01T00:00:00Z');
  const { rows } = await openStore({ clock: { now: () => now }, sweepEvery: 15 });
  await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60, partialFilterExpression: { keep: { $exists: false } } });
  const at = new Date(now);
  await rows.insertMany([
    { _id: 1 as never, at },
    { _id: 2 as never, at: new Date(now.getTime() + 10 * minute) },
    { _id: 3 as never, at: 'no date' },
    { _id: 4 as never },
    { _id: 5 as never, at: [new Date(now.getTime() + 10 * minute), at] },
    { _id: 6 as never, at, keep: true },
  ]);
  const ids = async () =>
    (await rows.find({}).sort({ _id: 1 }).toArray()).map((row) => row['_id'] as unknown as number);
  now = new Date(now.getTime() + minute - 1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await ids()).toEqual([1, 2, 3, 4, 5, 6]);
  now = new Date(now.getTime() + 1);
  await expect.poll(ids).toEqual([2, 3, 4, 6]);
});

it('takes the time of its clock for $$NOW and $currentDate', async () => {
  const now = new Date('2031-05-06T07:08:09.010Z');
  const { rows } = await openStore({ clock: { now: () => now } });
  await rows.insertOne({ _id: 1 as never });
  await rows.updateOne({}, [{ $set: { a: '$$NOW' } }]);
  await rows.updateOne({ $expr: { $eq: ['$a', '$$NOW'] } }, { $currentDate: { b: true } });
  expect(await rows.findOne({})).toEqual({ _id: 1, a: now, b: now });
});

it('closes a cursor that is idle for too long', async () => {
  const { rows, client } = await openStore({ cursorIdle: 40 });
  await rows.insertMany(Array.from({ length: 20 }, (_, i) => ({ _id: i as never })));
  const cursor = rows.find({}, { batchSize: 5 });
  await cursor.next();
  await new Promise((resolve) => setTimeout(resolve, 80));
  const { id } = cursor;
  expect(await codeOf(() => client.db('test').command({ getMore: id, collection: 'rows' }))).toBe(43);
});

it('keeps a bounded number of cursors, those used last', () => {
  let now = 0;
  const cursors = createCursors(() => now++);
  const two = [new Uint8Array([5, 0, 0, 0, 0]), new Uint8Array([5, 0, 0, 0, 0])];
  for (let i = 0; i < MAX_CURSORS + 50; i++) cursors.first('a.b', two, 1, false);
  expect(cursors.open).toBe(MAX_CURSORS);
});

it('refuses to grow beyond its bound, and takes writes again when there is room', async () => {
  const { rows } = await openStore({ maxBytes: 100_000 });
  const text = 'x'.repeat(30_000);
  await rows.insertMany([1, 2, 3].map((i) => ({ _id: i as never, text })));
  expect(await codeOf(() => rows.insertOne({ _id: 4 as never, text }))).toBe(146);
  expect(await codeOf(() => rows.updateOne({ _id: 1 as never }, { $set: { more: text } }))).toBe(146);
  expect(await rows.countDocuments()).toBe(3);
  await rows.deleteOne({ _id: 2 as never });
  await rows.insertOne({ _id: 4 as never, text });
});

it('refuses an update that would grow a document beyond 16 MB, and a path far beyond the end of an array', async () => {
  const { rows } = await openStore();
  await rows.insertOne({ _id: 1 as never, text: 'x'.repeat(10_000_000), l: [] });
  expect(await codeOf(() => rows.updateOne({}, { $set: { more: 'x'.repeat(9_000_000) } }))).toBe(10334);
  expect(await codeOf(() => rows.updateOne({}, { $set: { 'l.9999999': 1 } }))).toBe(2);
  expect(await codeOf(() => rows.updateOne({}, [{ $set: { copy: '$text' } }]))).toBe(10334);
});
