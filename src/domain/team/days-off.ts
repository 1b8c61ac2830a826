import type { LocalDate } from '../names.ts';
import { type Parsed, type Problem, parsed, refused } from '../problem.ts';
import { type DayTyped, readDate } from '../reading/dates.ts';
import { typedWithin } from '../reading/normalise.ts';
import { daysBetween } from '../time/local-date.ts';
import type { DaysOff } from './team.ts';

/** Days off in all: more than half a year would leave no days to plan by. */
export const MOST_DAYS_OFF = 180;
const MOST_LINES = 60;
/** Problems that say more than which line they are in. */
const SAYS_MORE: ReadonlySet<Problem['code']> = new Set(['no-such-day', 'ambiguous-date']);
/** Of a line, in UTF-16 units: two days with a word between them are far shorter. */
const LONGEST_LINE = 100;
/** A dash, three dots or a word between two days; the dash may as well be one inside a day. */
const BETWEEN = / ?(?:-|\.{2,3}|\bto\b|\bbis\b) ?/gi;

/** Who typed the days: without `today` each of them needs its year. */
export type DaysTyped = Pick<DayTyped, 'locale' | 'today'>;

/**
 * Reads days off, one day or stretch a line, as the person's locale writes days: `2026-12-24 - 2026-12-31`,
 * `24.12. bis 31.12.2026`. Empty lines say nothing. In order of their days.
 */
export function parseDaysOff(text: string, typedBy: DaysTyped = {}): Parsed<readonly DaysOff[]> {
  const found: DaysOff[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const typed = typedWithin(line, LONGEST_LINE);
    if (typed === '') continue;
    const read = typed === undefined ? undefined : readLine(typed, { ...typedBy, lean: 'ahead' });
    if (read?.ok === false && SAYS_MORE.has(read.problem.code)) return read;
    if (!read?.ok || read.value.last < read.value.first || found.length >= MOST_LINES) {
      return refused({ code: 'not-days-off', line: index + 1 });
    }
    found.push(read.value);
  }
  const days = found.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
  if (days > MOST_DAYS_OFF) return refused({ code: 'too-many-days-off', max: MOST_DAYS_OFF });
  return parsed(found.toSorted((one, other) => (one.first < other.first ? -1 : 1)));
}

/** One day, or two with something between them. */
function readLine(typed: string, about: DayTyped): Parsed<DaysOff> {
  const day = readDate(typed, about);
  if (day.ok) return parsed({ first: day.value, last: day.value });
  if (isDay(day)) return day;
  for (const { index, 0: between } of typed.matchAll(BETWEEN)) {
    const [first, last] = [typed.slice(0, index), typed.slice(index + between.length)].map((one) =>
      readDate(one, about),
    );
    if (first === undefined || last === undefined || !isDay(first) || !isDay(last)) continue;
    if (!first.ok) return first;
    return last.ok ? parsed({ first: first.value, last: last.value }) : last;
  }
  return day;
}

/** Whether a text is a day, be it one that no calendar has. */
function isDay(read: Parsed<LocalDate>): boolean {
  return read.ok || SAYS_MORE.has(read.problem.code);
}

/** Days off as they are typed. */
export function writeDaysOff(daysOff: readonly DaysOff[]): string {
  return daysOff.map(({ first, last }) => (first === last ? first : `${first} - ${last}`)).join('\n');
}

/** Whether a day is one of a team's own days off. */
export function isDayOff(day: LocalDate, daysOff: readonly DaysOff[]): boolean {
  return daysOff.some(({ first, last }) => first <= day && day <= last);
}
