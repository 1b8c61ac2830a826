import type { Goal } from '../goal/goal.ts';
import type { DayValue } from '../history/series.ts';
import { tidy } from '../kpi/numbers.ts';
import { dayNumber } from '../time/day-number.ts';
import { medianOf } from './selection.ts';
import { theilSen } from './theil-sen.ts';

/** With fewer values one wild value could bend the trend. */
export const MIN_VALUES = 4;
/** A trend goes on no longer than it was seen: half of the time has to lie behind. */
const SHARE_SEEN = 0.5;
/** The latest so many days with a value make the trend: five years of months, more than a year of weeks. */
export const MAX_VALUES = 60;

/**
 * The value expected on the due date with its interval, or why nothing is said: too few values, too early, or the due
 * date has come.
 */
export type Forecast =
  | {
      readonly known: true;
      readonly value: number;
      readonly low: number;
      readonly high: number;
      /** The trend, in the KPI's unit a day. */
      readonly perDay: number;
      /** How many values it is made from. */
      readonly values: number;
    }
  | { readonly known: false; readonly why: 'few-values' | 'early' | 'over' };

/**
 * Carries a series on to the due date. Each value is moved there along the Theil-Sen slope; the median of where they
 * arrive is the forecast, and with the ends of the slope's interval it gives the forecast's interval. (The same as the
 * line through the median intercept: W. J. Conover, "Practical Nonparametric Statistics", 3rd edition (1999), section
 * 5.5.) The interval is about the trend; a single value scatters around it.
 *
 * It says nothing below {@link MIN_VALUES} values, before half of the goal's time is gone, or while the values cover
 * less time than is left. ADR 7 names its limits: a season that has not been seen twice looks like a trend, and a
 * change of direction is seen when about a third of the values lie behind it.
 *
 * @param series one value a day, the earliest first
 */
export function forecastOf({ start, due }: Pick<Goal, 'start' | 'due'>, series: readonly DayValue[]): Forecast {
  const recent = series.slice(-MAX_VALUES);
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || recent.length < MIN_VALUES) {
    return { known: false, why: 'few-values' };
  }
  const [from, to, end] = [dayNumber(first.on), dayNumber(last.on), dayNumber(due)];
  if (to >= end) return { known: false, why: 'over' };
  const began = dayNumber(start);
  if (to - began < SHARE_SEEN * (end - began) || to - from < end - to) return { known: false, why: 'early' };

  const days = new Float64Array(recent.length);
  const values = new Float64Array(recent.length);
  for (const [index, { on, value }] of recent.entries()) {
    days[index] = dayNumber(on);
    values[index] = value;
  }
  const { slope, low, high } = theilSen(days, values);
  const arrivals = new Float64Array(recent.length);
  const arrival = (perDay: number) => {
    for (let index = 0; index < arrivals.length; index += 1) {
      arrivals[index] = (values[index] ?? 0) + perDay * (end - (days[index] ?? 0));
    }
    return tidy(medianOf(arrivals));
  };
  return {
    known: true,
    value: arrival(slope),
    low: arrival(low),
    high: arrival(high),
    perDay: tidy(slope),
    values: recent.length,
  };
}
