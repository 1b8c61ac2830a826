import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { build, MAIN } from './built.ts';

const root = resolve(import.meta.dirname, '../..');
/** Those of `npm start`. */
const FLAGS = manifest.scripts.start.split(' ').slice(1, -1);
/** For a program that is run from its source. */
const SOURCE_FLAGS = ['--conditions=source', '--import', 'tsx'];
/** A start takes seconds, and many times that where the machine is busy. */
const LONGEST_WAIT_MS = 180_000;
const LOOKS_EVERY_MS = 25;

/** The bot as a process of its own, as `npm start` runs it. */
export interface BotProcess {
  readonly process: ChildProcess;
  readonly port: number;
  /** Everything it printed. */
  output(): string;
  /** The line of its log with a text, once it is there. Rejects where it ends before, or after three minutes. */
  said(text: string): Promise<string>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits; the exit code. */
  stop(): Promise<number | null>;
  /** Waits until it has ended, and all that it printed is there; the exit code. */
  ended(): Promise<number | null>;
}

/**
 * Starts what was built, or another program that says that it is up as that one does, with nothing in its environment but
 * what is given. Rejects with its output where it ends.
 */
export async function startBot(env: Readonly<Record<string, string>>, program = MAIN): Promise<BotProcess> {
  const { child, output, closed } = launch({ PORT: '0', LOG_LEVEL: 'info', ...env }, program);
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  const said = async (text: string): Promise<string> => {
    const isIt = (line: string) => line.includes(text);
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOKS_EVERY_MS) {
      const isWhole = isClosed;
      // What stands after the last line's end may be half a line.
      const line = output().split('\n').slice(0, -1).find(isIt);
      if (line !== undefined) return line;
      if (isWhole) break;
      await new Promise((done) => setTimeout(done, LOOKS_EVERY_MS));
    }
    throw new Error(`the bot did not say "${text}":\n${output()}`);
  };
  const port = Number(/"port":(\d+)/.exec(await said('goalpost is up'))?.[1]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return {
    process: child,
    port,
    output,
    said,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
}

/** Runs what was built to its end, for starts that are refused. */
export async function runBot(env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const { child, output, closed } = launch(env, MAIN);
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_WAIT_MS);
  await closed;
  clearTimeout(late);
  return { code: child.exitCode, output: output() };
}

function launch(env: Readonly<Record<string, string>>, program: string) {
  if (program === MAIN) build();
  const flags = [...FLAGS, ...(program.endsWith('.ts') ? SOURCE_FLAGS : [])];
  const child = spawn(process.execPath, [...flags, program], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', TZ: 'Pacific/Chatham', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  // It exits before all that it printed was read.
  return { child, output: () => printed, closed: once(child, 'close') };
}
