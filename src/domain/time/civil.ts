/** From 1 March of the year 0 to 1 January 1970. */
const EPOCH = 719_468;
/** Days before each month in a year that begins in March, so that the leap day is a year's last. */
const DAYS_BEFORE = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275] as const;
const DAYS_OF_400_YEARS = 146_097;
const DAYS_OF_100_YEARS = 36_524;
const DAYS_OF_4_YEARS = 1460;
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/**
 * The days from 1 January 1970 to a day of the Gregorian calendar. Months are 1 to 12; days beyond the end of a month count
 * on. Arithmetic on whole numbers, as a plan or a list counts thousands of days.
 */
export function dayOf(year: number, month: number, day: number): number {
  const from = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leapDays + (DAYS_BEFORE[month - 1] ?? 0) + day - 1 - EPOCH;
}

/**
 * The day of the calendar so many days from 1 January 1970, from 1 March of the year 0 on: `year * 10,000 + month * 100 +
 * day`. It is {@link dayOf} the other way round (E. G. Richards, "Mapping Time", chapter 25).
 */
export function civilOf(day: number): number {
  const since = day + EPOCH;
  const cycle = Math.floor(since / DAYS_OF_400_YEARS);
  const inCycle = since - cycle * DAYS_OF_400_YEARS;
  const leapDays =
    Math.floor(inCycle / DAYS_OF_4_YEARS) -
    Math.floor(inCycle / DAYS_OF_100_YEARS) +
    Math.floor(inCycle / (DAYS_OF_400_YEARS - 1));
  const yearInCycle = Math.floor((inCycle - leapDays) / 365);
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  // Five months from March on have 153 days, whichever five.
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * 400 + yearInCycle + (month < 3 ? 1 : 0);
  return year * 10_000 + month * 100 + dayOfMonth;
}

/** A number from 0 to 99 as dates and times have it: `07`. */
export function twoDigits(number: number): string {
  return TWO_DIGITS[number] ?? '';
}
