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

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder;
const logger = createLogger('warn');
const goalpost = await startGoalpost({
  config: order.config,
  logger,
  clock: createMovableClock(new Date(order.startAt)),
});
if (order.isNew) await loadSample(goalpost);
process.send?.({ port: goalpost.port });
