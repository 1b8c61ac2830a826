import type { CheckIn, Goal } from '../goal/goal.ts';
import { byDay, seriesOf } from '../history/series.ts';
import { counting } from '../history/versions.ts';
import { marksOf, type Unit } from '../kpi/kpi.ts';
import { difference } from '../kpi/numbers.ts';
import type { LocalDate, UserId } from '../names.ts';

/** A jump is asked about where it leads out of all that is known by more than so many times its width ... */
const WIDTHS = 2;
/** ... or so many for a goal with fewer values than this, of which little is known ... */
const WIDTHS_OF_NEW = 3;
const FEW_VALUES = 3;
/** ... and by more than this share of the largest known value, so that a steady KPI may move. */
const SHARE = 0.25;
/** A factor is named where it is as near to a power of ten as this: 830 after 84.3 is, 700 is not. */
const NEAR_DECADE = 0.1;
const FURTHEST_DECADE = 6;
/** The bounds of what is counted in a unit, where everything known of a goal keeps them. */
const BOUNDS: Readonly<Partial<Record<Unit['kind'], readonly [low: number, high: number]>>> = {
  percent: [0, 100],
  score: [-100, 100],
};

/** Why a value may be a slip of the finger. `factor` is a power of ten: 10 for ten times the last value, 0.1 for a tenth. */
export type Doubt =
  | { readonly code: 'factor'; readonly factor: number; readonly last: number }
  | { readonly code: 'sign'; readonly last: number }
  | { readonly code: 'outside'; readonly low: number; readonly high: number }
  | { readonly code: 'negative' }
  /** Everything known lies between these two. */
  | { readonly code: 'far'; readonly low: number; readonly high: number };

/** Why a value is asked about: it looks mistyped, or somebody else said something while it was typed. */
export type Question = Doubt | Meanwhile;

/** What somebody else said of the same day or a later one since the form was opened. */
export interface Meanwhile {
  readonly code: 'meanwhile';
  readonly by: UserId;
  readonly last: number;
  readonly on: LocalDate;
}

/**
 * What came in since a form was opened and is of the day of what was typed into it, or of a later one: of several the
 * latest. A correction is not asked about, as it says itself in whose place it is to count.
 */
export function enteredMeanwhile(
  { checkIns }: Pick<Goal, 'checkIns'>,
  { by, on, corrects }: Pick<CheckIn, 'by' | 'on' | 'corrects'>,
  since: Date | undefined,
): Meanwhile | undefined {
  if (since === undefined || corrects !== undefined) return undefined;
  const newer = counting(checkIns).filter((one) => one.at > since && one.by !== by && one.on >= on);
  const last = newer.toSorted(byDay).at(-1);
  return last && { code: 'meanwhile', by: last.by, last: last.value, on: last.on };
}

/**
 * Whether a value looks mistyped, held against everything that is known of its goal: its values, baseline, target and
 * stretch target. What lies between these is never doubted. Beyond them it is where it leaves the bounds of its unit,
 * or where it lies further out than twice their whole width and a quarter of the largest of them; a power of ten and a
 * changed sign are named. Undefined where there is nothing to ask.
 */
export function doubtOf(goal: Pick<Goal, 'kpi' | 'checkIns'>, value: number): Doubt | undefined {
  const values = seriesOf(goal.checkIns).map((day) => day.value);
  const known = [...values, ...marksOf(goal.kpi)];
  // One number is no range that a value could be far from.
  if (new Set(known).size === 1 && values.length === 0)
    return outsideOf(goal.kpi.unit, value, spanOf(known), undefined);
  const [low, high] = spanOf(known);
  if (value >= low && value <= high) return undefined;
  const beyond = value > high ? difference(high, value) : difference(value, low);
  const last = values.at(-1);
  const outside = outsideOf(goal.kpi.unit, value, [low, high], last);
  if (outside !== undefined) return outside;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const widths = values.length < FEW_VALUES ? WIDTHS_OF_NEW : WIDTHS;
  if (beyond <= widths * difference(low, high) || beyond <= SHARE * largest) return undefined;
  return namedJump(value, last, [low, high]);
}

type Span = readonly [low: number, high: number];

function spanOf(known: readonly number[]): Span {
  return [Math.min(...known), Math.max(...known)];
}

function outsideOf(unit: Unit, value: number, [low, high]: Span, last: number | undefined): Doubt | undefined {
  if (unit.kind === 'duration') return value < 0 && low >= 0 ? { code: 'negative' } : undefined;
  const bounds = BOUNDS[unit.kind];
  if (bounds === undefined || low < bounds[0] || high > bounds[1]) return undefined;
  // A rate of 101 % may be real.
  if (isNearlyInside(value, bounds)) return undefined;
  return decadeOf(value, last) ?? { code: 'outside', low: bounds[0], high: bounds[1] };
}

function isNearlyInside(value: number, [low, high]: Span): boolean {
  const room = SHARE * Math.max(Math.abs(low), Math.abs(high));
  return value >= low - (low < 0 ? room : 0) && value <= high + room;
}

function namedJump(value: number, last: number | undefined, [low, high]: Span): Doubt {
  if (last !== undefined && last !== 0 && value === -last) return { code: 'sign', last };
  return decadeOf(value, last) ?? { code: 'far', low, high };
}

function decadeOf(value: number, last: number | undefined): Extract<Doubt, { code: 'factor' }> | undefined {
  if (last === undefined || last === 0 || value === 0 || value > 0 !== last > 0) return undefined;
  const power = Math.log10(value / last);
  const whole = Math.round(power);
  if (whole === 0 || Math.abs(whole) > FURTHEST_DECADE || Math.abs(power - whole) > NEAR_DECADE) return undefined;
  return { code: 'factor', factor: 10 ** whole, last };
}
