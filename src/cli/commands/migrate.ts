import { copyAll, originOf } from '../copy.ts';
import { CliError, withoutPassword } from '../errors.ts';
import type { Page } from '../page.ts';
import { connect, isAddress, openSource, storeFile } from '../source.ts';

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
        const documents = await copyAll(await originOf(source.client), target, { progress, stop });
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
