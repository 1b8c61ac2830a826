import { fold } from '../search.ts';

/** English and German, short and long, as they are folded for a search: `März` is `marz`, and `maerz` where keys are missing. */
const MONTHS: readonly string[] = [
  'january jan januar janner jaenner',
  'february feb februar feber',
  'march mar marz maerz mrz',
  'april apr',
  'may mai',
  'june jun juni',
  'july jul juli',
  'august aug',
  'september sep sept',
  'october oct oktober okt',
  'november nov',
  'december dec dezember dez',
];
const BY_NAME: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The month (1-12) that a word names, in English or German; undefined where it names none. */
export function monthNamed(word: string): number | undefined {
  return BY_NAME.get(fold(word));
}
