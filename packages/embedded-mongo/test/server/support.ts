import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Collection, type Document, MongoClient, MongoServerError } from 'mongodb';
import { afterEach } from 'vitest';
import { type EmbeddedStore, type EmbeddedStoreOptions, startEmbeddedStore } from '../../src/server.ts';
import { ROWS } from '../contract/rows.ts';
import { noteWhatIsSeen } from '../contract/seen.ts';

noteWhatIsSeen(ROWS);

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

const cleanups: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs at the end of the test, the last one first. */
export function later(cleanup: () => Promise<unknown> | unknown): void {
  cleanups.push(cleanup);
}

/** A path in a directory of its own, which is gone after the test. */
export function freshFile(name = 'goalpost.db', within = tmpdir()): string {
  const directory = mkdtempSync(join(within, 'goalpost-store-'));
  later(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, name);
}

export interface Opened {
  readonly store: EmbeddedStore;
  readonly client: MongoClient;
  readonly rows: Collection<Document>;
}

/** Starts a store in this process and connects to it. */
export async function openStore(options: Partial<EmbeddedStoreOptions> = {}): Promise<Opened> {
  const store = await startEmbeddedStore({ file: freshFile(), ...options });
  later(() => store.close());
  return { store, ...(await connect(store.uri)) };
}

export async function connect(uri: string): Promise<{ client: MongoClient; rows: Collection<Document> }> {
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 60_000 });
  later(() => client.close());
  return { client, rows: client.db('test').collection('rows') };
}

export interface StoreProcess {
  readonly uri: string;
  readonly child: ChildProcess;
  /** Ends it with a signal and gives its exit code, null where the signal ended it. */
  stop(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null>;
}

/** Starts the store as a process of its own; `wrap` may put a shell's settings before it. */
export async function spawnStore(file: string, wrap?: string): Promise<StoreProcess> {
  const command = [process.execPath, '--import', 'tsx', MAIN, '--file', file, '--port', '0'];
  const [program = '', ...args] = wrap ? ['sh', '-c', `${wrap}; exec "$@"`, 'sh', ...command] : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  later(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const [uri] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    uri,
    child,
    stop: async (signal) => {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** The code with which the store refused. */
export async function codeOf(action: () => Promise<unknown>): Promise<number | string | undefined> {
  try {
    await action();
  } catch (error) {
    if (error instanceof MongoServerError) return error.code;
    throw error;
  }
  return undefined;
}
