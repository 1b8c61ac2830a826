import { tidy } from '../kpi/numbers.ts';
import { toDecimals } from '../kpi/precision.ts';
import type { LocalDate, UserId } from '../names.ts';
import type { Period } from '../time/periods.ts';
import { byFactor, FACTORS, type Factor, type Level } from './factors.ts';
import { type Place, placeOf } from './place.ts';
import { byTime, type GivenPulse, isGiven, type Pulse, standingPulses } from './pulse.ts';

/** From this difference between two scorers on, a mean hides more than it says, and both ends are shown. */
export const MIN_SPREAD = 2;

/** What the scorers of a quarter give one factor. */
export interface FactorPulse {
  readonly factor: Factor;
  /** From 1 to 5, in hundredths. */
  readonly mean: number;
  /** The lowest and the highest score, where they lie {@link MIN_SPREAD} apart or further. */
  readonly spread?: { readonly low: Level; readonly high: Level };
  readonly given: readonly { readonly by: UserId; readonly score: Level; readonly evidence: string }[];
}

/** What all who scored a client in a quarter come to. */
export interface QuarterPulse {
  readonly quarter: Period;
  /** The last day on which somebody scored it. */
  readonly on: LocalDate;
  /** In the order in which they scored it for the last time. */
  readonly scorers: readonly UserId[];
  /** In their order. */
  readonly factors: readonly FactorPulse[];
  /** The mean of the five factors, each counted once, in hundredths. */
  readonly whole: number;
  /** The lowest factor; of several, the one nearest to the transactional, as the others build on it. */
  readonly weakest: Factor;
  readonly place: Place;
}

/** What each quarter came to that somebody scored, the oldest first. The order of the pulses makes no difference. */
export function quarterPulses(pulses: readonly Pulse[]): QuarterPulse[] {
  const quarters = [...new Set(pulses.map(({ quarter }) => quarter.id))];
  return quarters
    .flatMap((id) => quarterPulse(pulses.filter(({ quarter }) => quarter.id === id)) ?? [])
    .toSorted((one, other) => (one.quarter.first < other.quarter.first ? -1 : 1));
}

/** What the pulses of one quarter come to; undefined where all were skipped. */
export function quarterPulse(pulses: readonly Pulse[]): QuarterPulse | undefined {
  const given = standingPulses(pulses).filter(isGiven).toSorted(byTime);
  const last = given.at(-1);
  if (last === undefined) return undefined;
  const factors = FACTORS.map((factor) => factorPulse(factor, given));
  const means = byFactor((factor) => factors.find((one) => one.factor === factor)?.mean ?? 0);
  return {
    quarter: last.quarter,
    on: last.on,
    scorers: given.map(({ by }) => by),
    factors,
    whole: meanOf(factors.map((one) => one.mean)),
    weakest: factors.reduce((least, one) => (one.mean < least.mean ? one : least)).factor,
    place: placeOf(means),
  };
}

function factorPulse(factor: Factor, pulses: readonly GivenPulse[]): FactorPulse {
  const given = pulses.map(({ by, scores }) => ({ by, ...scores[factor] }));
  const scores = given.map(({ score }) => score).toSorted();
  const [low = 1] = scores;
  const high = scores.at(-1) ?? low;
  return { factor, mean: meanOf(scores), ...(high - low >= MIN_SPREAD && { spread: { low, high } }), given };
}

function meanOf(values: readonly number[]): number {
  return toDecimals(tidy(values.reduce((sum, value) => sum + value, 0) / values.length), 2);
}

/** One factor of what a quarter came to. */
export function factorOf({ factors }: QuarterPulse, factor: Factor): FactorPulse {
  const found = factors.find((one) => one.factor === factor);
  if (found === undefined) throw new Error(`A pulse without ${factor}`);
  return found;
}
