import { limitsOfValue } from '../goal/value-limits.ts';
import type { JourneyKpi } from '../kpi/kpi.ts';
import { clamp, tidy } from '../kpi/numbers.ts';
import { decimalsFor } from '../kpi/precision.ts';
import { MAX_VALUES } from '../progress/forecast.ts';
import { outlookOf } from '../progress/outlook.ts';
import { reaches } from '../progress/progress.ts';
import { theilSen } from '../progress/theil-sen.ts';
import { dayNumber } from '../time/day-number.ts';
import type { Remark } from './finding.ts';
import type { CoachContext, Sketch } from './sketch.ts';

type Found = Extract<
  Remark,
  { code: 'within-reach' | 'ambitious' | 'too-steep' | 'against-trend' | 'not-moving' | 'too-easy' | 'reached-already' }
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
export function againstHistory(sketch: Sketch, kpi: JourneyKpi, { series, today }: CoachContext): Found | undefined {
  const { due, start, running, unit } = sketch;
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
  const decimals = decimalsFor(
    kpi,
    recent.map(({ value }) => value),
  );
  const pace = { needed: monthly(way / left), seen: monthly(trend.slope), decimals, unit };
  if (trend.high <= 0) return pace.seen === 0 ? stillOf(pace) : { code: 'against-trend', ...pace };
  if (way > MAX_TIMES_THE_BEST * trend.high * left) return { code: 'too-steep', ...pace };
  if (way > (1 + ROUNDING) * trend.high * left) return { code: 'ambitious', ...pace };
  const easy = tooEasy(sketch, kpi, trend, { left, from }, { series: recent, today });
  return easy === undefined ? { code: 'within-reach', ...pace } : { code: 'too-easy', arrives: easy, decimals, unit };
}

interface Way {
  readonly left: number;
  readonly from: number;
}

/** Where it gets to without any effort, where that is well beyond the target; a trend is carried on no longer than it was seen. */
function tooEasy(
  sketch: Sketch,
  kpi: JourneyKpi,
  trend: { readonly slope: number; readonly low: number },
  { left, from }: Way,
  known: Pick<CoachContext, 'series' | 'today'>,
): number | undefined {
  const onward = kpi.direction === 'increase' ? 1 : -1;
  const [first, last] = [known.series[0], known.series.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const carried = Math.min(left, dayNumber(last.on) - dayNumber(first.on));
  if (onward * kpi.target - from >= (1 - ROUNDING) * trend.low * carried) return undefined;
  return arrivesAt(sketch, kpi, tidy(onward * (from + trend.slope * carried)), known);
}

function stillOf({ needed, decimals, unit }: Omit<Extract<Found, { code: 'not-moving' }>, 'code'>): Found {
  return { code: 'not-moving', needed, decimals, unit };
}

/**
 * Where the number gets to without any effort, within what it can be. Of a goal that runs its forecast says so, so that
 * there is one number alone; undefined where it says nothing, or nothing so easy.
 */
function arrivesAt(
  { running, category, calculator, due, start }: Sketch,
  kpi: JourneyKpi,
  carried: number,
  { series, today }: Pick<CoachContext, 'series' | 'today'>,
): number | undefined {
  const goal = { kpi, category, ...(calculator !== undefined && { calculator }) };
  if (!running) {
    const { min, max } = limitsOfValue(goal);
    return clamp(carried, min, max);
  }
  const outlook = due === undefined ? undefined : outlookOf({ ...goal, start, due }, series, today);
  return outlook?.known && reaches(kpi, outlook.value, kpi.target) ? outlook.value : undefined;
}
