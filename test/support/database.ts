import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedStore, startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Collection, type Db, MongoClient } from 'mongodb';

export interface TestDatabase {
  /** For a driver of one's own; it does not name the database. */
  readonly uri: string;
  readonly db: Db;
  readonly client: MongoClient;
  /** `goalpost_test_…`, unlike any other. */
  readonly name: string;
  /** Which server it is on: the embedded store, or the one of MONGODB_URI. */
  readonly kind: 'embedded' | 'server';
  /** Drops the database and ends the connection. */
  close(): Promise<void>;
}

interface Running {
  readonly store: EmbeddedStore;
  readonly directory: string;
  users: number;
}

// One embedded store for all databases that a test file has open; the next one after the last is closed is new.
let running: Promise<Running> | undefined;

async function start(): Promise<Running> {
  const directory = await mkdtemp(join(tmpdir(), 'goalpost-test-'));
  return { store: await startEmbeddedStore({ file: join(directory, 'goalpost.db') }), directory, users: 0 };
}

async function release(shared: Running): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0) return;
  running = undefined;
  await shared.store.close();
  await rm(shared.directory, { recursive: true, force: true });
}

/**
 * Opens a database of its own on the server of MONGODB_URI, or where there is none on an embedded store. Where commands are
 * monitored, the driver decodes every answer twice.
 */
export async function openTestDatabase({ monitorCommands = false } = {}): Promise<TestDatabase> {
  const given = process.env['MONGODB_URI'];
  if (!given) running ??= start();
  const shared = await running;
  if (shared) shared.users += 1;
  const uri = given ?? shared?.store.uri ?? '';
  const name = `goalpost_test_${randomBytes(8).toString('hex')}`;
  const client = await MongoClient.connect(uri, { monitorCommands });
  const db = client.db(name);
  return {
    uri,
    db,
    client,
    name,
    kind: given ? 'server' : 'embedded',
    close: async () => {
      await db.dropDatabase();
      await client.close();
      if (shared) await release(shared);
    },
  };
}

/**
 * Takes away the indexes by which documents expire. A server deletes by its own clock, once a minute, and what a test says
 * of a day that is long over would be gone in the middle of it.
 */
export async function keepEverything(db: Db): Promise<void> {
  const forget = async (collection: Collection) => {
    for (const { name, expireAfterSeconds } of await collection.indexes()) {
      if (expireAfterSeconds !== undefined && name !== undefined) await collection.dropIndex(name);
    }
  };
  await Promise.all((await db.collections()).map(forget));
}
