import { existsSync } from 'node:fs';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Document, MongoClient } from 'mongodb';
import { CliError, withoutPassword } from './errors.ts';

/** Databases that a MongoDB server keeps for itself. */
const OWN_DATABASES = ['admin', 'local', 'config'];
const SELECTION_MS = 5000;
/** Documents that are read and written at once. */
export const BATCH = 500;
/** Keeps the types of numbers and patterns as they are stored. */
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

export interface Source {
  readonly client: MongoClient;
  close(): Promise<void>;
}

const isAddress = (text: string): boolean => /^mongodb(\+srv)?:\/\//.test(text);

/** Connects to a server, or throws a `CliError` that names it without its password. */
export async function connect(uri: string): Promise<MongoClient> {
  try {
    return await MongoClient.connect(uri, { appName: 'goalpost-cli', serverSelectionTimeoutMS: SELECTION_MS });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError('unreachable', `${withoutPassword(uri)} cannot be reached: ${withoutPassword(why)}`);
  }
}

/** Opens a server by its address, or the embedded store by its file, which no other process may hold. */
export async function openSource(from: string): Promise<Source> {
  if (isAddress(from)) {
    const client = await connect(from);
    return { client, close: () => client.close() };
  }
  if (!existsSync(from)) throw new CliError('unreachable', `There is no file ${from}; name one with --from.`);
  const store = await startEmbeddedStore({ file: from });
  const client = await connect(store.uri);
  return {
    client,
    close: async () => {
      await client.close();
      await store.close();
    },
  };
}

/** A collection with its indexes, but for the one on `_id`, which every collection has. */
export interface Listed {
  readonly db: string;
  readonly name: string;
  readonly count: number;
  readonly indexes: readonly Document[];
}

/** Every collection of a server's own databases, in the order of their names. */
export async function listCollections(client: MongoClient): Promise<Listed[]> {
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  const listed: Listed[] = [];
  for (const db of databases
    .map(({ name }) => name)
    .filter((name) => !OWN_DATABASES.includes(name))
    .sort()) {
    const found = await client.db(db).listCollections({}, { nameOnly: true }).toArray();
    for (const name of found
      .map((one) => one.name)
      .filter((one) => !one.startsWith('system.'))
      .sort()) {
      const collection = client.db(db).collection(name);
      const indexes = await collection.indexes();
      listed.push({
        db,
        name,
        count: await collection.countDocuments(),
        indexes: indexes.filter((index) => index.name !== '_id_').map(({ v: _, ...index }) => index),
      });
    }
  }
  return listed;
}

/** The documents of a collection by `_id`, in batches, from a position on, with the types that they have. */
export async function* batchesOf(client: MongoClient, { db, name }: Listed, skip = 0): AsyncGenerator<Document[]> {
  const cursor = client
    .db(db)
    .collection(name, { ...EXACT })
    .find({}, { ...EXACT, batchSize: BATCH })
    .sort({ _id: 1 })
    .skip(skip);
  let batch: Document[] = [];
  for await (const document of cursor) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
