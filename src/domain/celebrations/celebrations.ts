import type { CheckIn, Goal } from '../goal/goal.ts';
import { daysOf } from '../history/series.ts';
import { bySubmission } from '../history/versions.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { CheckInId } from '../names.ts';
import { reaches } from '../progress/progress.ts';
import { type Celebration, marksReached } from './milestones.ts';
import type { Reached } from './notices.ts';
import { bestsReached, recoveriesReached } from './recoveries.ts';
import { streaksReached } from './streaks.ts';

/**
 * All that stands as reached, each once, with the check-in that did it. A pure reading of the check-ins that count, by
 * the days that their values are of: it does not depend on the order in which they came, and a value of a later day takes
 * nothing away. What a correction undoes is not in it any more. In the order of their rank, marks in that of the journey.
 */
export function celebrations(goal: Goal): Celebration[] {
  const all = [...bestsReached(goal), ...recoveriesReached(goal), ...streaksReached(goal), ...marksReached(goal)];
  // Two values that were said of one day, one of which was moved to another, are one event.
  const keys = new Set<string>();
  return all.filter(({ reached: { key } }) => !keys.has(key) && keys.add(key));
}

/** What each check-in reached for the first time: of several things the highest, which says the others with it. */
export function reachedBy(goal: Goal): ReadonlyMap<CheckInId, Reached> {
  return new Map(celebrations(goal).map(({ checkIn, reached }) => [checkIn, reached]));
}

/**
 * What is to be announced of a check-in: the highest thing that it reached. A value of a day that is over is no news
 * where its mark was told already of a later day, and what is only told of the latest value is no news of an earlier one.
 */
export function newsOf(goal: Goal, checkIn: CheckIn): Reached | undefined {
  const reached = reachedBy(goal).get(checkIn.id);
  if (reached === undefined) return undefined;
  const days = daysOf(goal.checkIns);
  if (!isMark(reached)) return days.at(-1)?.id === checkIn.id ? reached : undefined;
  const wasCelebrated = days.some((day) => {
    return bySubmission(day, checkIn) < 0 && isJourney(goal.kpi) && reaches(goal.kpi, day.value, reached.value);
  });
  return wasCelebrated ? undefined : reached;
}

/** What stood before a check-in was said, and stands no longer because of it. */
export function undoneBy(goal: Goal, { id, on, corrects }: CheckIn): Reached[] {
  // A value of a later day takes nothing away: every reading of the whole history that can be spared is.
  if (corrects === undefined && goal.checkIns.every((one) => one.id === id || one.on < on)) return [];
  const stands = new Set(celebrations(goal).map(({ reached }) => reached.key));
  const before = celebrations({ ...goal, checkIns: goal.checkIns.filter((one) => one.id !== id) });
  return before.flatMap(({ reached }) => (stands.has(reached.key) ? [] : [reached]));
}

function isMark({ what }: Reached): boolean {
  return what === 'milestone' || what === 'target' || what === 'stretch';
}
