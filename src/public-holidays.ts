import { setImmediate as aTurn } from 'node:timers/promises';
import { getTimezone } from 'countries-and-timezones';
import type Calendar from 'date-holidays';
import { LRUCache } from 'lru-cache';
import type { Language } from './domain/language.ts';
import type { HolidayDay, Place } from './domain/team/holiday.ts';
import { WORKING_WEEKENDS } from './holidays/corrections.ts';
import { daysOf } from './holidays/days-of.ts';
import type { Holidays } from './ports/holidays.ts';

/** Years of places that are remembered: two hundred teams in as many places, the year before and two to come, twice. */
const MAX_YEARS = 1600;

/**
 * Public holidays as the library date-holidays knows them, set right where the law says otherwise
 * (`src/holidays/corrections.ts`). Its rules weigh 24 MB, so it is loaded when the first team asks for them.
 */
export function createHolidays(): Holidays {
  let loading: Promise<typeof Calendar> | undefined;
  const years = new LRUCache<string, readonly HolidayDay[]>({ max: MAX_YEARS });
  const library = () => {
    loading ??= import('date-holidays').then(({ default: loaded }) => loaded);
    return loading;
  };
  const places = (found: Readonly<Record<string, string>> | undefined, language: Language): Place[] => {
    const names = new Intl.Collator(language);
    return Object.entries(found ?? {})
      .map(([code, name]) => ({ code, name }))
      .toSorted((one, other) => names.compare(one.name, other.name));
  };

  return {
    days: async (where, year, language = 'en') => {
      const key = [where.country, where.region, where.place, year, language].join('|');
      const known = years.get(key);
      if (known !== undefined) return known;
      const found = daysOf(await library(), where, year, language);
      years.set(key, found);
      // A year takes some milliseconds, and a list of regions asks for fifty of them: others have their turn in between.
      await aTurn();
      return found;
    },
    countries: async (language = 'en') => {
      const names = new (await library())().getCountries('en');
      return places(language === 'en' ? names : inLanguage(names, language), language);
    },
    countryOf: async (zone) => {
      // IANA names the most populous country of a zone first (zone1970.tab); older and newer names are the same zone.
      const [country] = getTimezone(zone)?.countries ?? [];
      return country !== undefined && country in new (await library())().getCountries('en') ? country : undefined;
    },
    regions: async (country, language = 'en') => places(new (await library())().getStates(country, language), language),
    places: async (country, region, language = 'en') =>
      places(new (await library())().getRegions(country, region, language), language),
    movesWorkingDays: (country) => WORKING_WEEKENDS.has(country),
  };
}

/** The library has the names of countries in their own languages, and few in others: Intl (CLDR) has them in all. */
function inLanguage(names: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return Object.fromEntries(Object.entries(names).map(([code, name]) => [code, display.of(code) ?? name]));
}
