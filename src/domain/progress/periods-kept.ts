import { type DayValue, seriesOf } from '../history/series.ts';
import type { ValueEntry } from '../history/versions.ts';
import { keepsBound } from '../kpi/bound.ts';
import type { BoundKpi, RangeKpi } from '../kpi/kpi.ts';
import { tidy } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';

/** A calendar month with a value, and whether the last value of it kept the bound. */
export interface PeriodKept {
  /** `2026-03` */
  readonly month: string;
  readonly value: number;
  readonly kept: boolean;
}

const MONTH = 'YYYY-MM'.length;

/**
 * The periods of a bound, the earliest first. A period is the calendar month of the day that a value is of, whatever
 * the team's cadence: it stands in every export beside the value, so that anybody can count it again. The last value of
 * a month counts; a month without a value is none.
 */
export function periodsOf(kpi: BoundKpi | RangeKpi, checkIns: readonly ValueEntry[]): PeriodKept[] {
  const periods: PeriodKept[] = [];
  for (const { on, value } of seriesOf(checkIns)) {
    const month = monthOf(on);
    if (periods.at(-1)?.month === month) periods.pop();
    periods.push({ month, value, kept: keepsBound(kpi, value) });
  }
  return periods;
}

/** The share of months with a value that kept the bound. Undefined where there is none. */
export function shareKept(kpi: BoundKpi | RangeKpi, checkIns: readonly ValueEntry[]): number | undefined {
  const periods = periodsOf(kpi, checkIns);
  return periods.length === 0 ? undefined : tidy(periods.filter(({ kept }) => kept).length / periods.length);
}

/**
 * How many months in a row kept the bound, up to and including the last one with a value. A month that broke it ends
 * the streak, and so does one without a value: nobody knows what it was.
 */
export function currentStreak(kpi: BoundKpi | RangeKpi, checkIns: readonly ValueEntry[]): number {
  const periods = periodsOf(kpi, checkIns);
  let streak = 0;
  for (let index = periods.length - 1; index >= 0; index -= 1) {
    const [period, later] = [periods[index], periods[index + 1]];
    if (!period?.kept || (later && monthNumber(later.month) - monthNumber(period.month) > 1)) break;
    streak += 1;
  }
  return streak;
}

/** The last month before that of `on` that has a value, of days in their order: its last value counts. */
export function periodBefore(
  kpi: BoundKpi | RangeKpi,
  days: readonly DayValue[],
  on: LocalDate,
): PeriodKept | undefined {
  const before = days.findLast((day) => monthOf(day.on) < monthOf(on));
  return before && { month: monthOf(before.on), value: before.value, kept: keepsBound(kpi, before.value) };
}

/** `2026-03` */
export function monthOf(on: LocalDate): string {
  return on.slice(0, MONTH);
}

/** Months counted from the year 0, by which neighbours are told. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
