import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Closing } from './closing.ts';
import type { Logger } from './logger.ts';
import type { Ids } from './ports/runtime.ts';
import { openInstances } from './stores/instances.ts';
import { openSchema, SCHEMA } from './stores/schema.ts';

/** Renewals may fail for a while before the lease is over; and whoever dies is missed within 35 s. */
const RENEW_MS = 5_000;
const LOOK_MS = 500;

interface Joining {
  readonly ids: Ids;
  readonly logger: Logger;
  readonly closing: Closing;
}

export interface Joined {
  /** Stays among the instances at work until the process stops. */
  stay(hooks: Staying): void;
}

export interface Staying {
  /** Another instance ended without leaving: what it had in hand is to be looked after. */
  readonly lost: () => void;
  /** A newer build took over that this one must not work beside. Said once. */
  readonly outdated: (error: Error) => void;
}

/**
 * Takes a place among the instances that work on a store. Throws `NewerSchema` where this build may not. Where others are
 * at work that may not work beside this one, waits until they have stopped, as long as a lease at the most after the last
 * sign of them.
 */
export async function joinStore(db: Db, { ids, logger, closing }: Joining): Promise<Joined> {
  const schema = openSchema(db);
  const instances = openInstances(db, { id: ids.next(), schema: SCHEMA.version });
  // First to be seen, then to look: of two that join at the same time at least one sees the other.
  await instances.renew();
  closing.push(instances.leave);
  await schema.check();
  await schema.raise();
  for (let turn = 0; ; turn += 1) {
    const older = await instances.countOlder(SCHEMA.oldest);
    if (older === 0) break;
    if (turn === 0) logger.warn({ older }, 'waiting until the instances of an older version have stopped');
    if ((turn * LOOK_MS) % RENEW_MS === 0) await instances.renew();
    await sleep(LOOK_MS);
  }

  const beat = async ({ lost, outdated }: Staying) => {
    await instances.renew();
    await schema.check().catch((error: Error) => {
      clearInterval(timer);
      outdated(error);
    });
    if ((await instances.bury()) > 0) lost();
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    stay: (hooks) => {
      let inHand: Promise<unknown> = Promise.resolve();
      let isBusy = false;
      timer = setInterval(() => {
        if (isBusy) return;
        isBusy = true;
        inHand = beat(hooks)
          .catch((error: unknown) => logger.warn({ error }, 'the store does not know that this instance is alive'))
          .finally(() => {
            isBusy = false;
          });
      }, RENEW_MS).unref();
      closing.push(async () => {
        clearInterval(timer);
        await inHand;
      });
    },
  };
}
