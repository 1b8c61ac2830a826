import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { startEmbeddedStore } from '../src/embedded-store/server.ts';

const SIZES = [1_000, 10_000, 100_000];
const SMOKE_SIZES = [1_000];
const OPERATIONS = 500;
const CONCURRENCY = 16;

/** Runs an operation many times, some at once, and gives how many were done in a second. */
async function rate(run: (i: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < OPERATIONS) await run(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return Math.round((OPERATIONS * 1000) / (performance.now() - started));
}

function checkIn(i: number): Document {
  return {
    _id: i,
    team: `team-${i % 50}`,
    key: `k${i}`,
    value: i / 7,
    at: new Date(i * 1000),
    note: 'on our way '.repeat(20),
  };
}

async function fill(rows: Collection<Document>, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += 1000) {
    await rows.insertMany(Array.from({ length: Math.min(1000, to - i) }, (_, j) => checkIn(i + j)));
  }
}

/** The embedded store's reads and writes a second at several sizes, and how long it takes to open. */
export async function benchStore({ smoke = false } = {}): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'goalpost-bench-'));
  const file = join(directory, 'goalpost.db');
  const table: Record<string, Record<string, number>> = {};
  let filled = 0;
  for (const size of smoke ? SMOKE_SIZES : SIZES) {
    const opening = performance.now();
    const store = await startEmbeddedStore({ file });
    const openMs = Math.round(performance.now() - opening);
    const client = await MongoClient.connect(store.uri);
    const rows = client.db('bench').collection('checkins');
    await rows.createIndex({ key: 1 }, { unique: true });
    await rows.createIndex({ team: 1 });
    await fill(rows, filled, size);
    filled = size;
    const any = (i: number): number => (i * 7919) % size;
    table[String(size)] = {
      'open ms (size before)': openMs,
      'find _id/s': await rate((i) => rows.findOne({ _id: any(i) as never })),
      'find key/s': await rate((i) => rows.findOne({ key: `k${any(i)}` })),
      'update/s': await rate((i) => rows.updateOne({ _id: any(i) as never }, { $inc: { n: 1 } })),
      'insert/s': await rate((i) => rows.insertOne({ _id: `${size}-${i}` as never, key: `${size}-${i}` })),
      'scan ms': await time(() => rows.countDocuments({ value: { $gt: 10 } })),
      'group ms': await time(() => rows.aggregate([{ $group: { _id: '$team', n: { $sum: '$value' } } }]).toArray()),
    };
    await rows.deleteMany({ _id: { $type: 'string' } as never });
    await client.close();
    await store.close();
  }
  console.table(table);
  rmSync(directory, { recursive: true, force: true });
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return Math.round(performance.now() - started);
}
