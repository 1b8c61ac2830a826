import type { Document, IndexDescription, MongoClient } from 'mongodb';
import { digestOf } from '../digest.ts';
import { CliError, withoutPassword } from '../errors.ts';
import type { Page } from '../page.ts';
import type { Progress } from '../progress.ts';
import { batchesOf, connect, isAddress, type Listed, listCollections, openSource, storeFile } from '../source.ts';

/** Holds the progress of a copy; dropped once the copy is verified. */
const MARKER = 'goalpost_migration';

interface Mark extends Document {
  readonly _id: string;
  readonly copied: number;
}

/** Refuses a target with documents that an unfinished copy did not write. */
async function checkTarget(target: MongoClient, db: string): Promise<void> {
  const names = (await target.db(db).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  if (names.includes(MARKER)) return;
  for (const name of names.filter((one) => !one.startsWith('system.'))) {
    if (
      (await target
        .db(db)
        .collection(name)
        .findOne({}, { projection: { _id: 1 } })) === null
    )
      continue;
    throw new CliError(
      'failed',
      `The target already has documents in ${db}.${name}. Choose an empty database, or empty that one first.`,
    );
  }
}

const marks = (target: MongoClient, db: string) =>
  target.db(db).collection<Mark>(MARKER, { writeConcern: { w: 'majority' } });

async function createIndexes(target: MongoClient, { db, name, indexes }: Listed): Promise<void> {
  if (indexes.length === 0) return;
  await target
    .db(db)
    .collection(name)
    .createIndexes(indexes as IndexDescription[]);
}

async function writeBatch(target: MongoClient, { db, name }: Listed, batch: readonly Document[]): Promise<void> {
  const collection = target.db(db).collection(name, { writeConcern: { w: 'majority' } });
  // An interrupted copy may have written a batch without its mark: replace those documents.
  const writes = batch.map((document) => ({
    replaceOne: { filter: { _id: document['_id'] }, replacement: document, upsert: true },
  }));
  await collection.bulkWrite(writes, { ordered: false });
}

async function copy(from: MongoClient, to: MongoClient, one: Listed, progress: Progress, stop: AbortSignal) {
  const what = `${one.db}.${one.name}`;
  const mark = await marks(to, one.db).findOne({ _id: one.name });
  let copied = mark?.copied ?? 0;
  await createIndexes(to, one);
  for await (const batch of batchesOf(from, one, copied)) {
    if (stop.aborted)
      throw new CliError('stopped', `Stopped at ${what}. Run the command again to continue from there.`);
    await writeBatch(to, one, batch);
    copied += batch.length;
    await marks(to, one.db).updateOne({ _id: one.name }, { $set: { copied } }, { upsert: true });
    if (copied < one.count) progress.show(what, copied, one.count);
  }
  progress.show(what, copied, Math.min(copied, one.count));
}

async function verify(from: MongoClient, to: MongoClient, one: Listed): Promise<void> {
  const [was, is] = await Promise.all([digestOf(from, one), digestOf(to, one)]);
  if (was.count === is.count && was.hash === is.hash) return;
  // Drop this copy; the next run makes a new one.
  await to.db(one.db).collection(one.name).drop();
  await marks(to, one.db).deleteOne({ _id: one.name });
  throw new CliError(
    'failed',
    `${one.db}.${one.name} differs: ${was.count} documents in the source, ${is.count} in the target, or different content. ` +
      'Stop Goalpost and run the command again. It copies that collection anew.',
  );
}

/**
 * Copies all collections and indexes of a store to a MongoDB server, then compares counts and hashes. Continues an
 * interrupted copy. Returns the number of documents. Throws a `CliError` if the target has other documents, if it is
 * stopped, or if the copy differs.
 */
export async function migrate(
  from: MongoClient,
  to: MongoClient,
  { progress, stop }: { readonly progress: Progress; readonly stop: AbortSignal },
): Promise<number> {
  const collections = (await listCollections({ client: from })).filter(({ name }) => name !== MARKER);
  const databases = [...new Set(collections.map(({ db }) => db))];
  for (const db of databases) await checkTarget(to, db);
  for (const db of databases) {
    await marks(to, db).updateOne({ _id: ':copy' }, { $set: { copied: 0 } }, { upsert: true });
  }
  for (const one of collections) await copy(from, to, one, progress, stop);
  progress.say('Verifying the copy.');
  for (const one of collections) await verify(from, to, one);
  for (const db of databases) await marks(to, db).drop();
  return collections.reduce((sum, { count }) => sum + count, 0);
}

export const migratePage: Page = {
  name: 'migrate',
  summary: 'Copy everything to a MongoDB server',
  description: [
    'Copies all collections and indexes to a server, then compares counts and hashes. Refuses a target that has other documents.',
    'Stop Goalpost first. If you stop the copy with Ctrl+C, run the command again to continue. When it is done, set MONGODB_URI and start Goalpost.',
  ],
  arguments: [],
  options: [
    {
      usage: '--to <address>',
      meaning: 'Required. The address of the server, such as mongodb://HOST/.',
      completes: 'nothing',
    },
    {
      usage: '--from <store>',
      meaning: "The store's file, or the address of a server. By default goalpost.db in DATA_DIR.",
    },
  ],
  examples: [
    { line: "goalpost migrate --to 'mongodb://user:password@host/'", does: 'Moves the embedded store to a server.' },
  ],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async ({ to, from }, { env, progress, stop }) => {
    const address = String(to);
    if (!isAddress(address)) {
      throw new CliError('usage', '--to must be the address of a MongoDB server, such as mongodb://HOST/.');
    }
    const source = await openSource(typeof from === 'string' ? from : storeFile(env));
    try {
      const target = await connect(address);
      try {
        const documents = await migrate(source.client, target, { progress, stop });
        progress.say(
          `Copied ${documents} documents to ${withoutPassword(address)} and verified them. Now set MONGODB_URI and start Goalpost.`,
        );
        return 'done';
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  },
};
