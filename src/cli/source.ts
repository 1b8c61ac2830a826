import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Document, MongoClient } from 'mongodb';
import { whyNoServer } from '../store-failure.ts';
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
  /** The one database that is read; all but MongoDB's own where absent. */
  readonly database?: string;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The embedded store's file. */
export const storeFile = (env: Environment): string => join(env['DATA_DIR']?.trim() || './data', 'goalpost.db');

/** The bot's database. */
export const databaseName = (env: Environment): string => env['MONGODB_DB']?.trim() || 'goalpost';

/** The file or address that is named, or that of the store that the bot uses. */
export function storeNamed(named: string | boolean | undefined, env: Environment): string {
  return typeof named === 'string' ? named : env['MONGODB_URI']?.trim() || storeFile(env);
}

/** Opens the store that is named, or the one that the bot uses: of a server its one database. */
export async function openNamed(from: string | boolean | undefined, env: Environment): Promise<Source> {
  const place = storeNamed(from, env);
  const source = await openSource(place);
  return typeof from === 'string' || !isAddress(place) ? source : { ...source, database: databaseName(env) };
}

/** Opens the store as {@link openNamed} does, and makes the embedded one where there is none yet. */
export async function openOrCreate(named: string | boolean | undefined, env: Environment): Promise<Source> {
  const place = storeNamed(named, env);
  if (isAddress(place) || existsSync(place)) return openNamed(named, env);
  await mkdir(dirname(place), { recursive: true });
  return openEmbedded(place);
}

export const isAddress = (text: string): boolean => /^mongodb(\+srv)?:\/\//.test(text);

/** Connects to a server. Throws a `CliError` that names it without its password. */
export async function connect(uri: string): Promise<MongoClient> {
  try {
    return await MongoClient.connect(uri, { appName: 'goalpost-cli', serverSelectionTimeoutMS: SELECTION_MS });
  } catch (error) {
    const { says, fix } = whyNoServer(error);
    throw new CliError('unreachable', `Can't use ${withoutPassword(uri)}: ${withoutPassword(says)}. ${fix}`, {
      cause: error,
    });
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
  return openEmbedded(from);
}

async function openEmbedded(file: string): Promise<Source> {
  const store = await startEmbeddedStore({ file });
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

/** Every collection outside MongoDB's own databases, or of the one database, in order of name. */
export async function listCollections({ client, database }: Pick<Source, 'client' | 'database'>): Promise<Listed[]> {
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  const listed: Listed[] = [];
  for (const db of databases
    .map(({ name }) => name)
    .filter((name) => (database === undefined ? !OWN_DATABASES.includes(name) : name === database))
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
