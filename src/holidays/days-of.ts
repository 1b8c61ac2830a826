import type Calendar from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { Language } from '../domain/language.ts';
import type { LocalDate } from '../domain/names.ts';
import type { HolidayDay } from '../domain/team/holiday.ts';
import type { HolidayRegion } from '../domain/team/team.ts';
import { addDays, weekdayOf } from '../domain/time/local-date.ts';
import type { StandIn } from './correction.ts';
import { correctionsFor } from './corrections.ts';

type Library = typeof Calendar;

const DAY_MS = 86_400_000;
/** A holiday that takes less of a day than this leaves it a working day: an afternoon off is none. */
const WHOLE_DAY = 0.75;
/** A day on which clocks are put forward has 23 hours. */
const AN_HOUR_SHORT = 0.1;
/** The longest public holiday is a week or two; a mistake among the rules ends here. */
const MAX_DAYS = 31;
const SATURDAY = 6;
const SUNDAY = 7;

const MOON = /\b(Muharram|Safar|Rabi|Jumada|Rajab|Sha'?ban|Ramadan|Shawwal|Dhu al)/i;
const SUBSTITUTE: Readonly<Record<Language, string>> = { en: 'substitute day', de: 'Ersatztag' };
/**
 * Days on which hardly anybody works where they are no holidays, whatever the library calls them: the eves, Good Friday,
 * the day after Thanksgiving. With what it calls a day of the banks, or optional, they are what a team is asked about.
 */
const USUALLY_OFF = /^(12-24|12-31|easter -2|friday after 06-19|friday after 4th thursday in november)\b/i;
const UNUSUAL = new Set<HolidaysTypes.HolidayType>(['bank', 'optional']);

/** The named days of a year: by law, and those on which hardly anybody works; by day, each day once. */
export function daysOf(library: Library, where: HolidayRegion, year: number, language: Language): HolidayDay[] {
  const named = yearOf(library, where, year, language);
  const found = new Map<LocalDate, HolidayDay>();
  for (const one of [...legal(named), ...standIns(library, where, year, language), ...usual(named)]) {
    if (!found.has(one.day)) found.set(one.day, one);
  }
  return [...found.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

interface RuledDay extends HolidayDay {
  readonly rule: string;
}

function legal(named: readonly Found[]): RuledDay[] {
  return named.filter(({ type }) => type === 'public').flatMap(spread);
}

function usual(named: readonly Found[]): HolidayDay[] {
  return named
    .filter(({ type, rule, start, end }) => {
      if (type === 'public') return false;
      return USUALLY_OFF.test(rule) || (UNUSUAL.has(type) && partOf(start, end) >= WHOLE_DAY);
    })
    .map((one) => ({ ...ruled(one, one.date), byLaw: false }));
}

/** A year as the library has it, with what is added and without what is removed, each day with its name in English too. */
function yearOf(library: Library, where: HolidayRegion, year: number, language: Language): Found[] {
  const calendar = calendarOf(library, where, language);
  for (const { remove = [], add = [] } of correctionsFor(where.country, where.region, year)) {
    for (const rule of remove) calendar.unsetRule(rule);
    for (const { rule, name } of add) calendar.setHoliday(rule, { name: { ...name }, type: 'public' });
  }
  const list = (reader: Language) => calendar.getHolidays(year, reader) ?? [];
  const id = ({ date, rule }: HolidaysTypes.Holiday) => `${date}|${rule}`;
  const english = language === 'en' ? undefined : new Map(list('en').map((one) => [id(one), one.name]));
  return list(language).map((one) => ({
    // `start` and `end` are instants in a zone; the text is the country's own day, also where it begins at sunset.
    date: one.date.slice(0, 'YYYY-MM-DD'.length),
    start: one.start,
    end: one.end,
    type: one.type,
    rule: one.rule,
    name: one.name,
    english: english?.get(id(one)) ?? one.name,
  }));
}

function calendarOf(library: Library, { country, region, place }: HolidayRegion, language: Language): Calendar {
  const options = { languages: [...new Set([language, 'en'])] };
  if (region === undefined) return new library(country, options);
  return place === undefined ? new library(country, region, options) : new library(country, region, place, options);
}

interface Found {
  readonly date: LocalDate;
  readonly start: Date;
  readonly end: Date;
  readonly type: HolidaysTypes.HolidayType;
  readonly rule: string;
  readonly name: string;
  readonly english: string;
}

function partOf(start: Date, end: Date): number {
  return (end.getTime() - start.getTime()) / DAY_MS;
}

/** The whole days of a holiday: three and a half are three. */
function spread(one: Found): RuledDay[] {
  const length = partOf(one.start, one.end);
  const whole = length < 1 ? Number(length >= WHOLE_DAY) : Math.floor(length + AN_HOUR_SHORT);
  return Array.from({ length: Math.min(whole, MAX_DAYS) }, (_, more) => ruled(one, addDays(one.date, more)));
}

function ruled({ rule, name, english }: Found, day: LocalDate): RuledDay {
  const key = english.replace(/ \(substitute day\)$/, '');
  return { day, name, key, rule, byLaw: true, byMoon: MOON.test(rule) };
}

/** The days of a year that stand in for holidays at a weekend, where a correction says so: also for the year before. */
function standIns(library: Library, where: HolidayRegion, year: number, language: Language): HolidayDay[] {
  const rules = correctionsFor(where.country, where.region, year).flatMap(({ standIn }) => standIn ?? []);
  if (rules.length === 0) return [];
  const around = [year - 1, year, year + 1].flatMap((one) => legal(yearOf(library, where, one, language)));
  const off = new Set(around.map(({ day }) => day));
  return rules.flatMap((standIn) =>
    around.flatMap((one) => {
      const day = standInFor(one, standIn, off);
      if (day === undefined) return [];
      off.add(day);
      if (!day.startsWith(`${year}-`)) return [];
      return { ...one, day, name: `${one.name} (${SUBSTITUTE[language]})` };
    }),
  );
}

function standInFor(
  { day, rule }: RuledDay,
  { of, saturday, sunday }: StandIn,
  off: ReadonlySet<LocalDate>,
): LocalDate | undefined {
  if (of !== undefined && !of.includes(rule)) return undefined;
  const weekday = weekdayOf(day);
  const side = weekday === SATURDAY ? saturday : weekday === SUNDAY ? sunday : undefined;
  if (side === undefined) return undefined;
  let free = day;
  for (let step = 0; step < MAX_DAYS && (weekdayOf(free) >= SATURDAY || off.has(free)); step += 1) {
    free = addDays(free, side === 'after' ? 1 : -1);
  }
  return free;
}
