import type { Config } from './config.ts';
import { FIRST_SEARCH_MS } from './domain/message/delivery.ts';
import { addMilliseconds } from './domain/time/instant.ts';
import type { Logger } from './logger.ts';
import type { Clock } from './ports/runtime.ts';
import type { Outbox } from './stores/outbox.ts';

interface TakingOver {
  readonly store: Pick<Config['store'], 'kind'>;
  readonly outbox: Pick<Outbox, 'endClaims' | 'lanes'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The embedded store's file is open in one process alone. So whoever worked on it before is dead when it starts, and need
 * not be waited for: its lanes are free, and what it had in hand is looked for. On a server others may be at work, whose
 * leases run out by themselves.
 */
export async function takeOver({ store, outbox, clock, logger }: TakingOver): Promise<void> {
  if (store.kind !== 'embedded') return;
  await outbox.lanes.freeAll();
  const messages = await outbox.endClaims(addMilliseconds(clock.now(), FIRST_SEARCH_MS));
  if (messages > 0) logger.warn({ messages }, 'the process before ended without stopping; its messages are looked for');
}
