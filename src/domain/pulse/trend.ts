import { difference } from '../kpi/numbers.ts';
import type { Factor } from './factors.ts';
import { factorOf, type QuarterPulse } from './quarter-pulse.ts';

/** From this change on, in points of the scale, a pulse moves. Less is one scorer of two who sees one factor otherwise. */
export const MIN_CHANGE = 0.3;

export type Direction = 'rising' | 'falling' | 'steady';

/** How a client's pulse moves. */
export interface PulseTrend {
  readonly direction: Direction;
  /** Of the whole since the last quarter that was scored before this one. */
  readonly change: number;
  /** How many quarters in a row, this one included, it has moved in this direction. */
  readonly quarters: number;
}

/** The change of one factor since another quarter, in points of the scale. */
export function changeOf(factor: Factor, now: QuarterPulse, before: QuarterPulse): number {
  return difference(factorOf(before, factor).mean, factorOf(now, factor).mean);
}

/** The trend at the last of some quarters, the oldest first; undefined where there is only one. */
export function pulseTrend(quarters: readonly Pick<QuarterPulse, 'whole'>[]): PulseTrend | undefined {
  const changes = quarters.slice(1).map(({ whole }, index) => difference(quarters[index]?.whole ?? whole, whole));
  const change = changes.at(-1);
  if (change === undefined) return undefined;
  const direction = directionOf(change);
  const others = changes.toReversed().findIndex((one) => directionOf(one) !== direction);
  return { direction, change, quarters: others === -1 ? changes.length : others };
}

function directionOf(change: number): Direction {
  if (change >= MIN_CHANGE) return 'rising';
  return change <= -MIN_CHANGE ? 'falling' : 'steady';
}
