import type { Goal } from '../goal/goal.ts';
import { latestCheckIn } from '../history/series.ts';
import type { LocalDate } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import { addDays } from '../time/local-date.ts';
import type { Period } from '../time/periods.ts';

/** The first day on which a goal is called stale: it has had no value for more than `staleAfter` days. */
export function staleFrom(goal: Goal, staleAfter: number): LocalDate {
  return addDays(lastNews(goal), staleAfter + 1);
}

/** Whether a goal that runs has had no value for more than `staleAfter` days. Of what is over there is no news to come. */
export function isStale(goal: Goal, today: LocalDate, staleAfter: number): boolean {
  return !isOver(goal, today) && staleFrom(goal, staleAfter) <= today;
}

/**
 * Whether a goal's spell without news became too long within a period, and is not over today. Every spell does so on one
 * day, which lies in one week: who goes by weeks tells it once, and needs no memory.
 */
export function turnedStale(goal: Goal, period: Period, today: LocalDate, staleAfter: number): boolean {
  const day = staleFrom(goal, staleAfter);
  return day >= period.first && day <= period.last && day <= today;
}

/** The day since which a goal has had no value: of its last one, or of its start. It names a spell without news. */
export function lastNews(goal: Goal): LocalDate {
  return latestCheckIn(goal)?.on ?? goal.start;
}
