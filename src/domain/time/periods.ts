import type { LocalDate } from '../names.ts';
import { twoDigits } from './civil.ts';
import { addDays, addMonths, clampedDate, daysBetween, isoWeekOf, weekdayOf, yearAndMonth } from './local-date.ts';

/**
 * How a fiscal year is called that spans two calendar years: by both (`2026/27`), or by the one in which it begins or
 * ends (`FY2026`, `FY2027`).
 */
export const FISCAL_YEAR_NAMES = ['both', 'first', 'last'] as const;
export type FiscalYearName = (typeof FISCAL_YEAR_NAMES)[number];

/** A stretch of days that a round or digest is about. The last day is included. */
export interface Period {
  /**
   * `2026-03`, `2026-Q1`, `FY2026`, `2026-W09` (of a fortnight, its first week) or, for a round that was asked for, its
   * day. Quarters and years are fiscal ones.
   */
  readonly id: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Of a fiscal year, and of a quarter that is named with it: how its team calls the year, where that is not by both its calendar years. */
  readonly yearName?: Exclude<FiscalYearName, 'both'>;
}

/** The stretches that the calendar is cut into. Quarters and years are those of the fiscal year. */
export type PeriodKind = 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

/** What of a team's settings decides how it cuts the calendar. */
export interface PeriodSettings {
  /** 1 is January. */
  readonly fiscalYearStart: number;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  readonly fiscalYearName?: Exclude<FiscalYearName, 'both'>;
}

/** Eleven years of months. */
const MAX_WITHIN = 132;

const MONDAY = 1;
const SUNDAY = 7;

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

/**
 * By how many days the weeks of a team begin before Monday. Where people work on both Sunday and Monday, the week begins
 * with the stretch of working days in which that Sunday lies: on Sunday for Sunday to Thursday, on Saturday for Saturday
 * to Wednesday. Otherwise, and where every day is a working day, it is the ISO week.
 */
function daysBeforeMonday(workingDays: readonly number[]): number {
  const works = (weekday: number) => workingDays.includes(weekday);
  if (!works(MONDAY) || !works(SUNDAY)) return 0;
  let days = 0;
  while (days < SUNDAY && works(SUNDAY - days)) days += 1;
  return days === SUNDAY ? 0 : days;
}

/**
 * A week bears the number of the ISO week with which it shares its Monday, so that a team that changes its working days
 * goes on counting: no week is there twice or not at all.
 */
function weekPeriod(date: LocalDate, before: number): Period {
  const inIsoWeek = addDays(date, before);
  const monday = addDays(inIsoWeek, 1 - weekdayOf(inIsoWeek));
  const { year, week } = isoWeekOf(monday);
  const first = addDays(monday, -before);
  return { id: `${year}-W${twoDigits(week)}`, first, last: addDays(first, 6) };
}

/** Two weeks, named by the first of them. */
function fortnightPeriod(date: LocalDate, before: number): Period {
  const day = daysBetween(FIRST_FORTNIGHT, addDays(date, before));
  const monday = addDays(FIRST_FORTNIGHT, Math.floor(day / 14) * 14);
  const { id, first } = weekPeriod(monday, before);
  return { id, first, last: addDays(first, 13) };
}

/**
 * The day by which it is kept how far a schedule has got: the Monday in a week or fortnight, whichever day its weeks
 * begin on, and the first day of any other period.
 */
export function anchorOf(kind: PeriodKind, { first }: Period): LocalDate {
  const weekday = weekdayOf(first);
  return (kind === 'week' || kind === 'fortnight') && weekday !== MONDAY ? addDays(first, 8 - weekday) : first;
}

function fiscalPeriod(date: LocalDate, { fiscalYearStart, fiscalYearName }: PeriodSettings, months: 3 | 12): Period {
  const { year, month } = fiscalYearOf(date, fiscalYearStart);
  const part = Math.ceil(month / months);
  const first = addMonths(clampedDate(year, fiscalYearStart, 1), (part - 1) * months);
  const last = addDays(addMonths(first, months), -1);
  if (months === 3) return { id: `${year}-Q${part}`, first, last };
  return { id: `FY${year}`, first, last, ...(fiscalYearName !== undefined && { yearName: fiscalYearName }) };
}

/**
 * The period of a kind in which a day lies. Ids: month `2026-03`, fiscal quarter `2026-Q1`, fiscal year `FY2026`, week
 * `2026-W09` by the ISO 8601 week of its Monday, fortnight by its first week. Throws a RangeError where there is no such
 * day or fiscal year.
 */
export function periodContaining(kind: PeriodKind, date: LocalDate, settings: PeriodSettings): Period {
  switch (kind) {
    case 'month':
      return monthPeriod(date);
    case 'week':
      return weekPeriod(date, daysBeforeMonday(settings.workingDays));
    case 'fortnight':
      return fortnightPeriod(date, daysBeforeMonday(settings.workingDays));
    case 'quarter':
      return fiscalPeriod(date, settings, 3);
    case 'year':
      return fiscalPeriod(date, settings, 12);
  }
}

/** The period of the same kind that begins on the day after. */
export function nextPeriod(kind: PeriodKind, period: Period, settings: PeriodSettings): Period {
  return periodContaining(kind, addDays(period.last, 1), settings);
}

/** The periods of a kind from the one in which `from` lies to the one in which `to` lies, at most {@link MAX_WITHIN}. */
export function periodsWithin(kind: PeriodKind, from: LocalDate, to: LocalDate, settings: PeriodSettings): Period[] {
  const periods = [periodContaining(kind, from, settings)];
  for (let last = periods[0]; last !== undefined && last.last < to && periods.length < MAX_WITHIN; ) {
    last = nextPeriod(kind, last, settings);
    periods.push(last);
  }
  return periods;
}

/** The period of the same kind that ends on the day before. */
export function previousPeriod(kind: PeriodKind, period: Period, settings: PeriodSettings): Period {
  return periodContaining(kind, addDays(period.first, -1), settings);
}
