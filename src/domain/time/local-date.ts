import { DateTime } from 'luxon';
import type { LocalDate } from '../names.ts';

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/**
 * Midnight of the day in UTC, where every day has 24 hours, so that no zone can bend the arithmetic. The platform's
 * `Date` does it: a list or a plan counts thousands of days, and parsing each into luxon's took most of its time.
 */
function startOf(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a day of the calendar (YYYY-MM-DD)`);
  return Date.parse(date);
}

/** The text of a day; years beyond 9999 have a sign and six digits (ECMA-262, "Expanded Years"). */
function format(ms: number): LocalDate {
  const text = new Date(ms).toISOString();
  return text.slice(0, text.indexOf('T'));
}

/** As far as the calendar goes. */
export const LAST_DAY: LocalDate = '9999-12-31';

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  if (!PATTERN.test(text)) return false;
  const ms = Date.parse(text);
  // Where a month is short, the 31st of it is read as a day of the next one.
  return !Number.isNaN(ms) && format(ms) === text;
}

/** The day from its parts; a day beyond the month's end becomes the month's last day (31 in February is 28 or 29). */
export function clampedDate(year: number, month: number, day: number): LocalDate {
  const isMonth = Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= 12;
  if (!isMonth) throw new RangeError(`there is no month ${month} in the year ${year}`);
  if (!(Number.isInteger(day) && day >= 1 && day <= 31)) throw new RangeError(`${day} is not a day of a month (1-31)`);
  const first = utc(year, month, 1);
  const last = new Date(utc(year, month + 1, 0)).getUTCDate();
  return format(first + (Math.min(day, last) - 1) * DAY_MS);
}

/** The day so many days later, or earlier where `days` is negative. Throws a RangeError where `date` is no day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return format(startOf(date) + days * DAY_MS);
}

/** The first of the month so many months later or earlier. */
export function addMonths(firstOfMonth: LocalDate, months: number): LocalDate {
  const { year, month } = yearAndMonth(firstOfMonth);
  return format(utc(year, month + months, 1));
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(startOf(date)).getUTCDay() || 7;
}

/** Days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (startOf(to) - startOf(from)) / DAY_MS;
}

/** Year and month (1-12) of a day. */
export function yearAndMonth(date: LocalDate): { year: number; month: number } {
  const day = new Date(startOf(date));
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
}

/** ISO 8601 week-numbering year and week (1-53) of a day. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const day = DateTime.fromMillis(startOf(date), { zone: 'utc' });
  return { year: day.weekYear, week: day.weekNumber };
}

/** `Date.UTC` without its rule for the years up to 99; months and days beyond their ends count on. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
