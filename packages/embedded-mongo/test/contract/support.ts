import { randomBytes } from 'node:crypto';
import type { Collection, Document, MongoClient } from 'mongodb';
import { MongoServerError } from 'mongodb';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { ROWS } from './rows.ts';
import { noteWhatIsSeen } from './seen.ts';

interface Row extends Document {
  _id?: unknown;
}

export interface ContractDatabase {
  readonly get: TestDatabase;
  fresh(rows?: Row[]): Promise<Collection<Document>>;
  /**
   * Skips a case on a server that is not MongoDB's own and differs from its documentation there; `reason` says how.
   * The embedded store and a mongod are never let off.
   */
  needsMongod(context: TestContext, reason: string): Promise<void>;
}

/** A build of MongoDB names the commit that it was built from; a server that only speaks its protocol has none. */
export async function isMongod(client: MongoClient): Promise<boolean> {
  const info = await client.db('admin').command({ buildInfo: 1 });
  return /^[0-9a-f]{40}$/.test(info['gitVersion']) && !/^0+$/.test(info['gitVersion']);
}

/** A database for a test file, and collections that no other test uses. */
export function contractDatabase(): ContractDatabase {
  let database: TestDatabase | undefined;
  noteWhatIsSeen(ROWS);
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    await database?.close();
  });
  const opened = (): TestDatabase => {
    if (!database) throw new Error('the database is opened in beforeAll');
    return database;
  };
  return {
    get get() {
      return opened();
    },
    fresh: async (rows = []) => {
      const collection = opened().db.collection<Document>(`c_${randomBytes(6).toString('hex')}`);
      if (rows.length > 0) await collection.insertMany(rows as Document[]);
      return collection;
    },
    needsMongod: async (context, reason) => {
      const faithful = opened().kind === 'embedded' || (await isMongod(opened().client));
      context.skip(!faithful, `the server of MONGODB_URI is no mongod and ${reason}`);
    },
  };
}

/** The code with which a server refused. */
export async function codeOf(action: () => Promise<unknown>): Promise<number | string | undefined> {
  try {
    await action();
  } catch (error) {
    if (error instanceof MongoServerError) return error.code;
    throw error;
  }
  return undefined;
}

/** The `_id`s of what a filter finds, sorted. */
export async function idsOf(collection: Collection<Document>, filter: Document): Promise<unknown[]> {
  const rows = await collection.find(filter).sort({ _id: 1 }).toArray();
  return rows.map((row) => row['_id']);
}
