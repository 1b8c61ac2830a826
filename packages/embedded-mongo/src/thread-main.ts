import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreFileError } from './errors.ts';
import { startEmbeddedStore } from './server.ts';
import type { FromThread, ThreadOptions, ToThread } from './thread.ts';

const say = (message: FromThread): void => parentPort?.postMessage(message);
const log =
  (level: 'warn' | 'error') =>
  (fields: object, message: string): void =>
    say({ kind: 'log', level, fields, message });

try {
  const options = workerData as ThreadOptions;
  const { uri, port, close } = await startEmbeddedStore({
    ...options,
    logger: { warn: log('warn'), error: log('error') },
  });
  const obey = (command: ToThread): void => {
    if (command === 'collect') {
      collect();
    } else {
      // The thread ends when nothing can be said to it any more.
      parentPort?.off('message', obey);
      void close();
    }
  };
  parentPort?.on('message', obey);
  say({ kind: 'up', uri, port });
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const at = error instanceof StoreFileError ? { at: { problem: error.problem, file: error.file } } : {};
  say({ kind: 'refused', error, ...at });
}

/** V8's collector, which Node hands out to nobody who did not start it with `--expose-gc`. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: typeof globalThis.gc = runInNewContext('gc');
  gc?.();
}
