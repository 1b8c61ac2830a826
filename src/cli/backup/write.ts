import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, truncate } from 'node:fs/promises';
import { MARKER } from '../copy.ts';
import { digestOf, isSame, Summary } from '../digest.ts';
import { CliError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import { batchesOf, type Listed, listCollections, type Source } from '../source.ts';
import { FORMAT, lineOf } from './format.ts';
import { type Kept, scan } from './read.ts';

interface Context {
  readonly progress: Progress;
  readonly stop: AbortSignal;
}

const stopped = () => new CliError('stopped', 'Stopped. Run the command again to continue.');

/** What of an unfinished backup still is as the store is; empty where there is none. */
async function unfinished(draft: string, of: string, source: Source, stop: AbortSignal): Promise<readonly Kept[]> {
  if (!existsSync(draft)) return [];
  const { header, kept } = await scan(draft, stop);
  if (header !== undefined && header.of !== of) {
    throw new CliError(
      'failed',
      `${draft} is an unfinished backup of ${header.of}. Finish that one, or remove the file.`,
    );
  }
  for (const { listed, digest } of kept) {
    // The bot ran in between: a backup of two times at once is none.
    if (!isSame(digest, await digestOf(source.client, listed))) return [];
  }
  return kept;
}

async function writeCollection(file: FileHandle, { client }: Source, one: Listed, { progress, stop }: Context) {
  const { db, name, indexes } = one;
  const summary = new Summary();
  await file.write(lineOf({ collection: { db, name, indexes } }));
  for await (const batch of batchesOf(client, one)) {
    if (stop.aborted) throw stopped();
    for (const document of batch) summary.add(document);
    await file.write(batch.map((document) => lineOf({ document })).join(''));
    const { count } = summary.digest();
    if (count < one.count) progress.show(`${db}.${name}`, count, one.count);
  }
  const digest = summary.digest();
  await file.write(lineOf({ end: { db, name, ...digest } }));
  progress.show(`${db}.${name}`, digest.count, digest.count);
  return digest.count;
}

/**
 * Writes a backup, reads it again, and compares counts and hashes. The file gets its name once that is done; until then
 * it ends in `.part`, and the same command continues behind the last complete collection. Never replaces a file.
 * Returns the number of documents.
 */
export async function backUpTo(path: string, of: string, source: Source, context: Context): Promise<number> {
  const { progress, stop } = context;
  if (existsSync(path)) throw new CliError('failed', `${path} already exists. Choose another name.`);
  const draft = `${path}.part`;
  const kept = await unfinished(draft, of, source, stop);
  if (existsSync(draft)) await truncate(draft, kept.at(-1)?.end ?? 0);
  // A backup contains private notes: only its owner may read it.
  const file = await open(draft, 'a', 0o600).catch((error: Error) => {
    throw new CliError('unreachable', `Can't write ${path}: ${error.message}.`);
  });
  let documents = kept.reduce((sum, { digest }) => sum + digest.count, 0);
  try {
    const header = { goalpost: 'backup', format: FORMAT, id: randomUUID(), at: new Date().toISOString(), of } as const;
    if (kept.length === 0) await file.write(lineOf({ header }));
    const listed = (await listCollections(source)).filter(({ name }) => name !== MARKER);
    const isKept = ({ db, name }: Listed) => kept.some((one) => one.listed.db === db && one.listed.name === name);
    const rest = listed.filter((one) => !isKept(one));
    for (const one of rest) documents += await writeCollection(file, source, one, context);
    await file.write(lineOf({ whole: { collections: kept.length + rest.length, documents } }));
    await file.sync();
  } finally {
    await file.close();
  }
  progress.say('Reading the backup again.');
  if (!(await scan(draft, stop)).isWhole) {
    await truncate(draft, 0);
    throw new CliError('failed', `${draft} isn't what was written. Check the disk, and run the command again.`);
  }
  await rename(draft, path);
  return documents;
}
