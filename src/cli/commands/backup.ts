import { backUpTo } from '../backup/write.ts';
import { withoutPassword } from '../errors.ts';
import { FROM, type Page } from '../page.ts';
import { openNamed, storeNamed } from '../source.ts';

export const backupPage: Page = {
  name: 'backup',
  summary: 'Write a backup, and check it',
  description: [
    'Writes all collections and indexes to a file that goalpost restore reads, reads it again, and compares counts and hashes.',
    'The embedded store has to be free: stop Goalpost first. A server may run; then each collection is as of one moment, and the file is consistent if no bot writes meanwhile.',
    'If you stop the command with Ctrl+C, run it again to continue. It continues only what still is as the store is. The file is for its owner only, since it contains what people wrote.',
  ],
  arguments: [],
  options: [{ usage: '--out <file>', meaning: 'Required. The file to write. It must not exist.' }, FROM],
  examples: [{ line: 'goalpost backup --out goalpost-2026-11-30.jsonl', does: 'Backs up the store of the bot.' }],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async ({ out, from }, { env, progress, stop }) => {
    const source = await openNamed(from, env);
    try {
      const of = withoutPassword(storeNamed(from, env));
      const documents = await backUpTo(String(out), of, source, { progress, stop });
      progress.say(`Backed up ${documents} documents to ${out}, and compared them.`);
      return 'done';
    } finally {
      await source.close();
    }
  },
};
