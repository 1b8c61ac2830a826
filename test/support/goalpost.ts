import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { COMMAND_LINE } from './built.ts';

const INTERRUPTS_ITSELF = new URL('interrupts-itself.mjs', import.meta.url).pathname;

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
      [COMMAND_LINE, ...args],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, text: out + err }),
    );
  });
}

export const goalpost = (...args: string[]): Promise<Ended> => goalpostWith({}, ...args);

interface Stopped {
  readonly code: number | null;
  /** Messages. */
  readonly text: string;
}

/** Runs a command that gets the interrupt of a terminal's Ctrl+C as it prints a text among its messages. */
export function interruptedAt(text: string, ...args: string[]): Promise<Stopped> {
  return messagesOf({ INTERRUPT_AT: text }, ['--import', INTERRUPTS_ITSELF, COMMAND_LINE, ...args]).ended;
}

/** Runs a command, and sends it that interrupt once `isTime` says so. */
export async function interrupted(
  env: Readonly<Record<string, string>>,
  isTime: () => boolean,
  ...args: string[]
): Promise<Stopped> {
  const { child, ended } = messagesOf(env, [COMMAND_LINE, ...args]);
  const looking = setInterval(() => {
    if (!isTime()) return;
    // A second signal would end it at once.
    clearInterval(looking);
    child.kill('SIGINT');
  }, 5);
  const stopped = await ended;
  clearInterval(looking);
  return stopped;
}

function messagesOf(env: Readonly<Record<string, string>>, args: readonly string[]) {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  // It exits before all that it printed was read.
  const ended = once(child, 'close').then((): Stopped => ({ code: child.exitCode, text }));
  return { child, ended };
}
