import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { openBackup } from '../backup/read.ts';
import { copyAll } from '../copy.ts';
import { CliError, withoutPassword } from '../errors.ts';
import type { Page, Terminal } from '../page.ts';
import { connect, databaseName, isAddress, storeNamed } from '../source.ts';

type Origin = Awaited<ReturnType<typeof openBackup>>;

async function toServer(backup: Origin, address: string, terminal: Terminal): Promise<number> {
  const client = await connect(address);
  try {
    return await copyAll(backup, client, terminal);
  } finally {
    await client.close();
  }
}

/** Into a file beside the store's, which gets its name once everything is in it: a bot never opens a part of a store. */
async function toFile(backup: Origin, path: string, terminal: Terminal): Promise<number> {
  if (existsSync(path)) {
    throw new CliError('failed', `${path} already exists. Stop Goalpost, and move that file away first.`);
  }
  const draft = `${path}.restoring`;
  await mkdir(dirname(path), { recursive: true });
  const store = await startEmbeddedStore({ file: draft });
  try {
    const documents = await toServer(backup, store.uri, terminal);
    await store.close();
    await rename(draft, path);
    return documents;
  } finally {
    await store.close();
  }
}

/** Where the bot looks for another database than the backup has. */
function otherDatabase({ collections }: Origin, env: Terminal['env']): string {
  const names = [...new Set(collections.map(({ db }) => db))];
  return names.length === 0 || names.includes(databaseName(env)) ? '' : ` Set MONGODB_DB to ${names.join(' or ')}.`;
}

export const restorePage: Page = {
  name: 'restore',
  summary: 'Restore a backup into an empty store',
  description: [
    'Reads the whole backup first and refuses one that is damaged. Then copies its collections and indexes into the store that the bot uses, and compares counts and hashes.',
    'The store has to be empty: a file that does not exist, or a server without documents in the databases of the backup. Stop Goalpost first. If you stop the command with Ctrl+C, run it again to continue.',
  ],
  arguments: [{ usage: '<file>', meaning: 'The backup.' }],
  options: [
    {
      usage: '--to <store>',
      meaning:
        "The store's file, or the address of a MongoDB server. By default the store that the bot uses: MONGODB_URI, or goalpost.db in DATA_DIR.",
    },
  ],
  examples: [
    { line: 'goalpost restore goalpost-2026-11-30.jsonl', does: 'Restores the store of the bot.' },
    {
      line: 'goalpost restore goalpost-2026-11-30.jsonl --to /tmp/trial.db',
      does: 'Tries a backup without touching the store.',
    },
  ],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async ({ file, to }, terminal) => {
    const target = storeNamed(to, terminal.env);
    const backup = await openBackup(String(file), terminal.stop);
    const documents = await (isAddress(target) ? toServer : toFile)(backup, target, terminal);
    terminal.progress.say(
      `Restored ${documents} documents of ${backup.header.at} to ${withoutPassword(target)}, and compared them.${otherDatabase(backup, terminal.env)}`,
    );
    return 'done';
  },
};
