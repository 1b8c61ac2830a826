import type { Unit } from '../kpi/kpi.ts';
import type { KpiId, TeamId, WorkspaceId } from '../names.ts';
import type { CheckIn, Goal } from './goal.ts';

/** A value of a KPI with what it was computed from. Values are appended and never changed. */
export type IndicatorValue = Pick<CheckIn, 'id' | 'value' | 'inputs' | 'by' | 'at' | 'on' | 'corrects'>;

/**
 * A KPI by itself: what is counted, whatever is wanted of it and by when. Goals stand on it and end; it goes on. What is
 * said while a goal stands on it is said of the goal, so its values are those of its goals together with its own.
 */
export interface Indicator {
  readonly id: KpiId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly name: string;
  readonly definition?: string;
  readonly unit: Unit;
  /** The calculator that values come from; absent where they are typed in. */
  readonly calculator?: string;
  /** Where the number is found. */
  readonly source?: string;
  /** Said while no goal stood on it, in the order in which they were said. */
  readonly values: readonly IndicatorValue[];
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

/** What a KPI holds of values of its own at the most; more are refused. */
export const MAX_INDICATOR_VALUES = 1000;

/** The KPI of a goal that has none of its own yet: it is called as the goal is. */
export function indicatorOf(goal: Goal, id: KpiId): Indicator {
  const { workspace, team, title: name, kpi, calculator } = goal;
  return { id, workspace, team, name, unit: kpi.unit, ...(calculator && { calculator }), values: [], version: 1 };
}

/** What a KPI is counted in: as its goals count, all in one unit. One that stands on it alone may have changed that. */
export function unitOf(kpi: Indicator, goals: readonly Pick<Goal, 'kpi'>[]): Unit {
  return goals[0]?.kpi.unit ?? kpi.unit;
}

/** Every value of a KPI, whichever goal it was said of, once each, in the order in which they were said. */
export function valuesOf(own: readonly IndicatorValue[], goals: readonly Pick<Goal, 'checkIns'>[]): IndicatorValue[] {
  const all = [...own, ...goals.flatMap(({ checkIns }) => checkIns)];
  return [...new Map(all.map((value) => [value.id, value])).values()].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1),
  );
}
