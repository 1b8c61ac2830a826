import type { Goal } from '../../../../domain/goal/goal.ts';
import { latestCheckIn } from '../../../../domain/history/series.ts';
import { isJourney, type JourneyKpi, marksOf } from '../../../../domain/kpi/kpi.ts';
import { decimalsFor, isComputed, roundedBeside } from '../../../../domain/kpi/precision.ts';
import { reaches } from '../../../../domain/progress/progress.ts';
import type { Texts } from '../../../../text/index.ts';
import { NO_CLIENT } from './client-menu.ts';
import { boxOf } from './edit-values.ts';
import { type GoalValues, unitKey } from './goal-form-state.ts';
import { TEAM_CADENCE, TYPED_IN } from './goal-more.ts';

/** What the form of a goal is filled with that follows another one: it begins where that one stands. */
export function followingValues(goal: Goal, t: Texts): Partial<GoalValues> {
  const {
    title,
    team,
    category,
    owner,
    serves = '',
    parent = '',
    description = '',
    client,
    kpi,
    calculator,
    cadence,
    benchmark,
  } = goal;
  return {
    title,
    team,
    category,
    owner,
    serves,
    parent,
    description,
    // One that ended is in no menu of a new goal: the form then asks for another.
    client: client ?? NO_CLIENT,
    visibility: boxOf(goal),
    direction: kpi.direction,
    unit: unitKey(kpi.unit),
    calculator: calculator ?? TYPED_IN,
    cadence: cadence ?? TEAM_CADENCE,
    benchmark: benchmark === undefined ? '' : t.format.typed(benchmark.value),
    benchmarkSource: benchmark?.source ?? '',
    ...numbersOf(goal, t),
  };
}

function numbersOf(goal: Goal, { format }: Texts): Partial<GoalValues> {
  const { kpi } = goal;
  if (isJourney(kpi)) return journeyOf(goal, kpi, format);
  if (kpi.direction === 'within-range') return { low: format.typed(kpi.low), high: format.typed(kpi.high) };
  return { target: format.typed(kpi.target) };
}

/** From the present value on, to what is still beyond it: the target, else the stretch target. */
function journeyOf(goal: Goal, kpi: JourneyKpi, format: Texts['format']): Partial<GoalValues> {
  const baseline = presentOf(goal, kpi);
  const isBeyond = (mark: number) => !reaches(kpi, baseline, mark);
  const marks = [kpi.target, ...(kpi.stretch === undefined ? [] : [kpi.stretch])].filter(isBeyond);
  const [target, stretch] = marks.map(format.typed);
  const milestones = goal.milestones
    .map(({ value }) => value)
    .filter((value) => isBeyond(value) && target !== undefined);
  return {
    baseline: format.typed(baseline),
    target: target ?? '',
    stretch: stretch ?? '',
    milestones: milestones.map(format.typed).join('; '),
  };
}

/** The last value as it is told: one that was computed begins the next goal with decimals that a person would type. */
function presentOf(goal: Goal, kpi: JourneyKpi): number {
  const value = latestCheckIn(goal)?.value ?? kpi.baseline;
  return isComputed(value) ? roundedBeside(value, decimalsFor(kpi, [value]), marksOf(kpi)) : value;
}
