import type { CheckIn, Goal } from '../goal/goal.ts';
import { daysOf } from '../history/series.ts';
import { originalOf } from '../history/versions.ts';
import { isJourney } from '../kpi/kpi.ts';
import { statusesOf } from '../progress/pace.ts';
import { reaches } from '../progress/progress.ts';
import type { Celebration } from './milestones.ts';
import type { Reached } from './notices.ts';

/** A best value says little before there were so many others ... */
export const BEST_AFTER = 6;
/** ... and in a steady climb every value is the best: the one before has to have stood for so many values. */
export const BEST_STOOD_FOR = 3;
/** One value off track may be chance. */
export const OFF_TRACK_FOR = 2;

/**
 * The best values ever of a journey: ahead of the baseline, better than all of at least {@link BEST_AFTER} values before,
 * of which the last {@link BEST_STOOD_FOR} and more had not bettered the best.
 */
export function bestsReached(goal: Goal): Celebration[] {
  const { kpi, checkIns } = goal;
  if (!isJourney(kpi)) return [];
  const isBetter = (value: number, than: number) => value !== than && reaches(kpi, value, than);
  const found: Celebration[] = [];
  let best = kpi.baseline;
  let bestAt = -1;
  for (const [index, checkIn] of daysOf(checkIns).entries()) {
    if (!isBetter(checkIn.value, best)) continue;
    const isComeback = index >= BEST_AFTER && index - bestAt > BEST_STOOD_FOR;
    if (isComeback) found.push(of(goal, checkIn, 'best'));
    [best, bestAt] = [checkIn.value, index];
  }
  return found;
}

/** The check-ins on track after, since it was last on track, at least {@link OFF_TRACK_FOR} were off track. */
export function recoveriesReached(goal: Goal): Celebration[] {
  const found: Celebration[] = [];
  let offTrack = 0;
  for (const { checkIn, status } of statusesOf(goal)) {
    if (status === 'off-track') offTrack += 1;
    if (status !== 'on-track') continue;
    if (offTrack >= OFF_TRACK_FOR) found.push(of(goal, checkIn, 'recovery'));
    offTrack = 0;
  }
  return found;
}

/** A corrected value is still the same event: it goes by the day that was said first. */
function of({ id, kpi, title, owner, checkIns }: Goal, checkIn: CheckIn, what: 'best' | 'recovery'): Celebration {
  const key = `${what}:${originalOf(checkIns, checkIn).on}`;
  const reached: Reached = { what, key, value: checkIn.value, unit: kpi.unit, title, goal: id, owner };
  return { checkIn: checkIn.id, reached };
}
