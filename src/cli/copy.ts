import type { Document, IndexDescription, MongoClient } from 'mongodb';
import { type Digest, digestOf, isSame } from './digest.ts';
import { CliError } from './errors.ts';
import type { Progress } from './progress.ts';
import { batchesOf, type Listed, listCollections } from './source.ts';

/** Holds the progress of a copy; dropped once the copy is verified. */
export const MARKER = 'goalpost_migration';

/** The mark of the copy itself, beside those of its collections. */
const WHOLE = ':copy';

interface Mark extends Document {
  readonly _id: string;
  readonly copied: number;
  /** Of what the copy is, where that matters. */
  readonly of?: string;
}

/** What is copied: a store, or a backup of one. */
export interface Origin {
  /** Of a backup: an unfinished copy of another one is not continued. */
  readonly id?: string;
  readonly collections: readonly Listed[];
  batches(collection: Listed, skip: number): AsyncIterable<Document[]>;
  digest(collection: Listed): Promise<Digest>;
}

/** A store as an origin, as it is now. */
export async function originOf(client: MongoClient): Promise<Origin> {
  const listed = await listCollections({ client });
  return {
    collections: listed.filter(({ name }) => name !== MARKER),
    batches: (collection, skip) => batchesOf(client, collection, skip),
    digest: (collection) => digestOf(client, collection),
  };
}

/** Refuses a target with documents that an unfinished copy did not write. */
async function checkTarget(target: MongoClient, db: string, id: string | undefined): Promise<void> {
  const names = (await target.db(db).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  if (names.includes(MARKER)) {
    const mark = await marks(target, db).findOne({ _id: WHOLE });
    if (mark === null || mark.of === id) return;
    throw new CliError(
      'failed',
      `The target has an unfinished copy of something else in ${db}. Finish that one, or empty ${db}.`,
    );
  }
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

async function copy(from: Origin, to: MongoClient, one: Listed, progress: Progress, stop: AbortSignal) {
  const what = `${one.db}.${one.name}`;
  const mark = await marks(to, one.db).findOne({ _id: one.name });
  let copied = mark?.copied ?? 0;
  await createIndexes(to, one);
  for await (const batch of from.batches(one, copied)) {
    if (stop.aborted)
      throw new CliError('stopped', `Stopped at ${what}. Run the command again to continue from there.`);
    await writeBatch(to, one, batch);
    copied += batch.length;
    await marks(to, one.db).updateOne({ _id: one.name }, { $set: { copied } }, { upsert: true });
    if (copied < one.count) progress.show(what, copied, one.count);
  }
  progress.show(what, copied, Math.min(copied, one.count));
}

async function verify(from: Origin, to: MongoClient, one: Listed): Promise<void> {
  const [was, is] = await Promise.all([from.digest(one), digestOf(to, one)]);
  if (isSame(was, is)) return;
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
 * Copies all collections and indexes to a server or store, then compares counts and hashes. Continues an interrupted
 * copy. Returns the number of documents. Throws a `CliError` if the target has other documents, if it is stopped, or if
 * the copy differs.
 */
export async function copyAll(
  from: Origin,
  to: MongoClient,
  { progress, stop }: { readonly progress: Progress; readonly stop: AbortSignal },
): Promise<number> {
  const { collections, id } = from;
  const databases = [...new Set(collections.map(({ db }) => db))];
  for (const db of databases) await checkTarget(to, db, id);
  const mark = { copied: 0, ...(id !== undefined && { of: id }) };
  for (const db of databases) await marks(to, db).updateOne({ _id: WHOLE }, { $set: mark }, { upsert: true });
  for (const one of collections) await copy(from, to, one, progress, stop);
  progress.say('Verifying the copy.');
  for (const one of collections) await verify(from, to, one);
  for (const db of databases) await marks(to, db).drop();
  return collections.reduce((sum, { count }) => sum + count, 0);
}
