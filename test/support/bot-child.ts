/** The bot on the sample workspace in a process of its own, with a clock that starts where it is told to. */
import { createMovableClock } from '../../playground/clock.ts';
import { loadSample } from '../../playground/start.ts';
import { startGoalpost } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';

export interface ChildOrder {
  readonly config: Config;
  readonly startAt: string;
  /** The first start of a store. */
  readonly isNew: boolean;
}

const EARLIER_MS = 10 * 60_000;

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder;
const logger = createLogger('warn');
const startAt = new Date(order.startAt);
// The sample is there before it is that time, however long that takes: what is due then is not over when it is first seen.
const clock = createMovableClock(order.isNew ? new Date(startAt.getTime() - EARLIER_MS) : startAt);
const goalpost = await startGoalpost({ config: order.config, logger, clock });
if (order.isNew) await loadSample(goalpost);
clock.moveTo(startAt);
process.send?.({ port: goalpost.port });
