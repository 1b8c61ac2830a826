import type { Goal } from '../goal/goal.ts';
import { daysOf } from '../history/series.ts';
import { keepsBound } from '../kpi/bound.ts';
import { isJourney } from '../kpi/kpi.ts';
import { monthNumber, monthOf } from '../progress/periods-kept.ts';
import type { Celebration } from './milestones.ts';

/** Months in a row that are worth a word: a quarter, half a year, a year. */
export const STREAKS = [3, 6, 12] as const;

/**
 * The streaks of a bound, each with the first check-in that made so many months in a row. What was kept up to that day
 * stays so, though a later value of the same month may break it. A journey has none: its marks tell of a steady climb.
 */
export function streaksReached({ kpi, checkIns, title, id, owner }: Goal): Celebration[] {
  if (isJourney(kpi)) return [];
  const reached: Celebration[] = [];
  let [month, streak, before] = [Number.NaN, 0, 0];
  for (const { id: checkIn, on, value } of daysOf(checkIns)) {
    const now = monthNumber(monthOf(on));
    if (now !== month) before = now - month === 1 ? streak : 0;
    month = now;
    streak = keepsBound(kpi, value) ? before + 1 : 0;
    const months = STREAKS[reached.length];
    if (months === undefined || streak < months) continue;
    const about = { unit: kpi.unit, title, goal: id, owner };
    reached.push({ checkIn, reached: { what: 'streak', key: `streak-${months}`, value, months, ...about } });
  }
  return reached;
}
