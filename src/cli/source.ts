import { existsSync } from 'node:fs';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Document, MongoClient } from 'mongodb';
import { CliError, withoutPassword } from './errors.ts';

/** MongoDB's own databases. */
const OWN_DATABASES = ['admin', 'local', 'config'];
const SELECTION_MS = 5000;
/** Documents per read and write. */
export const BATCH = 500;
/** Keeps the stored types of numbers and patterns. */
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

export interface Source {
  readonly client: MongoClient;
  close(): Promise<void>;
}

const isAddress = (text: string): boolean => /^mongodb(\+srv)?:\/\//.test(text);

/** Connects to a server. Throws a `CliError` that names it without its password. */
export async function connect(uri: string): Promise<MongoClient> {
  try {
    return await MongoClient.connect(uri, { appName: 'goalpost-cli', serverSelectionTimeoutMS: SELECTION_MS });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError('unreachable', `Can't reach ${withoutPassword(uri)}: ${withoutPassword(why)}`);
  }
}

/** Opens a server by its address, or the embedded store by its file. No other process may hold that file. */
export async function openSource(from: string): Promise<Source> {
  if (isAddress(from)) {
    const client = await connect(from);
    return { client, close: () => client.close() };
  }
  if (!existsSync(from))
    throw new CliError('unreachable', `The file ${from} doesn't exist. Name another one with --from.`);
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

/** A collection and its indexes, except the one on `_id`. */
export interface Listed {
  readonly db: string;
  readonly name: string;
  readonly count: number;
  readonly indexes: readonly Document[];
}

/** Every collection outside MongoDB's own databases, in order of name. */
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

/** The documents of a collection in order of `_id`, in batches, from a position on, with their stored types. */
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
