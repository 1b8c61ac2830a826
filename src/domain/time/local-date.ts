import type { LocalDate } from '../names.ts';
import { civilOf, dayOf, twoDigits } from './civil.ts';

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Of ISO 8601, in which Monday is 1. */
const THURSDAY = 4;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = THURSDAY;
const FIRST_DAY = dayOf(0, 3, 1);
const AFTER_LAST_DAY = dayOf(10_000, 1, 1);
const DASH = 45;
const ZERO = 48;
const MONTHS_OF_30 = [4, 6, 9, 11];

/**
 * The number of a day, so that no zone can bend the arithmetic. A list or a plan counts thousands of days, and what reads and
 * writes texts of dates in general, luxon's or the platform's, took most of its time.
 */
function numberOf(date: LocalDate): number {
  const number = read(date);
  if (number === undefined) throw new RangeError(`"${date}" is not a day of the calendar (YYYY-MM-DD)`);
  return number;
}

/** Undefined where a text is no day that exists. */
function read(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  return isDay ? dayOf(year, month, day) : undefined;
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

/**
 * The day so many days from 1 January 1970; years beyond 9999 have a sign and six digits (ECMA-262, "Expanded Years").
 */
export function dateOfNumber(number: number): LocalDate {
  if (number >= FIRST_DAY && number < AFTER_LAST_DAY) {
    const civil = civilOf(number);
    const year = Math.floor(civil / 10_000);
    const month = Math.floor(civil / 100) % 100;
    return `${twoDigits(Math.floor(year / 100))}${twoDigits(year % 100)}-${twoDigits(month)}-${twoDigits(civil % 100)}`;
  }
  const text = new Date(number * DAY_MS).toISOString();
  return text.slice(0, text.indexOf('T'));
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
  return dateOfNumber(dayOf(year, month, Math.min(day, daysOf(year, month))));
}

/** The day so many days later, or earlier where `days` is negative. Throws a RangeError where `date` is no day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfNumber(numberOf(date) + days);
}

/** The first of the month so many months later or earlier. */
export function addMonths(firstOfMonth: LocalDate, months: number): LocalDate {
  const { year, month } = yearAndMonth(firstOfMonth);
  const later = year * 12 + month - 1 + months;
  const laterYear = Math.floor(later / 12);
  return dateOfNumber(dayOf(laterYear, later - laterYear * 12 + 1, 1));
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfNumber(numberOf(date));
}

/** Days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return numberOf(to) - numberOf(from);
}

/** Year and month (1-12) of a day. */
export function yearAndMonth(date: LocalDate): { year: number; month: number } {
  numberOf(date);
  return { year: digits(date, 0, 4), month: digits(date, 5, 7) };
}

/** ISO 8601 week-numbering year and week (1-53) of a day: a week belongs to the year in which its Thursday lies. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const number = numberOf(date);
  const thursday = number + THURSDAY - weekdayOfNumber(number);
  const year = yearOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / WEEK) + 1 };
}

function weekdayOfNumber(number: number): number {
  // What is left of a negative number is negative.
  return ((((number + FIRST_WEEKDAY - 1) % WEEK) + WEEK) % WEEK) + 1;
}

function yearOf(number: number): number {
  return number >= FIRST_DAY ? Math.floor(civilOf(number) / 10_000) : new Date(number * DAY_MS).getUTCFullYear();
}
