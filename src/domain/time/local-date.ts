import { DateTime } from 'luxon';
import type { LocalDate } from '../names.ts';

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Days are counted in UTC, where every day has 24 hours, so that no zone can bend the arithmetic. */
function asUtc(date: LocalDate): DateTime<true> {
  const parsed = PATTERN.test(date) ? DateTime.fromISO(date, { zone: 'utc' }) : DateTime.invalid('not YYYY-MM-DD');
  if (!parsed.isValid) throw new RangeError(`"${date}" is not a day of the calendar (YYYY-MM-DD)`);
  return parsed;
}

function format(day: DateTime<true>): LocalDate {
  return day.toISODate();
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  return PATTERN.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** The day from its parts; a day beyond the month's end becomes the month's last day (31 in February is 28 or 29). */
export function clampedDate(year: number, month: number, day: number): LocalDate {
  const first = DateTime.utc(year, month, 1);
  if (!first.isValid) throw new RangeError(`there is no month ${month} in the year ${year}`);
  if (!(Number.isInteger(day) && day >= 1 && day <= 31)) throw new RangeError(`${day} is not a day of a month (1-31)`);
  return format(first.set({ day: Math.min(day, first.daysInMonth) }) as DateTime<true>);
}

/** The day so many days later, or earlier where `days` is negative. Throws a RangeError where `date` is no day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return format(asUtc(date).plus({ days }) as DateTime<true>);
}

/** The first of the month so many months later or earlier. */
export function addMonths(firstOfMonth: LocalDate, months: number): LocalDate {
  return format(asUtc(firstOfMonth).startOf('month').plus({ months }) as DateTime<true>);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return asUtc(date).weekday;
}

/** Days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round(asUtc(to).diff(asUtc(from), 'days').days);
}

/** Year and month (1-12) of a day. */
export function yearAndMonth(date: LocalDate): { year: number; month: number } {
  const { year, month } = asUtc(date);
  return { year, month };
}

/** ISO 8601 week-numbering year and week (1-53) of a day. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const day = asUtc(date);
  return { year: day.weekYear, week: day.weekNumber };
}
