/** What a holiday is called that the library does not know. */
export interface Named {
  readonly en: string;
  readonly de: string;
}

/** Holidays on a Saturday or Sunday give another day off: the nearest one that is none already, on that side. */
export interface StandIn {
  /** The rules of the holidays, in the library's grammar; every holiday where absent. */
  readonly of?: readonly string[];
  readonly saturday?: 'before' | 'after';
  readonly sunday?: 'after';
}

/**
 * Where the library date-holidays says something else than the law. Rules are in its grammar
 * (github.com/commenthol/date-holidays, docs/specification.md); years are inclusive, and open where `to` is absent.
 */
export interface Correction {
  /** ISO 3166: the country, and its regions where it is not about all of it. */
  readonly country: string;
  readonly regions?: readonly string[];
  readonly from: number;
  readonly to?: number;
  /** Rules of the library that are not the law. */
  readonly remove?: readonly string[];
  readonly add?: readonly { readonly rule: string; readonly name: Named }[];
  readonly standIn?: StandIn;
  /** The law, or the authority that publishes the days. */
  readonly source: string;
  /** What could not be checked, where the days are announced and the law for them was not found. */
  readonly unverified?: string;
}

/** Several days of one name. */
export function days(name: Named, ...rules: readonly string[]): { readonly rule: string; readonly name: Named }[] {
  return rules.map((rule) => ({ rule, name }));
}

export const DAY_OFF: Named = { en: 'Additional day off', de: 'Zusätzlicher freier Tag' };
export const LABOUR_DAY: Named = { en: 'Labour Day', de: 'Tag der Arbeit' };
export const NATIONAL_DAY: Named = { en: 'National Day', de: 'Nationalfeiertag' };
