import type { Correction } from './correction.ts';
import { CORRECTIONS_ASIA } from './corrections-asia.ts';
import { CORRECTIONS_ELSEWHERE } from './corrections-elsewhere.ts';
import { CORRECTIONS_EUROPE } from './corrections-europe.ts';

/** Every correction of the library date-holidays, by country. What the law could not be named for is not among them. */
export const CORRECTIONS: readonly Correction[] = [
  ...CORRECTIONS_ASIA,
  ...CORRECTIONS_ELSEWHERE,
  ...CORRECTIONS_EUROPE,
];

/** Countries that move working days to weekends, year by year: those weekends are not known here. */
export const WORKING_WEEKENDS: ReadonlySet<string> = new Set(['BY', 'CN', 'HU', 'LV', 'RU', 'VN']);

/** The corrections that hold in a place and year. */
export function correctionsFor(country: string, region: string | undefined, year: number): readonly Correction[] {
  return CORRECTIONS.filter(
    (one) =>
      one.country === country &&
      one.from <= year &&
      year <= (one.to ?? year) &&
      (one.regions === undefined || (region !== undefined && one.regions.includes(region))),
  );
}
