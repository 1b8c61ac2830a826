import type { Language } from '../domain/language.ts';
import type { Zone } from '../domain/names.ts';
import type { HolidayDay, Place } from '../domain/team/holiday.ts';
import type { HolidayRegion } from '../domain/team/team.ts';

/** On which days the law gives people off. Names are in English where no language is asked for, or theirs is not known. */
export interface Holidays {
  /** A year's named days in their order; none where nothing is known of the place. */
  days(where: HolidayRegion, year: number, language?: Language): Promise<readonly HolidayDay[]>;
  /** The countries whose holidays are known, by name. */
  countries(language?: Language): Promise<readonly Place[]>;
  /** The regions of a country that have holidays of their own, by name. */
  regions(country: string, language?: Language): Promise<readonly Place[]>;
  /** The places of a region that have holidays of their own, by name. */
  places(country: string, region: string, language?: Language): Promise<readonly Place[]>;
  /** The country that has most of the people who live by a zone; undefined where its holidays are not known. */
  countryOf(zone: Zone): Promise<string | undefined>;
  /** Whether a country works on weekends to make up for days off: which ones is not known. */
  movesWorkingDays(country: string): boolean;
}
