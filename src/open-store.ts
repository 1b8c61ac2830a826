import type { EmbeddedStore } from '@goalpost/embedded-mongo/thread';
import { beginStore, storeFileIn } from './begin-store.ts';
import type { Closing } from './closing.ts';
import type { Config, StoreConfig } from './config.ts';
import type { Logger } from './logger.ts';
import type { Clock } from './ports/runtime.ts';
import { startCause } from './start-failure.ts';
import { type CommandObserver, type Connection, connect } from './stores/connect.ts';

export interface OpenStoreOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly logger: Logger;
  /** The embedded store, where it was started already. */
  readonly startedStore?: Promise<EmbeddedStore> | undefined;
  /** Hears of every command that the store answered. */
  readonly observe?: CommandObserver | undefined;
}

/**
 * Connects to the store, and starts the embedded one where no server is configured; what is to be closed is added to
 * `closing`. The store's thread has the machine's time; a clock that is given is of this one.
 */
export async function openStore(
  { config, clock, logger, startedStore, observe }: OpenStoreOptions,
  closing: Closing,
): Promise<Connection> {
  const store: StoreConfig = config.store;
  let uri: string;
  if (store.kind === 'mongodb') {
    uri = store.uri;
  } else {
    const embedded = await startCause('DATA_DIR', async () => {
      const running = startedStore ?? (clock === undefined ? beginStore(store, logger) : undefined);
      if (running !== undefined) return running;
      const { startEmbeddedStore } = await import('@goalpost/embedded-mongo');
      return startEmbeddedStore({ file: await storeFileIn(store.directory), ...(clock && { clock }), logger });
    });
    closing.push(embedded.close);
    uri = embedded.uri;
  }
  const connection = await startCause('MONGODB_URI', () => connect(uri, store.database, observe));
  closing.push(connection.close);
  return connection;
}
