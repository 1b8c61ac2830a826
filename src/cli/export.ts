import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { BSON, type MongoClient } from 'mongodb';
import { CliError } from './errors.ts';
import type { Progress } from './progress.ts';
import { batchesOf, listCollections } from './source.ts';

const line = (value: object): string => `${BSON.EJSON.stringify(value, { relaxed: false })}\n`;

async function writeAll(file: FileHandle, client: MongoClient, progress: Progress, stop: AbortSignal) {
  let documents = 0;
  for (const one of await listCollections(client)) {
    const { db, name: collection, indexes } = one;
    for (const index of indexes) await file.write(line({ db, collection, index }));
    let written = 0;
    for await (const batch of batchesOf(client, one)) {
      if (stop.aborted) throw new CliError('stopped', 'Stopped. No file was written.');
      await file.write(batch.map((document) => line({ db, collection, document })).join(''));
      written += batch.length;
      if (written < one.count) progress.show(`${db}.${collection}`, written, one.count);
    }
    progress.show(`${db}.${collection}`, written, written);
    documents += written;
  }
  return documents;
}

/**
 * Writes what is stored: one line of canonical Extended JSON for each index and each document, with its database and
 * collection. It is no backup, since no command reads it back. The file gets its name once it is complete and on disk. Never replaces an existing file.
 */
export async function exportTo(
  path: string,
  client: MongoClient,
  { progress, stop }: { readonly progress: Progress; readonly stop: AbortSignal },
): Promise<number> {
  if (existsSync(path)) throw new CliError('failed', `${path} already exists. Choose another name.`);
  const draft = `${path}.part`;
  // The export contains private notes: only its owner may read it.
  const file = await open(draft, 'w', 0o600).catch((error: Error) => {
    throw new CliError('unreachable', `Can't write ${path}: ${error.message}.`);
  });
  try {
    const documents = await writeAll(file, client, progress, stop);
    await file.sync();
    await rename(draft, path);
    return documents;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}
