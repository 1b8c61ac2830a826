import type { Language } from '../../domain/language.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { AddedDay, HolidayChoices, HolidayDay, UsualDay } from '../../domain/team/holiday.ts';
import type { HolidayRegion } from '../../domain/team/team.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { Holidays } from '../../ports/holidays.ts';
import type { Clock } from '../../ports/runtime.ts';
import { holidayDays } from '../../ports/team-calendar.ts';

/** As many as Slack has room for beside one another. */
const MAX_USUAL = 10;
const HALF_A_YEAR = 183;
const A_YEAR = 365;

export interface HolidayChoicesPorts {
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** What there is to choose about holidays, and what is not known. */
export function holidayChoices(ports: HolidayChoicesPorts) {
  const { holidays } = ports;
  return async (where: HolidayRegion | undefined, language: Language): Promise<HolidayChoices> => {
    const { country, region } = where ?? {};
    const [countries, regions, places, known] = await Promise.all([
      holidays.countries(language),
      country === undefined ? [] : holidays.regions(country, language),
      country === undefined || region === undefined ? [] : holidays.places(country, region, language),
      holidayDays(ports, where, language),
    ]);
    const today = dayOf(ports.clock);
    const coming = known.filter(({ day }) => day >= today);
    const soon = coming.filter(({ day }) => day <= addDays(today, A_YEAR));
    return {
      countries,
      regions,
      places,
      known,
      usual: usualOf(coming),
      byMoon: [...new Set(soon.filter(({ byLaw, byMoon }) => byLaw && byMoon).map(({ name }) => name))],
      movesWorkingDays: country !== undefined && holidays.movesWorkingDays(country),
    };
  };
}

/** The days that the regions of a country add to those of the whole country, those of most regions first. */
export function addedByRegions({ holidays, clock }: HolidayChoicesPorts) {
  return async (country: string, language: Language): Promise<readonly AddedDay[]> => {
    const year = Number(addDays(dayOf(clock), HALF_A_YEAR).slice(0, 4));
    const days = async (where: HolidayRegion) =>
      (await holidays.days(where, year, language)).filter(({ byLaw }) => byLaw);
    const everywhere = new Set((await days({ country })).map(({ day }) => day));
    const added = new Map<string, { name: string; next: LocalDate; regions: string[] }>();
    for (const region of await holidays.regions(country, language)) {
      for (const { key, day, name } of await days({ country, region: region.code })) {
        if (everywhere.has(day)) continue;
        const before = added.get(key) ?? { name, next: day, regions: [] };
        if (!before.regions.includes(region.name)) before.regions.push(region.name);
        added.set(key, before);
      }
    }
    return [...added.values()].toSorted((one, other) => other.regions.length - one.regions.length);
  };
}

function usualOf(coming: readonly HolidayDay[]): UsualDay[] {
  const next = new Map<string, UsualDay>();
  for (const { key, name, day, byLaw } of coming) {
    if (!byLaw && !next.has(key)) next.set(key, { key, name, next: day });
  }
  return [...next.values()].slice(0, MAX_USUAL);
}

function dayOf(clock: Clock): LocalDate {
  return clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
}
