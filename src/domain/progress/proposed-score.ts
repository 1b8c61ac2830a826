import type { Goal, GoalEnd } from '../goal/goal.ts';
import { latestTwo } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import { periodsOf } from './periods-kept.ts';
import { meetsTarget, progressAt } from './progress.ts';

/** Steps from nothing to the whole. */
export const SCORE_STEPS = 10;

/** What the values of a goal say that it came to, and why. */
export interface ProposedScore {
  /** From 0 to 1, in tenths. The whole is proposed where nothing is missing from it, and never by rounding. */
  readonly score: number;
  readonly end: Extract<GoalEnd, 'achieved' | 'missed'>;
  /** The way that was made of a journey, or how many months of a bound were kept. */
  readonly basis:
    | { readonly code: 'way'; readonly progress: number }
    | { readonly code: 'kept'; readonly kept: number; readonly months: number };
}

/** The score that follows from a goal's values; undefined where there is none. */
export function proposedScore(goal: Pick<Goal, 'kpi' | 'checkIns'>): ProposedScore | undefined {
  const { kpi, checkIns } = goal;
  const [latest] = latestTwo(checkIns);
  const progress = progressAt(goal, latest);
  if (latest === undefined || progress === undefined) return undefined;
  const end = meetsTarget(kpi, latest.value) ? 'achieved' : 'missed';
  const score = inTenths(progress);
  if (isJourney(kpi)) return { score, end, basis: { code: 'way', progress } };
  const periods = periodsOf(kpi, checkIns);
  return {
    score,
    end,
    basis: { code: 'kept', kept: periods.filter(({ kept }) => kept).length, months: periods.length },
  };
}

/** A share as a score: to the nearest tenth, and the whole for the whole alone. */
function inTenths(share: number): number {
  const step = Math.round(Math.max(0, share) * SCORE_STEPS);
  return Math.min(step, share >= 1 ? SCORE_STEPS : SCORE_STEPS - 1) / SCORE_STEPS;
}
