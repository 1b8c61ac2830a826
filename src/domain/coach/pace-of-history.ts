import type { JourneyKpi } from '../kpi/kpi.ts';
import { tidy } from '../kpi/numbers.ts';
import { MAX_VALUES } from '../progress/forecast.ts';
import { theilSen } from '../progress/theil-sen.ts';
import { dayNumber } from '../time/day-number.ts';
import type { Remark } from './finding.ts';
import type { CoachContext, Sketch } from './sketch.ts';

type Found = Extract<
  Remark,
  { code: 'within-reach' | 'ambitious' | 'too-steep' | 'against-trend' | 'too-easy' | 'reached-already' }
>;

/** The mean length of a month of the Gregorian calendar, in days. */
export const DAYS_A_MONTH = 30.436875;
/** A target asks for too much where twice the better end of the pace would not reach it. */
const MAX_TIMES_THE_BEST = 2;
/** Within a tenth of what the pace gives a target is rounded, and neither lazy nor bold. */
const ROUNDING = 0.1;
/** A value of so many days ago is where the number stands today; an older one says nothing of the time since. */
const FRESH_DAYS = 45;

/**
 * Holds the pace that a target asks for against the history: the Theil-Sen trend and the ends of its 80 % interval
 * (ADR 7). Undefined where there is no time left to compare in, or nothing left to reach.
 */
export function againstHistory(
  { due, start, running, unit }: Sketch,
  kpi: JourneyKpi,
  { series, today }: CoachContext,
): Found | undefined {
  const recent = series.slice(-MAX_VALUES);
  const [first, last] = [recent[0], recent.at(-1)];
  if (due === undefined || first === undefined || last === undefined) return undefined;
  const onward = kpi.direction === 'increase' ? 1 : -1;
  const now = dayNumber(today > start ? today : start);
  const since = dayNumber(last.on);
  const left = dayNumber(due) - (now - since <= FRESH_DAYS ? Math.min(since, now) : now);
  const from = onward * (running ? last.value : kpi.baseline);
  const way = onward * kpi.target - from;
  if (left <= 0 || way <= 0) return undefined;

  const days = new Float64Array(recent.map(({ on }) => dayNumber(on)));
  const trend = theilSen(days, new Float64Array(recent.map(({ value }) => onward * value)));
  const monthly = (perDay: number) => tidy(perDay * DAYS_A_MONTH);
  const pace = { needed: monthly(way / left), seen: monthly(trend.slope), unit };
  if (trend.high <= 0) return { code: 'against-trend', ...pace };
  if (way > MAX_TIMES_THE_BEST * trend.high * left) return { code: 'too-steep', ...pace };
  if (way > (1 + ROUNDING) * trend.high * left) return { code: 'ambitious', ...pace };
  // A trend is carried on no longer than it was seen, here as in a proposal.
  const carried = Math.min(left, dayNumber(last.on) - dayNumber(first.on));
  if (way < (1 - ROUNDING) * trend.low * carried) {
    return { code: 'too-easy', arrives: tidy(onward * (from + trend.slope * carried)), unit };
  }
  return { code: 'within-reach', ...pace };
}
