import type { LocalDate } from '../names.ts';
import { addDays, addMonths, clampedDate, daysBetween, isoWeekOf, weekdayOf, yearAndMonth } from './local-date.ts';

/** A stretch of days that a round or digest is about. The last day is included. */
export interface Period {
  /**
   * `2026-03`, `2026-Q1`, `FY2026`, `2026-W09` (of a fortnight, its first week) or, for a round that was asked for, its
   * day. Quarters and years are fiscal ones.
   */
  readonly id: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The stretches that the calendar is cut into. Quarters and years are those of the fiscal year. */
export type PeriodKind = 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

/**
 * A Monday from which fortnights are counted. Week numbers would not do: a year of 53 weeks swaps odd and even.
 */
const FIRST_FORTNIGHT: LocalDate = '2001-01-01';

/**
 * A fiscal year bears the number of the calendar year in which it begins: with a start in April, `2026-Q1` is April to
 * June 2026 and `2026-Q4` is January to March 2027. One rule for every start, and with a start in January the fiscal
 * year is the calendar year.
 */
function fiscalYearOf(date: LocalDate, fiscalYearStart: number): { year: number; month: number } {
  if (!(Number.isInteger(fiscalYearStart) && fiscalYearStart >= 1 && fiscalYearStart <= 12)) {
    throw new RangeError(`${fiscalYearStart} is not a month in which a fiscal year can begin (1-12)`);
  }
  const { year, month } = yearAndMonth(date);
  const sinceStart = (month - fiscalYearStart + 12) % 12;
  return { year: month < fiscalYearStart ? year - 1 : year, month: sinceStart + 1 };
}

function monthPeriod(date: LocalDate): Period {
  const first = addMonths(date, 0);
  return { id: first.slice(0, 7), first, last: addDays(addMonths(first, 1), -1) };
}

function weekPeriod(date: LocalDate): Period {
  const first = addDays(date, 1 - weekdayOf(date));
  const { year, week } = isoWeekOf(first);
  return { id: `${year}-W${String(week).padStart(2, '0')}`, first, last: addDays(first, 6) };
}

/** Two ISO weeks, named by the first of them. */
function fortnightPeriod(date: LocalDate): Period {
  const day = daysBetween(FIRST_FORTNIGHT, date);
  const { id, first } = weekPeriod(addDays(FIRST_FORTNIGHT, Math.floor(day / 14) * 14));
  return { id, first, last: addDays(first, 13) };
}

function fiscalPeriod(date: LocalDate, fiscalYearStart: number, months: 3 | 12): Period {
  const { year, month } = fiscalYearOf(date, fiscalYearStart);
  const part = Math.ceil(month / months);
  const first = addMonths(clampedDate(year, fiscalYearStart, 1), (part - 1) * months);
  const id = months === 12 ? `FY${year}` : `${year}-Q${part}`;
  return { id, first, last: addDays(addMonths(first, months), -1) };
}

/**
 * The period of a kind in which a day lies. Ids: month `2026-03`, fiscal quarter `2026-Q1`, fiscal year `FY2026`,
 * ISO 8601 week `2026-W09`, fortnight by its first week. `fiscalYearStart` is 1 (January) to 12. Throws a RangeError where there is no such day.
 */
export function periodContaining(kind: PeriodKind, date: LocalDate, fiscalYearStart: number): Period {
  switch (kind) {
    case 'month':
      return monthPeriod(date);
    case 'week':
      return weekPeriod(date);
    case 'fortnight':
      return fortnightPeriod(date);
    case 'quarter':
      return fiscalPeriod(date, fiscalYearStart, 3);
    case 'year':
      return fiscalPeriod(date, fiscalYearStart, 12);
  }
}

/** The period of the same kind that begins on the day after. */
export function nextPeriod(kind: PeriodKind, period: Period, fiscalYearStart: number): Period {
  return periodContaining(kind, addDays(period.last, 1), fiscalYearStart);
}

/** The period of the same kind that ends on the day before. */
export function previousPeriod(kind: PeriodKind, period: Period, fiscalYearStart: number): Period {
  return periodContaining(kind, addDays(period.first, -1), fiscalYearStart);
}
