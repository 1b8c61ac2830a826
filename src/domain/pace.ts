import type { Goal, Status } from './goal.ts';
import { isJourney } from './kpi.ts';
import type { LocalDate } from './names.ts';
import { clamp, tidy } from './numbers.ts';
import { journeyProgress, keepsBound } from './progress.ts';

const DAY = 86_400_000;
/** Behind an even pace by less than this much of the whole way is still on track. */
const ON_TRACK_WITHIN = 0.1;
/** Behind by more than this is off track. */
const AT_RISK_WITHIN = 0.25;

/** The share of the goal's time that is gone on a day, from 0 at the start to 1 on the due date. */
export function timeGone(goal: Pick<Goal, 'start' | 'due'>, on: LocalDate): number {
  const whole = Date.parse(goal.due) - Date.parse(goal.start);
  if (whole < DAY) return Date.parse(on) >= Date.parse(goal.due) ? 1 : 0;
  return tidy(clamp((Date.parse(on) - Date.parse(goal.start)) / whole, 0, 1));
}

/** Where progress would be at an even pace. A bound is to be kept from the first day on, so it has no such value. */
export function expectedProgress(goal: Pick<Goal, 'kpi' | 'start' | 'due'>, on: LocalDate): number | undefined {
  return isJourney(goal.kpi) ? timeGone(goal, on) : undefined;
}

/**
 * The status that a value suggests. A journey is compared with an even pace: on track down to ten points behind, at
 * risk down to 25, off track below. A bound is on track when it is kept, at risk when it is broken once, off track when
 * the value before broke it too.
 */
export function suggestStatus(
  goal: Pick<Goal, 'kpi' | 'start' | 'due' | 'checkIns'>,
  value: number,
  on: LocalDate,
): Status {
  const { kpi } = goal;
  if (isJourney(kpi)) {
    const progress = journeyProgress(kpi, value);
    const behind = tidy(timeGone(goal, on) - progress);
    if (progress >= 1 || behind <= ON_TRACK_WITHIN) return 'on-track';
    return behind <= AT_RISK_WITHIN ? 'at-risk' : 'off-track';
  }
  if (keepsBound(kpi, value)) return 'on-track';
  const before = goal.checkIns.at(-1);
  return before === undefined || keepsBound(kpi, before.value) ? 'at-risk' : 'off-track';
}
