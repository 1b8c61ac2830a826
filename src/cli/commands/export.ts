import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { BSON } from 'mongodb';
import { CliError } from '../errors.ts';
import { wholeStoreOf, workspaceIn } from '../exchange.ts';
import { exportJson, exportTables } from '../export-items.ts';
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
  summary: 'Write goals and their history, or everything, to files',
  description: [
    'With --format json, writes teams, KPIs with their values, clients, goals, check-ins, pulses, and reviews with their decisions to a file that goalpost import reads back as it was. With --format csv, writes them as tables for a spreadsheet: --out names a folder, which gets one file for each table. Cells that a spreadsheet would run as formulas begin with an apostrophe.',
    'Without --format, writes one line of canonical Extended JSON for each index and each document of the store. No command reads that file back: for a backup, run goalpost backup.',
    'The files are for their owner only, since they contain what people wrote. They get their names once they are complete. The embedded store has to be free: stop Goalpost first.',
  ],
  arguments: [],
  options: [
    { usage: '--out <file>', meaning: 'Required. The file to write, or the folder for CSV. It must not exist.' },
    {
      usage: '--format <format>',
      meaning: 'json or csv. Without it, everything as it is stored.',
      choices: ['json', 'csv'],
    },
    {
      usage: '--language <language>',
      meaning:
        'Whose spreadsheets open the CSV: en has commas and a decimal dot, de has semicolons and a decimal comma. By default en.',
      choices: ['en', 'de'],
    },
    { usage: '--workspace <id>', meaning: 'The workspace, if the store has several.', completes: 'nothing' },
    FROM,
  ],
  examples: [
    { line: 'goalpost export --out export.jsonl', does: 'Exports the store of the bot.' },
    { line: 'goalpost export --format json --out goals.json', does: 'Exports goals, to import them elsewhere.' },
    {
      line: 'goalpost export --format csv --language de --out goals',
      does: 'Exports tables for a German spreadsheet.',
    },
    {
      line: 'goalpost export --out export.jsonl --from mongodb://127.0.0.1:27018/',
      does: 'Exports from a server that runs.',
    },
  ],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async (given, { env, progress, stop }) => {
    const { out, from, format } = given;
    const source = await openNamed(from, env);
    try {
      if (format !== undefined) {
        const store = wholeStoreOf(source, env);
        const workspace = await workspaceIn(store, given['workspace']);
        const about = { workspace, language: given['language'] === 'de' ? 'de' : 'en', progress, stop } as const;
        const items = await (format === 'json' ? exportJson : exportTables)(String(out), store, about);
        progress.say(`Exported ${items} items to ${out}.`);
        return 'done';
      }
      const documents = await exportTo(String(out), source, { progress, stop });
      progress.say(`Exported ${documents} documents to ${out}.`);
      return 'done';
    } finally {
      await source.close();
    }
  },
};
