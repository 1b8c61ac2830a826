import type { Document, IndexDescription, MongoClient } from 'mongodb';
import { digestOf } from './digest.ts';
import { CliError } from './errors.ts';
import type { Progress } from './progress.ts';
import { batchesOf, type Listed, listCollections } from './source.ts';

/** Where a copy notes how far it is; dropped when all is there. */
const MARKER = 'goalpost_migration';

interface Mark extends Document {
  readonly _id: string;
  readonly copied: number;
}

/** Refuses a target in which something stands that an unfinished copy did not put there. */
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
      `The target has data of its own in ${db}.${name}; choose an empty database, or empty that one first.`,
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
  // Replacing what is there already lets a copy that was cut off between a batch and its mark go on.
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
    if (stop.aborted) throw new CliError('stopped', `Stopped at ${what}. Start it again, and it goes on there.`);
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
  // Its own copy, so that it may begin anew.
  await to.db(one.db).collection(one.name).drop();
  await marks(to, one.db).deleteOne({ _id: one.name });
  throw new CliError(
    'failed',
    `${one.db}.${one.name} differs: ${was.count} documents here, ${is.count} there, or not the same ones. Was it ` +
      'written to meanwhile? Stop Goalpost and start this again; that collection is copied anew.',
  );
}

/**
 * Copies all collections and indexes of a store into a MongoDB server and compares counts and hashes. Started again
 * after it was cut off it goes on. Throws a `CliError` where the target has other data, where it was stopped, or where
 * the copy differs. Gives the number of documents.
 */
export async function migrate(
  from: MongoClient,
  to: MongoClient,
  { progress, stop }: { readonly progress: Progress; readonly stop: AbortSignal },
): Promise<number> {
  const collections = (await listCollections(from)).filter(({ name }) => name !== MARKER);
  const databases = [...new Set(collections.map(({ db }) => db))];
  for (const db of databases) await checkTarget(to, db);
  for (const db of databases) {
    await marks(to, db).updateOne({ _id: ':copy' }, { $set: { copied: 0 } }, { upsert: true });
  }
  for (const one of collections) await copy(from, to, one, progress, stop);
  progress.say('Comparing what is there with what was here.');
  for (const one of collections) await verify(from, to, one);
  for (const db of databases) await marks(to, db).drop();
  return collections.reduce((sum, { count }) => sum + count, 0);
}
