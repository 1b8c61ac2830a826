import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { StoreLogger } from './connection.ts';
import { StoreFileError } from './errors.ts';
import type { EmbeddedStore, EmbeddedStoreOptions } from './server.ts';

/** What the thread is given when it starts. */
export type ThreadOptions = Omit<EmbeddedStoreOptions, 'clock' | 'logger'>;

/** What the thread says: that it listens, that it cannot, or what its log should hold. An error loses its class on the way. */
export type FromThread =
  | { readonly kind: 'up'; readonly uri: string; readonly port: number }
  | { readonly kind: 'refused'; readonly error: Error; readonly at?: Pick<StoreFileError, 'problem' | 'file'> }
  | { readonly kind: 'log'; readonly level: keyof StoreLogger; readonly fields: object; readonly message: string };

/**
 * Megabytes of half the young generation of the thread. The option of the same name is meant for the thread of the
 * program and would hold for all, above any `resourceLimits`: the store needs a quarter of what the bot does.
 */
const YOUNG_MB = 8;

/** What the thread is told: to give back memory, and once, to end. */
export type ToThread = 'collect' | 'close';

/** The store in a thread of its own. */
export interface StoreThread extends EmbeddedStore {
  /** Gives memory back that nothing needs any more; the store stands still for some fifty milliseconds. */
  collect(): void;
}

/**
 * Starts {@link startEmbeddedStore} in a thread of its own, so that its work on documents and the disk keeps nobody
 * waiting in this one. Its time is the machine's. Throws what that throws; a thread that fails later ends the process,
 * as an error that nobody caught does.
 */
export async function startStoreThread({
  logger,
  ...options
}: Omit<EmbeddedStoreOptions, 'clock'>): Promise<StoreThread> {
  // Read when a heap is made: that of this thread stays as it is.
  setFlagsFromString(`--max-semi-space-size=${YOUNG_MB}`);
  const worker = new Worker(program(), { workerData: options satisfies ThreadOptions });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const { uri, port } = await new Promise<Pick<EmbeddedStore, 'uri' | 'port'>>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'log') return logger?.[message.level](message.fields, message.message);
      worker.off('error', reject);
      if (message.kind === 'up') return resolve(message);
      const { error, at } = message;
      return reject(at === undefined ? error : new StoreFileError(at.problem, at.file, error.message));
    });
  });
  const send = (command: ToThread) => worker.postMessage(command);
  return {
    uri,
    port,
    collect: () => send('collect'),
    close: async () => {
      send('close');
      await ended;
    },
  };
}

/** What the thread runs. Sources go through a loader, which Node 20 does not hand on to threads. */
function program(): URL {
  const extension = extname(import.meta.filename);
  const main = new URL(`./thread-main${extension}`, import.meta.url);
  if (extension !== '.ts') return main;
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const lines = `import { register } from ${loader}; register(); await import(${JSON.stringify(main)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}
