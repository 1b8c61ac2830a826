import type { Goal } from './goal.ts';
import { type BoundKpi, isJourney, type JourneyKpi, type Kpi, type RangeKpi } from './kpi.ts';
import { tidy } from './numbers.ts';

/**
 * The way made from baseline to target: `(value - baseline) / (target - baseline)`. 0 at the baseline, 1 at the target,
 * above 1 beyond it, below 0 where it regressed. The same formula holds for decreasing KPIs and for baselines at or
 * below zero, since numerator and denominator change their sign together.
 */
export function journeyProgress(kpi: JourneyKpi, value: number): number {
  return tidy((value - kpi.baseline) / (kpi.target - kpi.baseline));
}

/** Whether a value keeps the bound. Bounds are inclusive. */
export function keepsBound(kpi: BoundKpi | RangeKpi, value: number): boolean {
  if (kpi.direction === 'within-range') return value >= kpi.low && value <= kpi.high;
  return kpi.direction === 'at-least' ? value >= kpi.target : value <= kpi.target;
}

/** Whether a value is at the given mark or beyond it, in the direction of the KPI. */
export function reaches(kpi: JourneyKpi, value: number, mark: number): boolean {
  return kpi.direction === 'increase' ? value >= mark : value <= mark;
}

/** Whether the target, or the bound, is met by a value. */
export function meetsTarget(kpi: Kpi, value: number): boolean {
  return isJourney(kpi) ? reaches(kpi, value, kpi.target) : keepsBound(kpi, value);
}

/**
 * The progress of a goal: of its last value on the journey, or the share of check-ins that kept the bound. Undefined
 * where nothing was said yet.
 */
export function goalProgress(goal: Pick<Goal, 'kpi' | 'checkIns'>): number | undefined {
  const { kpi, checkIns } = goal;
  const latest = checkIns.at(-1);
  if (latest === undefined) return undefined;
  if (isJourney(kpi)) return journeyProgress(kpi, latest.value);
  return tidy(checkIns.filter((checkIn) => keepsBound(kpi, checkIn.value)).length / checkIns.length);
}
