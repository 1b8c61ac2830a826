import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeItem } from '../domain/exchange/item.ts';
import { TABLES } from '../domain/exchange/tables.ts';
import { createExchange } from '../exchange/index.ts';
import type { WholeStore } from '../stores/exchange.ts';
import { CliError } from './errors.ts';
import type { Progress } from './progress.ts';

interface About {
  readonly workspace: string;
  readonly language: 'en' | 'de';
  readonly progress: Progress;
  readonly stop: AbortSignal;
}

/** Characters that are written together. */
const BUFFER = 256 * 1024;
const SHOWN_EVERY = 1000;

/** The items of a workspace, counted as they go by. Ends with a `CliError` where somebody stops it. */
async function* watched(store: WholeStore, { workspace, progress, stop }: About, tally: { items: number }) {
  const documents = await store.count(workspace);
  let read = 0;
  for await (const item of store.items(workspace)) {
    if (stop.aborted) throw new CliError('stopped', 'Stopped. No file was written.');
    tally.items += 1;
    if (item.item !== 'check-in') read += 1;
    if (tally.items % SHOWN_EVERY === 0 && read < documents) progress.show('Exporting', read, documents);
    yield item;
  }
  progress.show('Exporting', documents, documents);
}

async function openDraft(path: string): Promise<FileHandle> {
  // What people wrote is in it: only its owner may read it.
  return open(path, 'w', 0o600).catch((error: Error) => {
    throw new CliError('unreachable', `Can't write ${path}: ${error.message}.`);
  });
}

function checkFree(path: string): void {
  if (existsSync(path)) throw new CliError('failed', `${path} already exists. Choose another name.`);
}

/** Writes one JSON document. It gets its name once it is complete. Returns the number of items. */
export async function exportJson(path: string, store: WholeStore, about: About): Promise<number> {
  checkFree(path);
  const draft = `${path}.part`;
  const file = await openDraft(draft);
  const tally = { items: 0 };
  try {
    let waiting = '';
    for await (const part of createExchange().json(watched(store, about, tally), { ...about, at: new Date() })) {
      waiting += part;
      if (waiting.length < BUFFER) continue;
      await file.write(waiting);
      waiting = '';
    }
    await file.write(waiting);
    await file.sync();
    await rename(draft, path);
    return tally.items;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/** Writes a folder with a file for each table. It gets its name once all are complete. Returns the number of items. */
export async function exportTables(path: string, store: WholeStore, about: About): Promise<number> {
  checkFree(path);
  const draft = `${path}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 }).catch((error: Error) => {
    throw new CliError('unreachable', `Can't write ${path}: ${error.message}.`);
  });
  const { csvHeader, csvLines } = createExchange();
  const { language } = about;
  const tally = { items: 0 };
  const tables = await Promise.all(
    TABLES.map(async (table) => ({
      table,
      file: await openDraft(join(draft, `${table}.csv`)),
      waiting: csvHeader(table, language),
    })),
  );
  const write = async (item: ExchangeItem | undefined) => {
    for (const one of tables) {
      if (item !== undefined) one.waiting += csvLines(item, one.table, language);
      if (item !== undefined && one.waiting.length < BUFFER) continue;
      await one.file.write(one.waiting);
      one.waiting = '';
    }
  };
  try {
    for await (const item of watched(store, about, tally)) await write(item);
    await write(undefined);
    for (const { file } of tables) await file.sync();
    await rename(draft, path);
    return tally.items;
  } finally {
    for (const { file } of tables) await file.close();
    await rm(draft, { recursive: true, force: true });
  }
}
