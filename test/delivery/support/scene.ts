import { afterAll, beforeAll, beforeEach } from 'vitest';
import { drain } from '../../../src/delivery/drain.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { deliveryOn } from './delivery.ts';
import { startTinySlack } from './tiny-slack.ts';

/** A database and a tiny Slack for the tests of a file. */
export function storeAndSlack() {
  let database: TestDatabase;
  let slack: Awaited<ReturnType<typeof startTinySlack>>;
  beforeAll(async () => {
    database = await openTestDatabase();
    slack = await startTinySlack();
  });
  afterAll(async () => {
    await slack.close();
    await database.close();
  });
  return {
    get database() {
      return database;
    },
    get slack() {
      return slack;
    },
  };
}

/** What a drain came to, but for messages that were read once more while they were sent: they are claimed in vain. */
export function withoutVain<Counts extends { readonly lost?: number }>({ lost: _, ...counts }: Counts) {
  return counts;
}

/** Outbox and delivery on them, empty before each test. */
export function deliveryScene() {
  const place = storeAndSlack();
  let on: Awaited<ReturnType<typeof deliveryOn>>;
  beforeEach(async () => {
    const { database, slack } = place;
    for (const name of ['outbox', 'lanes']) await database.db.collection(name).deleteMany({});
    slack.reset();
    on = await deliveryOn(database, slack);
  });
  const tick = async () => withoutVain(await drain(on.deps, on.clock.now()));
  return {
    get database() {
      return place.database;
    },
    get slack() {
      return place.slack;
    },
    get on() {
      return on;
    },
    tick,
    /** Ticks until nothing is left to do, as the heartbeat would, so often at the most. */
    settle: async (most: number): Promise<void> => {
      for (let ticks = 0; ticks < most; ticks += 1) {
        await tick();
        const next = await on.outbox.nextDueAt();
        if (!next) return;
        on.pass(Math.max(1, next.getTime() - on.clock.now().getTime()));
      }
      throw new Error('it never came to rest');
    },
  };
}
