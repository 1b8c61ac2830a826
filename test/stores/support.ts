import { NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import { openStores, type Stores } from '../../src/stores/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

export interface TestStores {
  readonly database: TestDatabase;
  readonly stores: Stores;
  /** What the stores said of documents that they could not read. */
  readonly unreadable: readonly unknown[];
}

/** All stores, in a database of their own, at a time that stands. */
export async function openTestStores(now: Date): Promise<TestStores> {
  const database = await openTestDatabase();
  const unreadable: unknown[] = [];
  const stores = await openStores(database.db, {
    clock: { now: () => now },
    ids: createIds(),
    noticeKinds: NOTICE_KINDS,
    unreadable: (error) => unreadable.push(error),
  });
  return { database, stores, unreadable };
}
