import type { LocalDate } from '../names.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { daysBetween, isLocalDate } from '../time/local-date.ts';
import type { DaysOff } from './team.ts';

/** Days off in all: more than half a year would leave no days to plan by. */
export const MOST_DAYS_OFF = 180;
const MOST_LINES = 60;
/** A day, or two with a dash, three dots or a word between them. */
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:-|–|—|to|\.{2,3}|…)\s*(\d{4}-\d{2}-\d{2}))?$/;

/** Reads days off, one day or stretch a line: `2026-12-24 - 2026-12-31`. Empty lines say nothing. In order of their days. */
export function parseDaysOff(text: string): Parsed<readonly DaysOff[]> {
  const found: DaysOff[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const typed = line.trim();
    if (typed === '') continue;
    const [, first = '', last = first] = LINE.exec(typed) ?? [];
    if (!isLocalDate(first) || !isLocalDate(last) || last < first || found.length >= MOST_LINES) {
      return refused({ code: 'not-days-off', line: index + 1 });
    }
    found.push({ first, last });
  }
  const days = found.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
  if (days > MOST_DAYS_OFF) return refused({ code: 'too-many-days-off', max: MOST_DAYS_OFF });
  return parsed(found.toSorted((one, other) => (one.first < other.first ? -1 : 1)));
}

/** Days off as they are typed. */
export function writeDaysOff(daysOff: readonly DaysOff[]): string {
  return daysOff.map(({ first, last }) => (first === last ? first : `${first} - ${last}`)).join('\n');
}

/** Whether a day is one of a team's own days off. */
export function isDayOff(day: LocalDate, daysOff: readonly DaysOff[]): boolean {
  return daysOff.some(({ first, last }) => first <= day && day <= last);
}
