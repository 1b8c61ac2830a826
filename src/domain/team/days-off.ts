import type { LocalDate } from '../names.ts';
import { type Parsed, type Problem, parsed, refused } from '../problem.ts';
import { type DayTyped, readDate } from '../reading/dates.ts';
import { MAX_READ, typedWithin } from '../reading/normalise.ts';
import { foldings } from '../search.ts';
import { daysBetween, isLocalDate } from '../time/local-date.ts';
import type { DayRule, HolidayDay } from './holiday.ts';
import type { DaysOff } from './team.ts';

/** Days off in all: more than half a year would leave no days to plan by. */
export const MAX_DAYS_OFF = 180;
const MAX_LINES = 60;
/** So that all of them, written by name, have room in one field of Slack. */
export const MAX_RULES = 20;
/** Problems that say more than which line they are in. */
const SAYS_MORE: ReadonlySet<Problem['code']> = new Set(['no-such-day', 'ambiguous-date']);
/** A dash, three dots or a word between two days; the dash may as well be one inside a day. */
const BETWEEN = / ?(?:-|\.{2,3}|\bto\b|\bbis\b) ?/gi;
const EVERY_YEAR = /^\d{2}-\d{2}$/;
const A_LEAP_YEAR = '2028';
const MONTH_DAY = 'YYYY-'.length;

/** Days off as they were typed. */
export interface TypedDaysOff {
  /** In order of their days. */
  readonly once: readonly DaysOff[];
  readonly everyYear: readonly DayRule[];
}

/** What a reader calls the named days of their place. */
export type KnownDays = readonly Pick<HolidayDay, 'day' | 'name' | 'key' | 'byLaw'>[];

/** Who typed the days: without `today` each of them needs its year. */
export type DaysTyped = Pick<DayTyped, 'locale' | 'today'>;

interface DaysAbout extends DaysTyped {
  readonly known?: KnownDays;
}

/**
 * Reads days off, one a line: a day or stretch as the person's locale writes days (`2026-12-24 - 2026-12-31`,
 * `24.12. bis 31.12.2026`), a day of every year (`12-24`), or one of the known days by its name, whenever it is. Empty
 * lines say nothing.
 */
export function parseDaysOff(text: string, { known = [], ...typedBy }: DaysAbout = {}): Parsed<TypedDaysOff> {
  const once: DaysOff[] = [];
  const everyYear: DayRule[] = [];
  const named = byName(known);
  for (const { typed, line } of linesOf(text)) {
    if (typed === undefined) return refused({ code: 'not-days-off', line });
    const rule = yearly(typed, named);
    if (rule !== undefined) {
      everyYear.push(rule);
      continue;
    }
    const read = readLine(typed, { ...typedBy, lean: 'ahead' });
    if (!read.ok && SAYS_MORE.has(read.problem.code)) return read;
    if (!read.ok || read.value.last < read.value.first || once.length >= MAX_LINES) {
      return refused({ code: 'not-days-off', line });
    }
    once.push(read.value);
  }
  const days = once.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, everyYear.length);
  if (everyYear.length > MAX_RULES) return refused({ code: 'too-many-rules', max: MAX_RULES });
  if (days > MAX_DAYS_OFF) return refused({ code: 'too-many-days-off', max: MAX_DAYS_OFF });
  return parsed({
    once: once.toSorted((one, other) => (one.first < other.first ? -1 : 1)),
    everyYear: distinct(everyYear),
  });
}

/**
 * Reads the public holidays on which a team works, one a line: by name, by its day of every year (`05-01`), or once
 * (`2027-05-01`, or as the person's locale writes days). A day that is none of the known holidays is refused, as far as
 * they are known.
 */
