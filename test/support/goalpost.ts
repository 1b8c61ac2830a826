import { execFile } from 'node:child_process';

export const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  /** Results. */
  readonly out: string;
  /** Results, then messages. */
  readonly text: string;
}

/** Runs a command of the command line as a process of its own, with nothing in its environment but what is given. */
export function goalpostWith(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', MAIN, ...args],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, text: out + err }),
    );
  });
}

export const goalpost = (...args: string[]): Promise<Ended> => goalpostWith({}, ...args);
