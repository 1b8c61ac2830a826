import { parentPort, workerData } from 'node:worker_threads';
import { StoreFileError } from './errors.ts';
import { startEmbeddedStore } from './server.ts';
import { CLOSE, type FromThread, type ThreadOptions } from './thread.ts';

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
  parentPort?.once('message', (command) => {
    if (command === CLOSE) void close();
  });
  say({ kind: 'up', uri, port });
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const at = error instanceof StoreFileError ? { at: { problem: error.problem, file: error.file } } : {};
  say({ kind: 'refused', error, ...at });
}
