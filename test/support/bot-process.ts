import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
const MAIN = 'src/main.ts';
/** Those of `npm run start:source`. */
const FLAGS = manifest.scripts['start:source'].split(' ').slice(1, -1);
const LONGEST_WAIT_MS = 90_000;
const LOOKS_EVERY_MS = 25;

/** The bot as a process of its own, as `npm run start:source` runs it: `npm start` from sources. */
export interface BotProcess {
  readonly process: ChildProcess;
  readonly port: number;
  /** Everything it printed. */
  output(): string;
  /** The line of its log with a text, once it is there. Rejects where it ends before, or after 90 s. */
  said(text: string): Promise<string>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits; the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts `src/main.ts`, or another program that says that it is up as that one does, with nothing in its environment but
 * what is given. Rejects with its output where it ends.
 */
export async function startBot(env: Readonly<Record<string, string>>, program = MAIN): Promise<BotProcess> {
  const { child, output } = launch({ PORT: '0', LOG_LEVEL: 'info', ...env }, program);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const said = async (text: string): Promise<string> => {
    const isIt = (line: string) => line.includes(text);
    for (let waited = 0; !ended() && waited < LONGEST_WAIT_MS; waited += LOOKS_EVERY_MS) {
      // What stands after the last line's end may be half a line.
      const line = output().split('\n').slice(0, -1).find(isIt);
      if (line !== undefined) return line;
      await new Promise((done) => setTimeout(done, LOOKS_EVERY_MS));
    }
    throw new Error(`the bot did not say "${text}":\n${output()}`);
  };
  const port = Number(/"port":(\d+)/.exec(await said('goalpost is up'))?.[1]);
  const end = async (signal: NodeJS.Signals) => {
    if (ended()) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
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
  };
}

/** Runs `src/main.ts` to its end, for starts that are refused. */
export async function runBot(env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(env, MAIN);
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_WAIT_MS);
  await once(child, 'close');
  clearTimeout(late);
  return { code: child.exitCode, output: output() };
}

function launch(env: Readonly<Record<string, string>>, program: string): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...FLAGS, program], {
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
  return { child, output: () => printed };
}
