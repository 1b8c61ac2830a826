import type { Status } from '../goal/goal.ts';
import { difference } from '../kpi/numbers.ts';

/** Behind the expected progress by no more than this much of the whole way is still on track. */
const ON_TRACK_WITHIN = 0.1;
/** Behind by more than this is off track. */
const AT_RISK_WITHIN = 0.25;

/** What a forecast is sure of: even its better end misses the target, or even its worse end reaches it. */
export type SureForecast = 'misses' | 'reaches';

/**
 * What the values of a goal come to, without a day: with it and what is expected on a day, their status follows, on any
 * day and without the values.
 */
export type Footing =
  /** A target that is met, or a bound: the status is one while the goal runs, and one when it is over. */
  | { readonly running: Status; readonly over: Status }
  /** The way made so far; 1 is the whole way. */
  | { readonly progress: number; readonly forecast?: SureForecast };

/** The status that the values suggest. `expected`: the progress at the pace that was planned, on that day. */
export function statusBy(footing: Footing, expected: number, isOver: boolean): Status {
  if ('running' in footing) return isOver ? footing.over : footing.running;
  if (isOver) return 'off-track';
  const byPace = statusOfPace(difference(footing.progress, expected));
  return movedBy(footing.forecast, byPace) ?? byPace;
}

/** `behind`: how much of the whole way is missing from what was expected. */
export function statusOfPace(behind: number): Status {
  if (behind <= ON_TRACK_WITHIN) return 'on-track';
  return behind <= AT_RISK_WITHIN ? 'at-risk' : 'off-track';
}

/** The status one step on, where a sure forecast contradicts the pace; undefined where it does not. */
export function movedBy(forecast: SureForecast | undefined, byPace: Status): Status | undefined {
  if (byPace === 'on-track') return forecast === 'misses' ? 'at-risk' : undefined;
  if (forecast !== 'reaches') return undefined;
  return byPace === 'off-track' ? 'at-risk' : 'on-track';
}
