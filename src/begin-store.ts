import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type StoreThread, startStoreThread } from '@goalpost/embedded-mongo/thread';
import type { StoreConfig } from './config.ts';
import type { Logger } from './logger.ts';

/** The embedded store's file in its folder. */
const STORE_FILE = 'goalpost.db';

/** Makes the folder of the embedded store, and gives the path of its file. */
export async function storeFileIn(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  return join(directory, STORE_FILE);
}

/**
 * Starts the embedded store in a thread of its own, where one is configured. It reads its file while this thread still
 * loads the bot, so it is started before anything else. Whoever gets the promise learns why it did not start.
 */
export function beginStore(store: StoreConfig, logger: Logger): Promise<StoreThread> | undefined {
  if (store.kind !== 'embedded') return undefined;
  const started = storeFileIn(store.directory).then((file) => startStoreThread({ file, logger }));
  // Something else may fail first, and then nobody waits for it.
  started.catch(() => undefined);
  return started;
}
