import { type DayOrder, dayReadings } from './day-readings.ts';
import { type DecimalMark, numberReadings } from './number-readings.ts';

/** A cell that shows something, and the line that it is in. */
export interface Sight {
  readonly line: number;
  readonly text: string;
}

/**
 * What the cells of a file show of how it was written. A cell that reads as one thing only decides; one that reads as two
 * is `unclear`. Each the first that there was.
 */
export interface Evidence {
  readonly numbers: { readonly [Mark in DecimalMark | 'unclear']?: Sight };
  readonly days: { readonly [Order in DayOrder | 'unclear']?: Sight };
}

export const NO_EVIDENCE: Evidence = { numbers: {}, days: {} };

/** What a file was written with: decided by its cells, or by a person; or what only a person can decide. */
export type Decided<Choice extends string> =
  | { readonly by: 'cells'; readonly choice: Choice; readonly sight?: Sight }
  | { readonly by: 'person'; readonly choice: Choice }
  | { readonly by: 'nobody'; readonly sight: Sight }
  | { readonly by: 'conflict'; readonly sights: readonly [Sight, Sight] };

export function withNumber(evidence: Evidence, sight: Sight): Evidence {
  const { dot, comma } = numberReadings(sight.text);
  const shown = shownBy(dot, comma, ['dot', 'comma'] as const);
  if (shown === undefined || evidence.numbers[shown] !== undefined) return evidence;
  return { ...evidence, numbers: { ...evidence.numbers, [shown]: sight } };
}

export function withDay(evidence: Evidence, sight: Sight): Evidence {
  const readings = dayReadings(sight.text);
  const shown = shownBy(readings['day-first'], readings['month-first'], ['day-first', 'month-first'] as const);
  if (shown === undefined || evidence.days[shown] !== undefined) return evidence;
  return { ...evidence, days: { ...evidence.days, [shown]: sight } };
}

/** Nothing where both readings are the same, or there is none. */
function shownBy<Value, One extends string, Other extends string>(
  first: Value | undefined,
  second: Value | undefined,
  [one, other]: readonly [One, Other],
): One | Other | 'unclear' | undefined {
  if (first === second) return undefined;
  if (first === undefined) return other;
  return second === undefined ? one : 'unclear';
}

export const decimalMark = ({ numbers }: Evidence, given?: DecimalMark): Decided<DecimalMark> =>
  decide(numbers, ['dot', 'comma'], given);

export const dayOrder = ({ days }: Evidence, given?: DayOrder): Decided<DayOrder> =>
  decide(days, ['day-first', 'month-first'], given);

function decide<Choice extends string>(
  sights: { readonly [Key in Choice | 'unclear']?: Sight },
  [one, other]: readonly [Choice, Choice],
  given: Choice | undefined,
): Decided<Choice> {
  if (given !== undefined) return { by: 'person', choice: given };
  const [first, second, unclear] = [sights[one], sights[other], sights.unclear];
  if (first !== undefined && second !== undefined) return { by: 'conflict', sights: [first, second] };
  if (first !== undefined) return { by: 'cells', choice: one, sight: first };
  if (second !== undefined) return { by: 'cells', choice: other, sight: second };
  // Where no cell depends on it, either will do.
  return unclear === undefined ? { by: 'cells', choice: one } : { by: 'nobody', sight: unclear };
}
