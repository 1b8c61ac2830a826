import { setImmediate as aTurn } from 'node:timers/promises';
import type Calendar from 'date-holidays';
import { LRUCache } from 'lru-cache';
import type { Language } from './domain/language.ts';
import type { LocalDate } from './domain/names.ts';
import type { HolidayRegion } from './domain/team/team.ts';
import { addDays } from './domain/time/local-date.ts';
import type { Holidays, Place } from './ports/ports.ts';

/** Years of regions that are remembered: two hundred teams in as many regions, the year before and two to come, twice. */
const MOST_YEARS = 1600;
const DAY_MS = 86_400_000;
/** A holiday that takes less of a day than this leaves it a working day: an afternoon off is none. */
const WHOLE_DAY = 0.75;
/** The longest public holiday is a week or two; a mistake among the rules ends here. */
const LONGEST_DAYS = 31;

/**
 * Public holidays as the library date-holidays knows them, by the local calendar of the country, substitute days
 * included. Its rules weigh 24 MB, so it is loaded when the first team asks for them. What is no public holiday by law
 * (`bank`, `optional`, `school`, `observance`) is a working day.
 */
export function createHolidays(): Holidays {
  let loading: Promise<typeof Calendar> | undefined;
  let inZones: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  const years = new LRUCache<string, ReadonlyMap<LocalDate, string>>({ max: MOST_YEARS });
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
    of: async ({ country, region }, year, language = 'en') => {
      const key = `${country}|${region ?? ''}|${year}|${language}`;
      const known = years.get(key);
      if (known !== undefined) return known;
      const place = { country, ...(region !== undefined && { region }) };
      const found = daysOf(await library(), place, year, language);
      years.set(key, found);
      return found;
    },
    countries: async (language = 'en') => {
      const names = new (await library())().getCountries('en');
      return places(language === 'en' ? names : inLanguage(names, language), language);
    },
    countryOf: async (zone) => {
      inZones ??= library().then(countriesByZone);
      const [country, ...others] = (await inZones).get(zone) ?? [];
      return others.length === 0 ? country : undefined;
    },
    regions: async (country, language = 'en') => {
      return places(new (await library())().getStates(country, language), language);
    },
  };
}

/** The library has the names of countries in their own languages, and few in others: Intl (CLDR) has them in all. */
function inLanguage(names: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return Object.fromEntries(Object.entries(names).map(([code, name]) => [code, display.of(code) ?? name]));
}

/** Reads every country once, which takes a third of a second: others have their turn in between. */
async function countriesByZone(Library: typeof Calendar): Promise<ReadonlyMap<string, readonly string[]>> {
  const zones = new Map<string, string[]>();
  for (const country of Object.keys(new Library().getCountries())) {
    for (const zone of new Library(country).getTimezones() ?? []) {
      zones.set(zone, [...(zones.get(zone) ?? []), country]);
    }
    await aTurn();
  }
  return zones;
}

function daysOf(
  Library: typeof Calendar,
  { country, region }: HolidayRegion,
  year: number,
  language: Language,
): ReadonlyMap<LocalDate, string> {
  const options = { types: ['public' as const], languages: [...new Set([language, 'en'])] };
  const calendar = region === undefined ? new Library(country, options) : new Library(country, region, options);
  const days = new Map<LocalDate, string>();
  for (const { date, start, end, name } of calendar.getHolidays(year) ?? []) {
    // `start` and `end` are instants in a zone; the text is the country's own day, also where it begins at sunset.
    const first = date.slice(0, 'YYYY-MM-DD'.length);
    const length = (end.getTime() - start.getTime()) / DAY_MS;
    if (length < WHOLE_DAY) continue;
    for (let more = 0; more < Math.min(Math.round(length), LONGEST_DAYS); more += 1) {
      const day = addDays(first, more);
      if (!days.has(day)) days.set(day, name);
    }
  }
  return days;
}
