import { setImmediate as aTurn } from 'node:timers/promises';
import { getTimezone } from 'countries-and-timezones';
import type Calendar from 'date-holidays';
import { LRUCache } from 'lru-cache';
import { LANGUAGES, type Language } from './domain/language.ts';
import type { HolidayDay, Place } from './domain/team/holiday.ts';
import { WORKING_WEEKENDS } from './holidays/corrections.ts';
import { daysOf } from './holidays/days-of.ts';
import type { Holidays } from './ports/holidays.ts';

/** What places are called, by their codes. */
type Names = Readonly<Record<string, string>>;

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
  /** `namesIn`: in a language, or its own where there is none. */
  const places = (namesIn: (language?: Language) => Names | undefined, language: Language): Place[] => {
    const collator = new Intl.Collator(language);
    const others = [...LANGUAGES.filter((one) => one !== language), undefined].map((one) => namesIn(one) ?? {});
    return Object.entries(namesIn(language) ?? {})
      .map(([code, name]) => {
        // The library has a stray backslash before an apostrophe.
        const found = others.flatMap((names) => names[code]?.replaceAll('\\', '') ?? []);
        const alsoCalled = new Set(found.filter((other) => other !== name));
        return { code, name, ...(alsoCalled.size > 0 && { alsoCalled: [...alsoCalled] }) };
      })
      .toSorted((one, other) => collator.compare(one.name, other.name));
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
      const calendar = new (await library())();
      return places((one) => inLanguage(calendar.getCountries(one === undefined ? undefined : 'en'), one), language);
    },
    countryOf: async (zone) => {
      // IANA names the most populous country of a zone first (zone1970.tab); older and newer names are the same zone.
      const [country] = getTimezone(zone)?.countries ?? [];
      return country !== undefined && country in new (await library())().getCountries('en') ? country : undefined;
    },
    regions: async (country, language = 'en') => {
      const calendar = new (await library())();
      return places((one) => calendar.getStates(country, one), language);
    },
    places: async (country, region, language = 'en') => {
      const calendar = new (await library())();
      return places((one) => calendar.getRegions(country, region, one), language);
    },
    movesWorkingDays: (country) => WORKING_WEEKENDS.has(country),
  };
}

/** The library has the names of countries in their own languages, and few in others: Intl (CLDR) has them in all. */
function inLanguage(names: Names, language: Language | undefined): Names {
  if (language === undefined || language === 'en') return names;
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return Object.fromEntries(Object.entries(names).map(([code, name]) => [code, display.of(code) ?? name]));
}
