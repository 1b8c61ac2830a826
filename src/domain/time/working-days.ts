import type { LocalDate } from '../names.ts';
import { addDays, daysBetween, weekdayOf } from './local-date.ts';
import type { Period } from './periods.ts';

/** Some days of the calendar. */
export type Days = Pick<ReadonlySet<LocalDate>, 'has'>;

/** On which days a team works. */
export interface WorkingCalendar {
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  /** Public holidays and the team's own days off. */
  readonly holidays: Days;
}

/** A year without a working day is a mistake in the settings: a search ends there. */
const MAX_REST_DAYS = 366;

export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean {
  return calendar.workingDays.includes(weekdayOf(date)) && !calendar.holidays.has(date);
}

/**
 * The working day for the `anchor`-th day of a period (1 is its first). A day beyond the period's end is its last day,
 * without drift: anchor 31 is 28 February and 31 March. A day off moves forward to the next working day, or backward
 * where that would leave the period. A period without any working day keeps the anchor.
 */
export function nominalDay(period: Period, anchor: number, calendar: WorkingCalendar): LocalDate {
  if (!(Number.isInteger(anchor) && anchor >= 1)) throw new RangeError(`${anchor} is not the number of a day`);
  const length = daysBetween(period.first, period.last);
  const day = addDays(period.first, Math.min(anchor - 1, length));
  for (let later = day; later <= period.last; later = addDays(later, 1)) {
    if (isWorkingDay(later, calendar)) return later;
  }
  for (let earlier = day; earlier >= period.first; earlier = addDays(earlier, -1)) {
    if (isWorkingDay(earlier, calendar)) return earlier;
  }
  return day;
}

/** The first working day of a period. */
export function firstWorkingDay(period: Period, calendar: WorkingCalendar): LocalDate {
  return nominalDay(period, 1, calendar);
}

/**
 * The `count`-th working day after a day, which itself does not count. Throws a RangeError where `count` is not a
 * whole number from 1 to 260, or where a year passes without a working day.
 */
export function addWorkingDays(date: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  if (!(Number.isInteger(count) && count >= 1 && count <= 260)) {
    throw new RangeError(`${count} is not a number of working days (1-260)`);
  }
  let day = date;
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day, calendar);
  return day;
}

/** The first working day after a day. Throws a RangeError where a year passes without one. */
export function nextWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let day = date;
  for (let rest = 0; rest < MAX_REST_DAYS; rest += 1) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(`no working day within a year after ${date}`);
}

/** The last working day before a day. Throws a RangeError where there was none for a year. */
export function previousWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let day = date;
  for (let rest = 0; rest < MAX_REST_DAYS; rest += 1) {
    day = addDays(day, -1);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(`no working day within a year before ${date}`);
}

/** How many working days lie after `from`, up to and including `to`; counting stops at `max`. */
export function workingDaysAfter(from: LocalDate, to: LocalDate, calendar: WorkingCalendar, max: number): number {
  let count = 0;
  // Each step is one day: where every day is off, the loop ends with `to` or after as many years as `max`.
  const end = addDays(from, (max + 1) * MAX_REST_DAYS);
  for (let day = addDays(from, 1); day <= to && day <= end && count < max; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
