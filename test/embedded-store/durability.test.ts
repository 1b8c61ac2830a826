import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngine } from '../../src/embedded-store/engine.ts';
import { openStoreFile } from '../../src/embedded-store/file.ts';
import { connect, freshFile, openStore, spawnStore } from './support.ts';

const WRITERS = 6;

/** Writes until the store is gone; gives what was sent and what was acknowledged. */
async function writeUntilKilled(uri: string, round: number, kill: () => Promise<unknown>) {
  const { rows, client } = await connect(uri);
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  let over = false;
  const writer = async (w: number): Promise<void> => {
    for (let i = 0; !over; i++) {
      const id = `${round}-${w}-${i}`;
      sent.add(id);
      await rows.insertOne({ _id: id as never, text: 'x'.repeat(500) });
      acknowledged.add(id);
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, w) => writer(w).catch(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 150 + round * 70));
  await kill();
  over = true;
  await client.close();
  await Promise.all(writers);
  return { sent, acknowledged };
}

it('has exactly the acknowledged writes after SIGKILL, again and again', async () => {
  const file = freshFile();
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  for (const round of [0, 1, 2]) {
    const store = await spawnStore(file);
    const written = await writeUntilKilled(store.uri, round, () => store.stop('SIGKILL'));
    for (const id of written.sent) sent.add(id);
    for (const id of written.acknowledged) acknowledged.add(id);
  }
  expect(acknowledged.size).toBeGreaterThan(50);
  const { rows } = await openStore({ file });
  const there = new Set((await rows.find({}).toArray()).map((row) => String(row['_id'])));
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  // A write whose reply was on its way may be there; nothing else may.
  expect([...there].filter((id) => !sent.has(id))).toEqual([]);
  expect(there.size - acknowledged.size).toBeLessThanOrEqual(3 * WRITERS);
});

it('opens with the acknowledged writes when cut off at any byte of its log', async () => {
  const file = freshFile();
  const { rows } = await openStore({ file });
  const log = `${file}-wal`;
  const ends: number[] = [];
  const base = statSync(log).size;
  for (let i = 0; i < 8; i++) {
    await rows.insertOne({ _id: i as never, text: 'x'.repeat(i * 400) });
    ends.push(statSync(log).size);
  }
  const last = ends.at(-1) ?? 0;
  const cuts = Array.from({ length: 48 }, (_, i) => base + Math.floor(((last - base) * i) / 47) - (i % 3));
  for (const cut of [...cuts, ...ends]) {
    const copy = freshFile();
    // Not by this process: closing the file here would give up the lock of the store that is open.
    execFileSync('sh', ['-c', 'cp "$1" "$2"; cp "$1-wal" "$2-wal"', 'sh', file, copy]);
    truncateSync(`${copy}-wal`, cut);
    const reopened = createEngine(openStoreFile(copy));
    const there = [...(reopened.collection('test', 'rows')?.all() ?? [])].map(({ plain }) => plain['_id']);
    const expected = ends.filter((end) => end <= cut).length;
    expect(there).toEqual(Array.from({ length: expected }, (_, i) => i));
    reopened.close();
  }
});

it('leaves one file when it is closed, and reads everything back', async () => {
  const file = freshFile();
  const first = await openStore({ file });
  await first.rows.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { k: { $exists: true } } });
  await first.rows.insertMany([{ _id: 2 as never, k: 'a' }, { _id: 1 as never }, { _id: 3 as never }]);
  await first.rows.updateOne({ _id: 2 as never }, { $set: { n: 1 } });
  await first.rows.deleteOne({ _id: 3 as never });
  await first.client.db('gone').collection('c').insertOne({});
  await first.client.db('gone').dropDatabase();
  await first.client.close();
  await first.store.close();
  expect(readdirSync(dirname(file))).toEqual(['goalpost.db']);

  const { rows, client } = await openStore({ file });
  expect(await rows.find({}).toArray()).toEqual([{ _id: 2, k: 'a', n: 1 }, { _id: 1 }]);
  await expect(rows.insertOne({ k: 'a' })).rejects.toMatchObject({ code: 11000 });
  expect(await rows.indexes()).toHaveLength(2);
  expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).toEqual(['test']);
});

it('answers a write that the disk has no room for with an error, and keeps what was acknowledged', async () => {
  const file = freshFile();
  // A limit on the size of files stands for a full disk: 2,000 blocks of 512 bytes.
  const store = await spawnStore(file, "trap '' XFSZ; ulimit -f 2000");
  const { rows } = await connect(store.uri);
  let acknowledged = 0;
  let refused: unknown;
  for (let i = 0; i < 200 && !refused; i++) {
    try {
      await rows.insertOne({ _id: i as never, text: 'x'.repeat(20_000) });
      acknowledged += 1;
    } catch (error) {
      refused = error;
    }
  }
  expect(refused).toMatchObject({ errmsg: expect.stringContaining('could not be written') });
  expect(acknowledged).toBeGreaterThan(5);
  // It still answers, and has no more and no less than what it acknowledged.
  expect(await rows.countDocuments()).toBe(acknowledged);
  await store.stop('SIGKILL');
  const again = await openStore({ file });
  expect(await again.rows.countDocuments()).toBe(acknowledged);
  await again.rows.insertOne({ _id: -1 as never });
});

it('prints its URI and stops cleanly on a signal', async () => {
  const file = freshFile();
  const store = await spawnStore(file);
  const { rows, client } = await connect(store.uri);
  await rows.insertOne({ a: 1 });
  await client.close();
  expect(await store.stop('SIGTERM')).toBe(0);
  expect(readdirSync(dirname(file))).toEqual(['goalpost.db']);
  expect(statSync(join(dirname(file), 'goalpost.db')).size).toBeGreaterThan(0);
});
