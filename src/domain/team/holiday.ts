import type { LocalDate } from '../names.ts';

/** A day of a country or region that has a name. */
export interface HolidayDay {
  readonly day: LocalDate;
  /** In the language of who reads it. */
  readonly name: string;
  /** Its English name, by which it is known every year; of a day that stands in for another, that one's. */
  readonly key: string;
  /** The law gives the day off; otherwise it is one on which hardly anybody works. */
  readonly byLaw: boolean;
  /** It depends on the sight of the moon, and may shift by a day. */
  readonly byMoon: boolean;
}

/**
 * Some days: one, one every year (`12-24`; 29 February in leap years alone), or a holiday by its `key`, whenever it is.
 */
export type DayRule = { readonly once: LocalDate } | { readonly everyYear: string } | { readonly holiday: string };

/** What a team does otherwise than its country. */
export interface OwnHolidays {
  /** Public holidays on which it works all the same. */
  readonly worked: readonly DayRule[];
  /** Days that it has off every year beside its public holidays. */
  readonly offEveryYear: readonly DayRule[];
}

const MONTH_DAY = 'YYYY-'.length;

/** Whether a day is one of those that rules mean. */
export function isMeant({ day, key }: Pick<HolidayDay, 'day' | 'key'>, rules: readonly DayRule[]): boolean {
  return rules.some((rule) => {
    if ('once' in rule) return rule.once === day;
    return 'everyYear' in rule ? rule.everyYear === day.slice(MONTH_DAY) : rule.holiday === key;
  });
}

/** Which of some days a team has off: what the law gives and it does not work on, and what it takes off by itself. */
export function daysTakenOff<Day extends HolidayDay>(
  days: readonly Day[],
  { worked, offEveryYear }: OwnHolidays,
): readonly Day[] {
  return days.filter((one) => (one.byLaw ? !isMeant(one, worked) : isMeant(one, offEveryYear)));
}

/** A country, a region of one or a place in a region, by its code and name. */
export interface Place {
  readonly code: string;
  /** In the language of who reads it, where it is known in that. */
  readonly name: string;
  /** Its other names: in the other languages that Goalpost speaks, and its own. */
  readonly alsoCalled?: readonly string[];
}

/** A day on which hardly anybody works, though it is no public holiday. */
export interface UsualDay {
  readonly key: string;
  readonly name: string;
  /** When it comes next. */
  readonly next: LocalDate;
}

/** A holiday that some regions of a country have, and the country as a whole does not. */
export interface AddedDay {
  readonly name: string;
  readonly next: LocalDate;
  /** By name. */
  readonly regions: readonly string[];
}

/** What there is to choose about holidays once a place is chosen, and what is not known about it. */
export interface HolidayChoices {
  readonly countries: readonly Place[];
  /** Regions of the chosen country that have holidays of their own. */
  readonly regions: readonly Place[];
  /** Places of the chosen region that have. */
  readonly places: readonly Place[];
  readonly usual: readonly UsualDay[];
  /** What the place's days are called, as a lead may type them. */
  readonly known: readonly HolidayDay[];
  /** Holidays of the next twelve months that may shift by a day, by name. */
  readonly byMoon: readonly string[];
  /** Weekends are worked to make up for days off, and which ones is not known. */
  readonly movesWorkingDays: boolean;
}