export function parseWorked(text: string, { known = [], ...typedBy }: DaysAbout = {}): Parsed<readonly DayRule[]> {
  const rules: DayRule[] = [];
  const named = byName(known);
  for (const { typed, line } of linesOf(text)) {
    if (typed === undefined) return refused({ code: 'not-worked', line });
    const yearlyRule = yearly(typed, named);
    const read = yearlyRule ? parsed(yearlyRule) : onceOn(typed, typedBy);
    if (!read.ok) return SAYS_MORE.has(read.problem.code) ? read : refused({ code: 'not-worked', line });
    const rule = read.value;
    const problem = noHoliday(rule, known, line);
    if (problem !== undefined) return refused(problem);
    rules.push(rule);
  }
  return rules.length > MAX_RULES ? refused({ code: 'too-many-rules', max: MAX_RULES }) : parsed(distinct(rules));
}

/** Days off as they are typed. */
export function writeDaysOff({ once, everyYear }: TypedDaysOff, known: KnownDays = []): string {
  const stretches = once.map(({ first, last }) => (first === last ? first : `${first} - ${last}`));
  return [...stretches, ...writeRules(everyYear, known)].join('\n');
}

/** Rules as they are typed, one each; a holiday by the name that its reader knows. */
export function writeRules(rules: readonly DayRule[], known: KnownDays): string[] {
  return rules.map((rule) => {
    if ('once' in rule) return rule.once;
    if ('everyYear' in rule) return rule.everyYear;
    return known.find(({ key }) => key === rule.holiday)?.name ?? rule.holiday;
  });
}

/** Whether a day is one of a team's own days off, once or every year. */
export function isDayOff(day: LocalDate, daysOff: readonly DaysOff[], offEveryYear: readonly DayRule[] = []): boolean {
  if (daysOff.some(({ first, last }) => first <= day && day <= last)) return true;
  return offEveryYear.some((rule) => 'everyYear' in rule && rule.everyYear === day.slice(MONTH_DAY));
}

/** The lines that say something, in one spelling; undefined where one is too long to mean anything. */
function linesOf(text: string): { readonly typed: string | undefined; readonly line: number }[] {
  return text
    .split('\n')
    .map((typed, index) => ({ typed: typedWithin(typed, MAX_READ), line: index + 1 }))
    .filter(({ typed }) => typed !== '');
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

function onceOn(typed: string, typedBy: DaysTyped): Parsed<DayRule> {
  const day = readDate(typed, { ...typedBy, lean: 'ahead' });
  return day.ok ? parsed({ once: day.value }) : day;
}

function yearly(typed: string, named: ReadonlyMap<string, string>): DayRule | undefined {
  if (EVERY_YEAR.test(typed)) return isLocalDate(`${A_LEAP_YEAR}-${typed}`) ? { everyYear: typed } : undefined;
  const [holiday] = spellings(typed).flatMap((one) => named.get(one) ?? []);
  return holiday === undefined ? undefined : { holiday };
}

/** The key of every known day by all that its name may be typed as, the first one's where two have the same. */
function byName(known: KnownDays): ReadonlyMap<string, string> {
  const entries = known.flatMap(({ name, key }) => [name, key].flatMap(spellings).map((one) => [one, key] as const));
  return new Map(entries.toReversed());
}

function noHoliday(rule: DayRule, known: KnownDays, line: number): Problem | undefined {
  const [first, last] = [known[0]?.day, known.at(-1)?.day];
  if (first === undefined || last === undefined) return { code: 'no-holiday', line };
  const byLaw = known.filter((one) => one.byLaw);
  if ('holiday' in rule)
    return byLaw.some(({ key }) => key === rule.holiday) ? undefined : { code: 'no-holiday', line };
  if ('everyYear' in rule) {
    return byLaw.some(({ day }) => day.slice(MONTH_DAY) === rule.everyYear) ? undefined : { code: 'no-holiday', line };
  }
  // What is past, or too far away to be known, does no harm.
  const isKnown = first <= rule.once && rule.once <= last;
  return isKnown && !byLaw.some(({ day }) => day === rule.once) ? { code: 'no-holiday', line } : undefined;
}

/** Names are told apart by their letters and digits alone. */
function spellings(name: string): string[] {
  return foldings(name).map((form) => form.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
}

function distinct(rules: readonly DayRule[]): DayRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
