import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { openStoreFile } from '../../src/file.ts';
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
  // In the middle of the stream of writes, at another place in each round.
  while (acknowledged.size < 40 + round * 17) await new Promise((resolve) => setImmediate(resolve));
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

/** A frame of the log: its header and one page (SQLite's "Database File Format", "The Write-Ahead Log"). */
const FRAME = 24 + 4096;

/** Each of the thousands of cuts is a start of its own: without CI one in eight of the last frame's. */
const STEP = process.env['CI'] ? 1 : 8;

/**
 * Every byte of the last frame, the bytes about the border of every other one, and one in every ninety elsewhere.
 * `ends` are the lengths of the log after each acknowledged write.
 */
function cutsOf(from: number, to: number): number[] {
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return all.filter(
    (cut) =>
      (to - cut <= FRAME && cut % STEP === 0) || Math.abs(((to - cut + 40) % FRAME) - 40) <= 30 || cut % 90 === 0,
  );
}

it('opens with the acknowledged writes when cut off at any byte of its log', async () => {
  const file = freshFile();
  const { rows, client } = await openStore({ file });
  const log = `${file}-wal`;
  const base = statSync(log).size;
  // What is there after each write, and how long the log is then.
  const states: { readonly end: number; readonly there: unknown[] }[] = [{ end: base, there: [] }];
  const note = async (): Promise<void> => {
    const there = (await rows.find({}, { projection: { text: 0 } }).toArray()) as unknown[];
    states.push({ end: statSync(log).size, there });
  };
  for (let i = 0; i < 4; i++) {
    await rows.insertOne({ _id: i as never, text: 'x'.repeat(i * 700) });
    await note();
  }
  await rows.updateOne({ _id: 1 as never }, { $set: { n: 7 } });
  await note();
  await rows.deleteOne({ _id: 0 as never });
  await note();
  await rows.insertOne({ _id: 9 as never });
  // In memory where there is such a place: what is tested is the bytes, and thousands of copies would wait for the disk.
  const copy = freshFile('goalpost.db', existsSync('/dev/shm') ? '/dev/shm' : undefined);
  // Not by this process: closing the file here would give up the lock of the store that is open.
  execFileSync('sh', ['-c', 'cp "$1" "$2"; cp "$1-wal" "$2-wal"', 'sh', file, copy]);
  const [data, written] = [readFileSync(copy), readFileSync(`${copy}-wal`)];
  await note();
  await client.close();
  for (const cut of cutsOf(base, written.length)) {
    writeFileSync(copy, data);
    writeFileSync(`${copy}-wal`, written.subarray(0, cut));
    const reopened = createEngine(openStoreFile(copy));
    const there = [...(reopened.collection('test', 'rows')?.all() ?? [])].map(
      ({ plain: { text: _, ...rest } }) => rest,
    );
    const expected = states.findLast(({ end }) => end <= cut)?.there;
    expect(there, `cut at ${cut} of ${written.length}`).toEqual(expected);
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
