import type { LocalDate } from '../names.ts';
import { readDate } from '../reading/dates.ts';
import { isLocalDate } from '../time/local-date.ts';

/** Which part of a day in numbers comes first. */
export const DAY_ORDERS = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** A day by each order in which the text is one. */
export type DayReadings = { readonly [Order in DayOrder]?: LocalDate };

const IN_NUMBERS = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/;
/** Behind a day, as spreadsheets write a moment: `31.03.2026 09:30`, `2026-03-31T09:30:00.000Z`. */
const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const CENTURY = '20';

/**
 * Reads a cell as a day, by each order: `3/4/2026` is 3 April with the day first and 4 March with the month first. With
 * dots the day is first. Years of two digits are of this century. Empty where the text is no day.
 */
export function dayReadings(text: string): DayReadings {
  const typed = text.trim().replace(TIME_OF_DAY, '');
  if (isLocalDate(typed)) return { 'day-first': typed, 'month-first': typed };
  const [, one = '', mark = '', other = '', year = ''] = IN_NUMBERS.exec(typed) ?? [];
  if (year === '') return inWords(typed);
  const dayFirst = dateOf(year, other, one);
  const monthFirst = mark === '.' ? undefined : dateOf(year, one, other);
  return { ...(dayFirst && { 'day-first': dayFirst }), ...(monthFirst && { 'month-first': monthFirst }) };
}

/** `31 March 2026`, `31. März 2026`, `2026/3/31`. Without a year it is no day. */
function inWords(typed: string): DayReadings {
  const read = readDate(typed, { lean: 'back' });
  return read.ok ? { 'day-first': read.value, 'month-first': read.value } : {};
}

function dateOf(year: string, month: string, day: string): LocalDate | undefined {
  const date = `${year.length === 2 ? CENTURY + year : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Days since 30 December 1899, as which spreadsheets keep a day; of the years 1982 to 2064. */
const SERIAL = /^[3-5]\d{4}$/;

/** Whether a text looks like a spreadsheet's own number of a day, where somebody lost the cell's format. */
export function isDaySerial(text: string): boolean {
  return SERIAL.test(text.trim());
}
