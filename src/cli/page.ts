import { readFileSync } from 'node:fs';
import { ROOT } from '../root.ts';
import type { Exit } from './errors.ts';
import type { Progress } from './progress.ts';

/** A flag of a command, or what stands behind its name. */
export interface Parameter {
  /** As commander writes it: `--out <file>`, `--json`, or `<person>`. */
  readonly usage: string;
  readonly meaning: string;
  /** What may be chosen from; anything where absent. */
  readonly choices?: readonly string[];
  /** What completes it in a shell; `file` where absent and it has a value. */
  readonly completes?: 'file' | 'nothing';
}

/** What was given on the command line, by the names of the parameters. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** What a command works with. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  /** Aborted by Ctrl+C. */
  readonly stop: AbortSignal;
  /** Prints a result to standard output. */
  print(text: string): void;
}

/** One command: its manual page, from which help, completion and docs/command-line.md are made, and what it does. */
export interface Page {
  readonly name: string;
  /** One line, without an article and a full stop. */
  readonly summary: string;
  readonly description: readonly string[];
  readonly arguments: readonly Parameter[];
  readonly options: readonly Parameter[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  /** Beside `done` and `usage`, which every command has. */
  readonly exits: readonly Exit[];
  /** Resolves with the exit that the command came to; throws a `CliError` for any that failed. */
  run(given: Given, terminal: Terminal): Promise<Exit>;
}

/** Of the release, as in package.json. */
export const VERSION = (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as Package).version;
interface Package {
  readonly version: string;
}

/** Where a command reads, for those that read a store. */
export const FROM: Parameter = {
  usage: '--from <store>',
  meaning:
    "The store's file, or the address of a MongoDB server. By default the store that the bot uses: MONGODB_URI, or goalpost.db in DATA_DIR.",
};
