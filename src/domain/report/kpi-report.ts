import type { Goal } from '../goal/goal.ts';
import { type Indicator, unitOf, valuesOf } from '../goal/indicator.ts';
import { type DayValue, seriesOf } from '../history/series.ts';
import type { GoalId, TeamId } from '../names.ts';

/** A KPI of a team, its latest value, and the team's goals on it. */
export interface KpiLine {
  readonly kpi: Indicator;
  readonly latest?: DayValue;
  /** How many days have a value. */
  readonly days: number;
  readonly goals: readonly Pick<Goal, 'title' | 'state'>[];
  /** The active goal of which a value is said; absent where the KPI is watched without one. */
  readonly enteredFor?: GoalId;
}

/** What there is of a goal's KPI beside the goal. */
export interface KpiStory {
  /** Its values of the days up to that on which the goal began, the earliest first. */
  readonly before: readonly DayValue[];
  /** The other goals that run on it and that the person sees. */
  readonly alsoFor: readonly Pick<Goal, 'title'>[];
}

/** How a KPI stands, of all goals on it; the goals of other teams are not named. */
export function kpiLine(kpi: Indicator, team: TeamId, all: readonly Goal[]): KpiLine {
  const series = seriesOf(valuesOf(kpi.values, all));
  const latest = series.at(-1);
  const own = all.filter((goal) => goal.team === team);
  const active = [...own, ...all].find(({ state }) => state === 'active');
  return {
    kpi: { ...kpi, unit: unitOf(kpi, all) },
    ...(latest && { latest }),
    days: series.length,
    goals: own.map(({ title, state }) => ({ title, state })),
    ...(active && { enteredFor: active.id }),
  };
}

/** The curve goes on where one goal follows another: `others` are goals on the same KPI, `own` its own values. */
export function kpiStoryOf({ start }: Goal, own: Indicator['values'], others: readonly Goal[]): KpiStory {
  return {
    before: seriesOf(valuesOf(own, others)).filter(({ on }) => on <= start),
    alsoFor: others.filter(({ state }) => state === 'active'),
  };
}
