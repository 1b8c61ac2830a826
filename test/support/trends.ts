import type { Goal } from '../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { trendOf } from '../../src/domain/progress/trend.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { trendPicture } from '../../src/features/goal/slack/views/trend-picture.ts';
import { rangeOf, roundSteps } from '../../src/pictures/axes.ts';
import type { TrendPicture } from '../../src/pictures/picture.ts';
import type { Texts } from '../../src/text/index.ts';
import { aCheckIn, aGoal } from './samples.ts';

/** A goal with values of these days. */
export function goalWith(values: readonly (readonly [LocalDate, number])[], changes: Partial<Goal> = {}): Goal {
  const checkIns = values.map(([on, value], index) => {
    return aCheckIn(value, { id: `c${String(index).padStart(4, '0')}`, on, at: new Date(`${on}T09:00:00Z`) });
  });
  return aGoal({ checkIns, ...changes });
}

/** Values of the first of each month from January 2026 on. */
export const monthly = (...values: readonly number[]) =>
  values.map((value, index) => [`2026-${String(index + 1).padStart(2, '0')}-01`, value] as const);

/** A value a day from a day on. */
export const daily = (from: LocalDate, values: readonly number[]) =>
  values.map((value, index) => [addDays(from, index), value] as const);

/** The picture of a goal that has a value. */
export function pictureOf(goal: Goal, t: Texts, today: LocalDate = '2026-09-15'): TrendPicture {
  const trend = trendOf(goal, today);
  if (trend === undefined) throw new Error('this goal has no value');
  return trendPicture(goal, trend, t);
}

/** A picture without values, as no goal makes it. */
export function emptyPicture(title: string): TrendPicture {
  const { low, high } = rangeOf([0]);
  const valueTicks = roundSteps(low, high).map((at) => ({ at, text: String(at) }));
  const legend = { actual: '', expected: '', forecast: '' };
  const ends = { from: 0, to: 0, low, high };
  return { kind: 'trend', title, ...ends, values: [], expected: [], marks: [], valueTicks, timeTicks: [], legend };
}
