#!/usr/bin/env node
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { environment } from '../config.ts';
import { CliError, EXIT, withoutPassword } from './errors.ts';
import { exportTo } from './export.ts';
import { migrate } from './migrate.ts';
import { createProgress } from './progress.ts';
import { connect, openSource } from './source.ts';

const USAGE = `Usage:
  goalpost migrate --to mongodb://HOST/ [--from FILE_OR_ADDRESS]
      Copies everything to a MongoDB server. If you stop it, run it again to continue.
  goalpost export --out FILE [--from FILE_OR_ADDRESS]
      Writes everything to a file with one line of Extended JSON for each document, to read or to move elsewhere.
      No command reads the file back. For a backup, copy the store's file while Goalpost is stopped.
Without --from, the command reads the embedded store's file in DATA_DIR. Stop Goalpost first.`;

interface Arguments {
  readonly command: 'migrate' | 'export';
  readonly from: string;
  readonly target: string;
}

function readArguments(argv: readonly string[]): Arguments {
  let parsed: { values: Record<string, string | undefined>; positionals: string[] };
  try {
    const options = { to: { type: 'string' }, from: { type: 'string' }, out: { type: 'string' } } as const;
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new CliError('usage', `${error instanceof Error ? error.message.split('. ')[0] : String(error)}.\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [command] = positionals;
  const from = values['from'] ?? join(environment()['DATA_DIR'] || './data', 'goalpost.db');
  const target = command === 'migrate' ? values['to'] : values['out'];
  if ((command !== 'migrate' && command !== 'export') || positionals.length > 1 || !target) {
    throw new CliError('usage', USAGE);
  }
  if (command === 'migrate' && !/^mongodb(\+srv)?:\/\/.+/.test(target)) {
    throw new CliError('usage', '--to must be the address of a MongoDB server, such as mongodb://HOST/.');
  }
  return { command, from, target };
}

async function run(argv: readonly string[]): Promise<void> {
  if (argv.some((one) => ['help', '--help', '-h'].includes(one))) {
    console.log(USAGE);
    return;
  }
  const { command, from, target } = readArguments(argv);
  const progress = createProgress(process.stderr);
  const stopping = new AbortController();
  // A second signal ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const context = { progress, stop: stopping.signal };
  const source = await openSource(from);
  try {
    if (command === 'export') {
      progress.say(`Exported ${await exportTo(target, source.client, context)} documents to ${target}.`);
      return;
    }
    const to = await connect(target);
    try {
      const documents = await migrate(source.client, to, context);
      progress.say(
        `Copied ${documents} documents to ${withoutPassword(target)} and verified them. Now set MONGODB_URI and start Goalpost.`,
      );
    } finally {
      await to.close();
    }
  } finally {
    await source.close();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  console.error(withoutPassword(text));
  if (error instanceof CliError) process.exitCode = EXIT[error.exit];
  else process.exitCode = error instanceof StoreFileError ? EXIT.unreachable : EXIT.failed;
}
