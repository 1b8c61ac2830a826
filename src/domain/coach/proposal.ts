import type { DayValue } from '../history/series.ts';
import { type Direction, isUp } from '../kpi/kpi.ts';
import { clamp, tidy } from '../kpi/numbers.ts';
import { type Limits, rounder } from '../kpi/round-number.ts';
import type { LocalDate } from '../names.ts';
import { MAX_VALUES, MIN_VALUES } from '../progress/forecast.ts';
import { medianOf } from '../progress/selection.ts';
import { theilSen } from '../progress/theil-sen.ts';
import { dayNumber } from '../time/day-number.ts';

/** What a proposal is made from, so that it can be said in words and done again by hand. */
interface FromHistory {
  /** How many values, and of which days the first and the last one are. */
  readonly values: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Numbers for a goal that travels, from what the KPI did so far. */
export type JourneyProposal = FromHistory & {
  readonly kind: 'journey';
  /** Where the trend stands on the last day, rounded. */
  readonly baseline: number;
  readonly target: number;
  /** Absent where the best quarter of the periods did no better than the target. */
  readonly stretch?: number;
} & (
    | {
        /** The trend goes the right way: the target is where it leads. */
        readonly basis: 'trend';
        /** The median trend, and the pace that the best quarter of the periods reached, a day, towards the target. */
        readonly perDay: number;
        readonly bestPerDay: number;
        /** For how long the trend is carried on: no longer than it was seen. */
        readonly days: number;
      }
    /** It does not: the target is the value that the best quarter of the periods reached, the stretch target the best one. */
    | { readonly basis: 'best-quarter' }
  );

/** Bounds that three of four periods kept; for a range the middle half of the values. */
export type BoundProposal = FromHistory &
  (
    | { readonly kind: 'bound'; readonly target: number }
    | { readonly kind: 'range'; readonly low: number; readonly high: number }
  );

export type Proposal = JourneyProposal | BoundProposal;

export interface ProposalRequest {
  readonly direction: Direction;
  /** On which the goal is due. */
  readonly due: LocalDate;
  /** What values there can be. */
  readonly limits?: Limits;
}

const BEST_QUARTER = 0.75;

/**
 * Proposes the numbers of a goal from a history: the baseline is where the Theil-Sen trend stands on the last day with a
 * value, the target where the median trend leads by the due date, and the stretch target where the pace of the best
 * quarter of the periods would lead. A trend is carried on no longer than it was seen. Where it does not go towards the
 * target, the target is the value that the best quarter of the periods reached. Numbers are rounded to a hundredth of
 * the way or better, whole ones stay whole. ADR 9.
 *
 * Undefined below {@link MIN_VALUES} values, where the due date is not after the last one, and where the history
 * leaves nothing to reach.
 *
 * @param series one value a day, the earliest first; the latest {@link MAX_VALUES} count
 */
export function proposalOf(series: readonly DayValue[], request: ProposalRequest): Proposal | undefined {
  const recent = series.slice(-MAX_VALUES);
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || recent.length < MIN_VALUES || request.due <= last.on) {
    return undefined;
  }
  const from: FromHistory = { values: recent.length, first: first.on, last: last.on };
  const { direction } = request;
  if (direction === 'increase' || direction === 'decrease') return journey(recent, from, request);
  const values = recent.map(({ value }) => value);
  const round = rounder(values, spread(values), request.limits);
  if (direction === 'within-range') {
    const [low, high] = [round(quantile(values, 0.25)), round(quantile(values, 0.75))];
    return low < high ? { ...from, kind: 'range', low, high } : undefined;
  }
  return { ...from, kind: 'bound', target: round(quantile(values, direction === 'at-least' ? 0.25 : 0.75)) };
}

function journey(recent: readonly DayValue[], from: FromHistory, request: ProposalRequest): Proposal | undefined {
  // Seen towards the target: up is better for both directions.
  const onward = isUp(request.direction) ? 1 : -1;
  const days = recent.map(({ on }) => dayNumber(on));
  const values = recent.map(({ value }) => onward * value);
  const end = days.at(-1) ?? 0;
  const { slope } = theilSen(new Float64Array(days), new Float64Array(values));
  const present = medianOf(new Float64Array(values.map((value, index) => value + slope * (end - (days[index] ?? 0)))));
  const carried = Math.min(dayNumber(request.due) - end, end - (days[0] ?? 0));
  const bestPerDay = quantile(paces(days, values), BEST_QUARTER);
  const ahead =
    slope > 0
      ? { target: present + slope * carried, stretch: present + bestPerDay * carried }
      : { target: quantile(values, BEST_QUARTER), stretch: Math.max(...values) };
  const round = rounder(
    recent.map(({ value }) => value),
    ahead.target - present,
    request.limits,
  );
  const [baseline, target, stretch] = [present, ahead.target, ahead.stretch].map((value) => round(onward * value));
  if (baseline === undefined || target === undefined || stretch === undefined) return undefined;
  if (onward * (target - baseline) <= 0) return undefined;
  const numbers = { kind: 'journey', baseline, target, ...(onward * (stretch - target) > 0 && { stretch }) } as const;
  if (slope <= 0) return { ...from, ...numbers, basis: 'best-quarter' };
  const trend = { perDay: tidy(onward * slope), bestPerDay: tidy(onward * bestPerDay), days: carried };
  return { ...from, ...numbers, basis: 'trend', ...trend };
}

/** What each period brought a day. */
function paces(days: readonly number[], values: readonly number[]): number[] {
  return values
    .slice(1)
    .map((value, index) => (value - (values[index] ?? 0)) / ((days[index + 1] ?? 0) - (days[index] ?? 0)));
}

/** The value below which a share of the numbers lies, on a straight line between two of them (R. J. Hyndman, Y. Fan, 1996, type 7). */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = clamp(share, 0, 1) * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
