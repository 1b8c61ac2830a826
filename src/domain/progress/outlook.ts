import type { Goal } from '../goal/goal.ts';
import { limitsOfValue } from '../goal/value-limits.ts';
import type { DayValue } from '../history/series.ts';
import { isJourney, isUp, type JourneyKpi } from '../kpi/kpi.ts';
import { clamp } from '../kpi/numbers.ts';
import { decimalsFor } from '../kpi/precision.ts';
import type { Limits } from '../kpi/round-number.ts';
import type { LocalDate } from '../names.ts';
import { dayNumber } from '../time/day-number.ts';
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
 * that the last value contradicts. Its ends are kept within what the KPI can be, and where no value so far fell back
 * behind the one before, they do not either.
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
  const known = series.slice(-MAX_VALUES).map((one) => one.value);
  const decimals = decimalsFor(kpi, known);
  const left = dayNumber(goal.due) - dayNumber(last.on);
  if (leadsAway(trend, last.value) || strays(trend, last.value, left, decimals)) {
    return { known: false, why: 'contradicted' };
  }
  const limits = limitsOfValue(goal);
  const held = neverFellBack(kpi, known) ? limitsBeyond(kpi, last.value) : limits;
  const within = (one: number) => clamp(clamp(one, held.min, held.max), limits.min, limits.max);
  return { ...trend, value: within(trend.value), low: within(trend.low), high: within(trend.high), decimals };
}

/**
 * Whether the last value lies beyond the forecast, away from where the trend leads: one that rises, or stands, cannot end
 * below where it is now.
 */
function leadsAway({ perDay, value }: KnownForecast, last: number): boolean {
  return (perDay >= 0 && last > value) || (perDay <= 0 && last < value);
}

/**
 * Whether the last value lies further from the trend line on its day than the forecast from the ends of its interval, so
 * that the interval would promise more than is known. What rounding alone makes does not count.
 */
function strays({ perDay, value, low, high }: KnownForecast, last: number, left: number, decimals: number): boolean {
  const off = last - (value - perDay * left);
  return Math.abs(off) > Math.max(off > 0 ? high - value : value - low, 10 ** -decimals);
}

/** Whether each value is at least as good as the one before, as with what is counted up. */
function neverFellBack(kpi: JourneyKpi, values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || reaches(kpi, value, values[index - 1] ?? value));
}

function limitsBeyond({ direction }: JourneyKpi, value: number): Limits {
  return isUp(direction) ? { min: value, max: Infinity } : { min: -Infinity, max: value };
}

/** How far beyond its target an outlook arrives, as a share of the way: below zero where it falls short. */
export function arrivesBeyond({ value }: KnownOutlook, kpi: Extract<Goal['kpi'], { baseline: number }>): number {
  const way = Math.abs(kpi.target - kpi.baseline);
  return ((isUp(kpi.direction) ? 1 : -1) * (value - kpi.target)) / way;
}
