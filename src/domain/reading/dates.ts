import type { LocalDate } from '../names.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { isLocalDate } from '../time/local-date.ts';
import { monthNamed } from './month-names.ts';
import { typedWithin } from './normalise.ts';

/** Who types a day, and when. */
export interface DayTyped {
  /** That in which the person writes dates (BCP 47); absent where it is not known, and 3/4/2026 is asked about. */
  readonly locale?: string | undefined;
  /** The day that it is where the person is; absent where a day without a year is none. */
  readonly today?: LocalDate | undefined;
  /** Which day is meant where no year is said: the last one that there was, or the next one. Today is either. */
  readonly lean: 'back' | 'ahead';
}

const MAX_DATE_LENGTH = 40;
const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/;
/** `31.3.`: with the dot, since 3.5 is a number. */
const NO_YEAR = /^(\d{1,2})\. ?(\d{1,2})\.$/;
const DAY_AND_MONTH = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?(\p{L}+)\.?(?:,? (\d{4}|\d{2}))?$/iu;
const MONTH_AND_DAY = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/iu;
const CENTURY = '20';
/** From one 29 February to the next there are eight years at the most. */
const MAX_YEARS_APART = 8;
/** `31. März 2026` and, with spaces between its parts, `31 . 3 . 2026` has no more words than this. */
const MAX_WORDS = 4;
const CONNECTING = /(?:^|\s)(?:on|as of|am|vom|zum)$/i;

/**
 * Reads a day as a person types it: `2026-03-31`, `31.3.2026`, `3/31/2026`, `31 March`, `31. März 26`. What is no date at
 * all is `not-a-date`, a day that no calendar has `no-such-day`, and a day that the locale does not decide
 * `ambiguous-date`. Years of two digits are of this century.
 */
export function readDate(text: string, about: DayTyped): Parsed<LocalDate> {
  const typed = typedWithin(text, MAX_DATE_LENGTH);
  if (typed === '') return refused({ code: 'required' });
  if (typed === undefined) return refused({ code: 'not-a-date' });
  return inNumbers(typed, about) ?? inWords(typed, about) ?? refused({ code: 'not-a-date' });
}

/** A text that ends in a day: what stands before it, and what the day is. */
export interface DateAtEnd {
  readonly before: string;
  /** The day as it was typed. */
  readonly typed: string;
  readonly day: Parsed<LocalDate>;
}

/** Reads `retention on 31 March 2026` from its end; undefined where it does not end in a day, or is nothing but one. */
export function dateAtEnd(text: string, about: DayTyped): DateAtEnd | undefined {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(MAX_WORDS, words.length - 1); count > 0; count -= 1) {
    const typed = words.slice(-count).join(' ');
    const day = readDate(typed, about);
    const before = words.slice(0, -count).join(' ').replace(CONNECTING, '').trim();
    const isDay = day.ok || day.problem.code !== 'not-a-date';
    if (isDay) return before === '' ? undefined : { before, typed, day };
  }
  return undefined;
}

function inNumbers(typed: string, about: DayTyped): Parsed<LocalDate> | undefined {
  const [, year, , month, day] = YEAR_FIRST.exec(typed) ?? [];
  if (year !== undefined) return existing(typed, dateOf(year, month, day));
  const [, one = '', mark = '', other = '', short] = YEAR_LAST.exec(typed) ?? [];
  if (short !== undefined)
    return yearLast(typed, [one, other, short.length === 2 ? CENTURY + short : short], mark, about);
  const [, dayAlone, monthAlone] = NO_YEAR.exec(typed) ?? [];
  return dayAlone === undefined ? undefined : nearest(typed, Number(monthAlone), Number(dayAlone), about);
}

function yearLast(
  typed: string,
  [one, other, year]: readonly [string, string, string],
  mark: string,
  { locale }: DayTyped,
): Parsed<LocalDate> {
  const dayFirst = dateOf(year, other, one);
  const monthFirst = dateOf(year, one, other);
  const order = orderOf(locale, mark);
  const likely = order === 'month' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const [first, second] = likely.filter((day) => day !== undefined);
  const isDecided = order !== undefined || second === undefined || first === second;
  if (first === undefined || second === undefined || isDecided) return existing(typed, first);
  return refused({ code: 'ambiguous-date', readings: [first, second] });
}

/** Which comes first where a locale writes a day in numbers; dots are of those who put the day first. */
function orderOf(locale: string | undefined, mark: string): 'day' | 'month' | undefined {
  if (locale === undefined) return undefined;
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(0);
  const [first] = parts.map(({ type }) => type);
  if (first === 'day') return 'day';
  return first === 'month' && mark !== '.' ? 'month' : undefined;
}

function inWords(typed: string, about: DayTyped): Parsed<LocalDate> | undefined {
  const [, day, name = '', year] = DAY_AND_MONTH.exec(typed) ?? swapped(MONTH_AND_DAY.exec(typed)) ?? [];
  const month = monthNamed(name);
  if (day === undefined || month === undefined) return undefined;
  if (year === undefined) return nearest(typed, month, Number(day), about);
  return existing(typed, dateOf(year.length === 2 ? CENTURY + year : year, String(month), day));
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return found === null ? undefined : [found[0], found[2], found[1], found[3]];
}

/** The day of this year or of the one before or after, as the person leans. */
function nearest(typed: string, month: number, day: number, { today, lean }: DayTyped): Parsed<LocalDate> {
  if (today === undefined) return refused({ code: 'not-a-date' });
  const year = Number(today.slice(0, 4));
  for (let apart = 0; apart <= MAX_YEARS_APART; apart += 1) {
    const found = dateOf(String(lean === 'back' ? year - apart : year + apart), String(month), String(day));
    if (found !== undefined && (lean === 'back' ? found <= today : found >= today)) return parsed(found);
  }
  return existing(typed, undefined);
}

function existing(typed: string, day: LocalDate | undefined): Parsed<LocalDate> {
  return day === undefined ? refused({ code: 'no-such-day', typed }) : parsed(day);
}

function dateOf(year = '', month = '', day = ''): LocalDate | undefined {
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
