import type { Goal } from '../goal/goal.ts';
import { latestTwo } from '../history/series.ts';
import { keepsBound } from '../kpi/bound.ts';
import { isJourney, type JourneyKpi, type Kpi } from '../kpi/kpi.ts';
import { shareOfWay } from '../kpi/numbers.ts';
import { shareKept } from './periods-kept.ts';

/** The last step of twelve decimals before the whole. */
const JUST_SHORT = 1 - 1e-12;

/**
 * The way made from baseline to target: `(value - baseline) / (target - baseline)`, to 12 decimals. 0 at the baseline,
 * 1 at the target, above 1 beyond it, below 0 where it regressed. The same formula holds for decreasing KPIs and for
 * baselines at or below zero, since numerator and denominator change their sign together.
 *
 * A value that falls short by less than that is still short of the whole.
 */
export function journeyProgress(kpi: JourneyKpi, value: number): number {
  const share = shareOfWay(kpi.baseline, kpi.target, value);
  return share >= 1 && !reaches(kpi, value, kpi.target) ? JUST_SHORT : share;
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
 * The progress of a goal: of its latest value on the journey, or the share of months that kept the bound. Undefined
 * where nothing was said yet.
 */
export function goalProgress(goal: Pick<Goal, 'kpi' | 'checkIns'>): number | undefined {
  return progressAt(goal, latestTwo(goal.checkIns)[0]);
}

/** As {@link goalProgress}, where the latest check-in is known. */
export function progressAt(
  { kpi, checkIns }: Pick<Goal, 'kpi' | 'checkIns'>,
  latest: { readonly value: number } | undefined,
): number | undefined {
  if (latest === undefined) return undefined;
  return isJourney(kpi) ? journeyProgress(kpi, latest.value) : shareKept(kpi, checkIns);
}
