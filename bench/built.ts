import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Those of the Docker image. */
const FLAGS = ['--max-semi-space-size=32', '--v8-pool-size=1'];
/** Of a second (proc(5), "stat"; USER_HZ is 100 on every Linux that Node runs on). */
const MS_PER_TICK = 10;
const LOOKS_EVERY_MS = 10;
const LONGEST_START_MS = 120_000;
/** Longer than a beat, so that what is due at the next one is seen. */
const IDLE_MS = 7_000;
/** Of that time: what the beats in it take at which nothing is due stays below, also on a slow machine. */
const IDLE_SHARE = 0.05;

/** A program of a build as a process: the bot, or its store alone. Linux tells what it costs. */
export interface Built {
  readonly process: ChildProcess;
  /** From its start until it said that it is up. */
  readonly readyMs: number;
  readonly output: () => string;
  /** Milliseconds of processor time of all its threads so far. */
  cpuMs(): number;
  /** Megabytes that are in memory. */
  residentMb(): number;
  /** Waits until it does nothing any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program in the folder of a build, with nothing else in its environment, and waits until it says `up`. */
export async function startBuilt(
  folder: string,
  args: readonly string[],
  { env = {}, up }: { readonly env?: Readonly<Record<string, string>>; readonly up: string },
): Promise<Built> {
  const began = performance.now();
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  while (!printed.includes(up)) {
    if (child.exitCode !== null || performance.now() - began > LONGEST_START_MS) throw new Error(`not up:\n${printed}`);
    await wait(LOOKS_EVERY_MS);
  }
  const readyMs = performance.now() - began;
  const read = (what: string) => readFileSync(`/proc/${child.pid}/${what}`, 'utf8');
  const cpuMs = () => {
    // The name of the program comes second, in brackets, and may hold anything.
    const fields = read('stat').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  };
  return {
    process: child,
    readyMs,
    output: () => printed,
    cpuMs,
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(read('status'))?.[1]) / 1024,
    idle: async () => {
      let before = Number.NEGATIVE_INFINITY;
      for (let now = cpuMs(); now - before > IDLE_SHARE * IDLE_MS; now = cpuMs()) {
        before = now;
        await wait(IDLE_MS);
      }
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
