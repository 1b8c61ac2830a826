import type { Goal } from '../goal/goal.ts';
import { limitsOfValue } from '../goal/value-limits.ts';
import type { DayValue } from '../history/series.ts';
import { isJourney, isUp, marksOf } from '../kpi/kpi.ts';
import { clamp } from '../kpi/numbers.ts';
import { decimalsOf } from '../kpi/precision.ts';
import type { LocalDate } from '../names.ts';
import { isOver } from './ending.ts';
import type { Course } from './expected-progress.ts';
import { type Forecast, forecastOf, MAX_VALUES } from './forecast.ts';
import { reaches } from './progress.ts';

type KnownForecast = Extract<Forecast, { known: true }>;

/** A forecast as it is told: within what the KPI can be. */
export type KnownOutlook = KnownForecast & {
  /** With so many decimals its values are written: no more than those that it is made from. */
  readonly decimals: number;
};

/** Where a goal leads, or why nothing is said of it. `met`: there is nowhere left to go. `contradicted`: by its last value. */
export type Outlook =
  | KnownOutlook
  | Extract<Forecast, { known: false }>
  | { readonly known: false; readonly why: 'bound' | 'met' | 'contradicted' };

/** What an outlook is made from. */
export type Outlooking = Course & Pick<Goal, 'category' | 'calculator'>;

/**
 * The one forecast of a goal on a day: none for a bound, none once the due date has passed or the target is met, and none
 * that the last value contradicts. Its ends are kept within what the KPI can be.
 *
 * @param series one value a day, the earliest first
 */
export function outlookOf(goal: Outlooking, series: readonly DayValue[], day: LocalDate): Outlook {
  const { kpi } = goal;
  const last = series.at(-1);
  if (!isJourney(kpi)) return { known: false, why: 'bound' };
  if (isOver(goal, day)) return { known: false, why: 'over' };
  if (last !== undefined && reaches(kpi, last.value, kpi.target)) return { known: false, why: 'met' };
  const trend = forecastOf(goal, series);
  if (!trend.known || last === undefined) return trend.known ? { known: false, why: 'few-values' } : trend;
  if (isContradicted(trend, last.value)) return { known: false, why: 'contradicted' };
  const { min, max } = limitsOfValue(goal);
  const [value, low, high] = [trend.value, trend.low, trend.high].map((one) => clamp(one, min, max));
  const known = series.slice(-MAX_VALUES).map((one) => one.value);
  return {
    ...trend,
    value: value ?? trend.value,
    low: low ?? trend.low,
    high: high ?? trend.high,
    decimals: decimalsOf([...known, ...marksOf(kpi)]),
  };
}

/**
 * Whether the last value lies beyond the forecast, away from where the trend leads: one that rises, or stands, cannot end
 * below where it is now.
 */
function isContradicted({ perDay, value }: KnownForecast, last: number): boolean {
  return (perDay >= 0 && last > value) || (perDay <= 0 && last < value);
}

/** How far beyond its target an outlook arrives, as a share of the way: below zero where it falls short. */
export function arrivesBeyond({ value }: KnownOutlook, kpi: Extract<Goal['kpi'], { baseline: number }>): number {
  const way = Math.abs(kpi.target - kpi.baseline);
  return ((isUp(kpi.direction) ? 1 : -1) * (value - kpi.target)) / way;
}
