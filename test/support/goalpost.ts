import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';

export const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  /** Results. */
  readonly out: string;
  /** Results, then messages. */
  readonly text: string;
}

const NODE_ARGS = ['--conditions=source', '--import', 'tsx', MAIN];

/** Runs a command of the command line as a process of its own, with nothing in its environment but what is given. */
export function goalpostWith(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...NODE_ARGS, ...args],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, text: out + err }),
    );
  });
}

export const goalpost = (...args: string[]): Promise<Ended> => goalpostWith({}, ...args);

/**
 * Runs a command, and sends it the interrupt of a terminal's Ctrl+C once `isTime` says so of the messages that it has
 * printed. Resolves when it has ended, with its code and messages.
 */
export async function interrupted(
  env: Readonly<Record<string, string>>,
  isTime: (text: string) => boolean,
  ...args: string[]
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn(process.execPath, [...NODE_ARGS, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let text = '';
  let isSent = false;
  const look = () => {
    // A second signal would end it at once.
    if (isSent || !isTime(text)) return;
    isSent = true;
    child.kill('SIGINT');
  };
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    look();
  });
  const looking = setInterval(look, 5);
  await ended;
  clearInterval(looking);
  return { code: child.exitCode, text };
}
