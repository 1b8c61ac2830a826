import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import Database from 'libsql';
import { BSON, type Collection, type Document, MongoClient } from 'mongodb';

const SIZES = [1_000, 10_000, 100_000];
const SMOKE_SIZES = [1_000];
const OPERATIONS = 500;
const CONCURRENCY = 16;
const BATCH = 1000;

/** Runs an operation many times, some at once, and gives how many were done in a second. */
async function rate(run: (i: number) => Promise<unknown> | unknown): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < OPERATIONS) await run(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return Math.round((OPERATIONS * 1000) / (performance.now() - started));
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return Math.round(performance.now() - started);
}

const keyOf = (i: number): string => `k${i}`;

function checkIn(i: number): Document {
  const note = 'on our way '.repeat(20);
  return { _id: i, team: `team-${i % 50}`, key: keyOf(i), value: i / 7, at: new Date(i * 1000), note };
}

async function fill(rows: Collection<Document>, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += BATCH) {
    await rows.insertMany(Array.from({ length: Math.min(BATCH, to - i) }, (_, j) => checkIn(i + j)));
  }
}

async function points(rows: Collection<Document>, size: number): Promise<Record<string, number>> {
  const any = (i: number): number => (i * 7919) % size;
  const rates = {
    'find _id/s': await rate((i) => rows.findOne({ _id: any(i) as never })),
    'find key/s': await rate((i) => rows.findOne({ key: keyOf(any(i)) })),
    'update/s': await rate((i) => rows.updateOne({ _id: any(i) as never }, { $inc: { n: 1 } })),
    'insert/s': await rate((i) => rows.insertOne({ _id: `${size}-${i}` as never, key: `${size}-${i}` })),
  };
  await rows.deleteMany({ _id: { $type: 'string' } as never });
  return rates;
}

/**
 * The peer: the same BSON in a table of the same SQLite, with the same promise of durability, but without sockets, wire
 * protocol, query language or memory of its own.
 */
async function bareSqlite(directory: string, size: number): Promise<Record<string, number>> {
  const db = new Database(join(directory, `bare-${size}.db`));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE rows (id TEXT PRIMARY KEY, key TEXT UNIQUE, bson BLOB NOT NULL)');
  const insert = db.prepare('INSERT INTO rows (id, key, bson) VALUES (?, ?, ?)');
  db.exec('BEGIN');
  for (let i = 0; i < size; i++) insert.run(String(i), keyOf(i), BSON.serialize(checkIn(i)));
  db.exec('COMMIT');
  const byId = db.prepare('SELECT bson FROM rows WHERE id = ?');
  const byKey = db.prepare('SELECT bson FROM rows WHERE key = ?');
  const update = db.prepare('UPDATE rows SET bson = ? WHERE id = ?');
  const any = (i: number): number => (i * 7919) % size;
  const read = (row: unknown): Document => BSON.deserialize(Buffer.from((row as { bson: ArrayBuffer }).bson));
  const rates = {
    'find _id/s': await rate((i) => read(byId.get(String(any(i))))),
    'find key/s': await rate((i) => read(byKey.get(keyOf(any(i))))),
    'update/s': await rate((i) => {
      const row = read(byId.get(String(any(i))));
      update.run(BSON.serialize({ ...row, n: Number(row['n'] ?? 0) + 1 }), String(any(i)));
    }),
    'insert/s': await rate((i) => {
      const key = `${size}-${i}`;
      insert.run(key, key, BSON.serialize({ _id: key, key }));
    }),
  };
  db.close();
  return rates;
}

/** The same operations on the server of MONGODB_URI. */
async function onServer(uri: string, size: number): Promise<Record<string, number>> {
  const client = await MongoClient.connect(uri);
  const db = client.db(`goalpost_bench_${process.pid}`);
  const rows = db.collection<Document>('checkins', { writeConcern: { w: 'majority', journal: true } });
  await rows.createIndex({ key: 1 }, { unique: true });
  await fill(rows, 0, size);
  const rates = await points(rows, size);
  await db.dropDatabase();
  await client.close();
  return rates;
}

function ratios(ours: Record<string, number>, theirs: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(theirs).map(([name, rate]) => [name, Math.round((100 * (ours[name] ?? 0)) / rate) / 100]),
  );
}

/** The embedded store's reads and writes a second at several sizes, beside its peers, and how long it takes to open. */
export async function benchStore({ smoke = false } = {}): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'goalpost-bench-'));
  const file = join(directory, 'goalpost.db');
  const uri = process.env['MONGODB_URI'];
  const table: Record<string, Record<string, number>> = {};
  let filled = 0;
  for (const size of smoke ? SMOKE_SIZES : SIZES) {
    const store = await startEmbeddedStore({ file });
    const client = await MongoClient.connect(store.uri);
    const rows = client.db('bench').collection('checkins');
    await rows.createIndex({ key: 1 }, { unique: true });
    await rows.createIndex({ team: 1 });
    await fill(rows, filled, size);
    filled = size;
    const ours = await points(rows, size);
    const scan = await time(() => rows.countDocuments({ value: { $gt: 10 } }));
    const group = await time(() => rows.aggregate([{ $group: { _id: '$team', n: { $sum: '$value' } } }]).toArray());
    await client.close();
    await store.close();
    const open = await time(async () => (await startEmbeddedStore({ file })).close());
    table[`${size}: embedded store`] = { ...ours, 'scan ms': scan, 'group ms': group, 'open ms': open };
    const bare = await bareSqlite(directory, size);
    table[`${size}: bare SQLite, no sockets`] = bare;
    table[`${size}: share of bare SQLite`] = ratios(ours, bare);
    if (!uri) continue;
    const server = await onServer(uri, size);
    table[`${size}: server of MONGODB_URI`] = server;
    table[`${size}: times that server`] = ratios(ours, server);
  }
  console.table(table);
  rmSync(directory, { recursive: true, force: true });
}
