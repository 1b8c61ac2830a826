import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { MongoClient } from 'mongodb';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { openStores } from '../src/stores/index.ts';
import { keepEverything } from '../test/support/database.ts';
import { scratchFolder } from '../test/support/scratch.ts';
import { createVirtualClock } from './clock.ts';
import type { Place } from './run.ts';

/** An embedded store that goes by a virtual clock, in a file that is gone afterwards. */
export async function openPlace(): Promise<Place & { close: () => Promise<void> }> {
  const clock = createVirtualClock();
  const folder = await mkdtemp(join(scratchFolder(), 'goalpost-simulation-'));
  const store = await startEmbeddedStore({ file: join(folder, 'goalpost.db'), clock });
  const client = await MongoClient.connect(store.uri, { ignoreUndefined: true });
  const db = client.db('simulation');
  await openStores(db, { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
  // Documents expire by a timer of the machine, which a seed cannot decide.
  await keepEverything(db);
  return {
    db,
    clock,
    close: async () => {
      await client.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
