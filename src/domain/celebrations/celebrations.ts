import { decidedAfter } from '../goal/changes.ts';
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

/** So many earlier targets are looked at where a value is taken back; of one before them the celebration stands. */
const MAX_EARLIER_MARKS = 20;

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

/**
 * What stood before a check-in was said, and stands no longer because of it: also what was reached of a target or a
 * milestone that the goal had then and has no more.
 */
export function undoneBy(goal: Goal, { id, on, corrects }: CheckIn): Reached[] {
  // A value of a later day takes nothing away: every reading of the whole history that can be spared is.
  if (corrects === undefined && goal.checkIns.every((one) => one.id === id || one.on < on)) return [];
  const undone = new Map<string, Reached>();
  for (const then of [goal, ...withEarlierMarks(goal)]) {
    const stands = new Set(celebrations(then).map(({ reached }) => reached.key));
    const before = celebrations({ ...then, checkIns: then.checkIns.filter((one) => one.id !== id) });
    for (const { reached } of before) {
      const isOf = then === goal || isMark(reached);
      if (isOf && !stands.has(reached.key) && !undone.has(reached.key)) undone.set(reached.key, reached);
    }
  }
  const still = new Set(celebrations(goal).map(({ reached }) => reached.key));
  return [...undone.values()].filter(({ key }) => !still.has(key));
}

/** The goal as it was decided before each change of what can be reached of it, the latest so many. */
function withEarlierMarks(goal: Goal): Goal[] {
  const { changes = [] } = goal;
  const before = changes.flatMap(({ was }, index) => (was.kpi || was.milestones ? [index] : []));
  return before.slice(-MAX_EARLIER_MARKS).map((count) => decidedAfter(goal, count));
}

function isMark({ what }: Reached): boolean {
  return what === 'milestone' || what === 'target' || what === 'stretch';
}
