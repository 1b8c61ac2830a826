import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { BSON } from 'mongodb';
import { CliError } from '../errors.ts';
import { FROM, type Page } from '../page.ts';
import type { Progress } from '../progress.ts';
import { batchesOf, listCollections, openNamed, type Source } from '../source.ts';

const line = (value: object): string => `${BSON.EJSON.stringify(value, { relaxed: false })}\n`;

async function writeAll(file: FileHandle, source: Source, progress: Progress, stop: AbortSignal) {
  let documents = 0;
  for (const one of await listCollections(source)) {
    const { db, name: collection, indexes } = one;
    for (const index of indexes) await file.write(line({ db, collection, index }));
    let written = 0;
    for await (const batch of batchesOf(source.client, one)) {
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
 * collection. It is no backup, since no command reads it back. The file gets its name once it is complete and on disk.
 * Never replaces an existing file.
 */
export async function exportTo(
  path: string,
  source: Source,
  { progress, stop }: { readonly progress: Progress; readonly stop: AbortSignal },
): Promise<number> {
  if (existsSync(path)) throw new CliError('failed', `${path} already exists. Choose another name.`);
  const draft = `${path}.part`;
  // The export contains private notes: only its owner may read it.
  const file = await open(draft, 'w', 0o600).catch((error: Error) => {
    throw new CliError('unreachable', `Can't write ${path}: ${error.message}.`);
  });
  try {
    const documents = await writeAll(file, source, progress, stop);
    await file.sync();
    await rename(draft, path);
    return documents;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

export const exportPage: Page = {
  name: 'export',
  summary: 'Write everything to a file of JSON lines',
  description: [
    'Writes one line of canonical Extended JSON for each index and each document, to read or to move elsewhere. No command reads the file back: for a backup, run goalpost backup.',
    'The file is for its owner only, since it contains what people wrote. It gets its name once it is complete. The embedded store has to be free: stop Goalpost first.',
  ],
  arguments: [],
  options: [{ usage: '--out <file>', meaning: 'Required. The file to write. It must not exist.' }, FROM],
  examples: [
    { line: 'goalpost export --out export.jsonl', does: 'Exports the store of the bot.' },
    {
      line: 'goalpost export --out export.jsonl --from mongodb://127.0.0.1:27018/',
      does: 'Exports from a server that runs.',
    },
  ],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async ({ out, from }, { env, progress, stop }) => {
    const source = await openNamed(from, env);
    try {
      const documents = await exportTo(String(out), source, { progress, stop });
      progress.say(`Exported ${documents} documents to ${out}.`);
      return 'done';
    } finally {
      await source.close();
    }
  },
};
