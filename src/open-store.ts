import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedStore, startStoreThread } from '@goalpost/embedded-mongo';
import type { Config, StoreConfig } from './config.ts';
import type { Logger } from './logger.ts';
import type { Clock } from './ports/runtime.ts';
import { startCause } from './start-failure.ts';
import { type Connection, connect } from './stores/connect.ts';

/** The embedded store's file in its folder. */
export const STORE_FILE = 'goalpost.db';

interface OpenStoreOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly logger: Logger;
}

/**
 * Connects to the store, and starts the embedded one where no server is configured; what is to be closed is added to
 * `closing`. The store's thread has the machine's time; a clock that is given is of this one.
 */
export async function openStore(
  { config, clock, logger }: OpenStoreOptions,
  closing: (() => Promise<unknown>)[],
): Promise<Connection> {
  const store: StoreConfig = config.store;
  let uri: string;
  if (store.kind === 'mongodb') {
    uri = store.uri;
  } else {
    const file = join(store.directory, STORE_FILE);
    const embedded = await startCause('DATA_DIR', async () => {
      await mkdir(store.directory, { recursive: true });
      return clock === undefined ? startStoreThread({ file, logger }) : startEmbeddedStore({ file, clock, logger });
    });
    closing.push(embedded.close);
    uri = embedded.uri;
  }
  const connection = await startCause('MONGODB_URI', () => connect(uri, store.database));
  closing.push(connection.close);
  return connection;
}
