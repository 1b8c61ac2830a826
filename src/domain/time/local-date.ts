import type { LocalDate } from '../names.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Of ISO 8601, in which Monday is 1. */
const THURSDAY = 4;
const FIRST_YEAR = Date.parse('0000-01-01');
const AFTER_LAST_YEAR = Date.UTC(10_000, 0, 1);
const DASH = 45;
const ZERO = 48;
const MONTHS_OF_30 = [4, 6, 9, 11];

/**
 * Midnight of the day in UTC, where every day has 24 hours, so that no zone can bend the arithmetic. A list or a plan
 * counts thousands of days, and what reads and writes texts of dates in general, luxon's or the platform's, took most of
 * its time.
 */
function startOf(date: LocalDate): number {
  const ms = read(date);
  if (ms === undefined) throw new RangeError(`"${date}" is not a day of the calendar (YYYY-MM-DD)`);
  return ms;
}

/** Undefined where a text is no day that exists. */
function read(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  return isDay ? utc(year, month, day) : undefined;
}

/** The number that stands at a place of a text; NaN where something else does. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return MONTHS_OF_30.includes(month) ? 30 : 31;
}

/** The text of a day; years beyond 9999 have a sign and six digits (ECMA-262, "Expanded Years"). */
function format(ms: number): LocalDate {
  const day = new Date(ms);
  if (ms >= FIRST_YEAR && ms < AFTER_LAST_YEAR) {
    return `${String(day.getUTCFullYear()).padStart(4, '0')}-${padded(day.getUTCMonth() + 1)}-${padded(day.getUTCDate())}`;
  }
  const text = day.toISOString();
  return text.slice(0, text.indexOf('T'));
}

function padded(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** As far as the calendar goes. */
export const LAST_DAY: LocalDate = '9999-12-31';

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  return read(text) !== undefined;
}

/** The day from its parts; a day beyond the month's end becomes the month's last day (31 in February is 28 or 29). */
export function clampedDate(year: number, month: number, day: number): LocalDate {
  const isMonth = Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= 12;
  if (!isMonth) throw new RangeError(`there is no month ${month} in the year ${year}`);
  if (!(Number.isInteger(day) && day >= 1 && day <= 31)) throw new RangeError(`${day} is not a day of a month (1-31)`);
  const first = utc(year, month, 1);
  return format(first + (Math.min(day, daysOf(year, month)) - 1) * DAY_MS);
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

/** ISO 8601 week-numbering year and week (1-53) of a day: a week belongs to the year in which its Thursday lies. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const thursday = startOf(date) + (THURSDAY - weekdayOf(date)) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - utc(year, 1, 1)) / WEEK_MS) + 1 };
}

/** `Date.UTC` without its rule for the years up to 99; months and days beyond their ends count on. */
function utc(year: number, month: number, day: number): number {
  if (year > 99) return Date.UTC(year, month - 1, day);
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
