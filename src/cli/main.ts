#!/usr/bin/env node
import { StoreFileError } from '@goalpost/embedded-mongo';
import { environment } from '../config.ts';
import { CliError, EXITS, type Exit, withoutPassword } from './errors.ts';
import { PAGES } from './pages.ts';
import { runCommandLine } from './program.ts';
import { createProgress } from './progress.ts';

function exitOf(error: unknown): Exit {
  if (error instanceof CliError) return error.exit;
  return error instanceof StoreFileError ? 'unreachable' : 'failed';
}

const stopping = new AbortController();
// A second signal ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
const progress = createProgress(process.stderr);
try {
  const exit = await runCommandLine(process.argv.slice(2), PAGES, {
    env: environment(),
    progress,
    stop: stopping.signal,
    print: (text) => console.log(text.trimEnd()),
  });
  process.exitCode = EXITS[exit].code;
} catch (error) {
  progress.say(withoutPassword(error instanceof Error ? error.message : String(error)));
  process.exitCode = EXITS[exitOf(error)].code;
}
