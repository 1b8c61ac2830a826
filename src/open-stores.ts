import type { Db } from 'mongodb';
import type { Closing } from './closing.ts';
import type { Config } from './config.ts';
import { NOTICE_KINDS } from './features/index.ts';
import { joinStore } from './join-store.ts';
import type { Logger } from './logger.ts';
import type { Clock, Ids } from './ports/runtime.ts';
import { currentRequest } from './request-id.ts';
import { STORE_VARIABLES, startCause } from './start-failure.ts';
import { openStores } from './stores/index.ts';
import { takeOver } from './take-over.ts';

interface OpenStoresOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly closing: Closing;
}

/** Takes a place among the instances on a store, and opens what is stored there. */
export async function openStoresOf({ clock, ids, logger, closing, config }: OpenStoresOptions, db: Db) {
  // The first that is written: what a server's user may not do comes out here.
  return startCause(STORE_VARIABLES[config.store.kind], async () => {
    const joined = await joinStore(db, { ids, logger, closing });
    const stores = await openStores(db, {
      clock,
      ids,
      noticeKinds: NOTICE_KINDS,
      cause: currentRequest,
      unreadable: (error) => logger.error({ error }, 'a document is left out of a list'),
    });
    await takeOver({ store: config.store, outbox: stores.outbox, clock, logger });
    return { joined, stores };
  });
}
