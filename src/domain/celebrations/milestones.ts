import type { Goal } from '../goal/goal.ts';
import { daysOf } from '../history/series.ts';
import { isJourney, type JourneyKpi } from '../kpi/kpi.ts';
import { sameUnit } from '../kpi/unit.ts';
import type { CheckInId } from '../names.ts';
import { reaches } from '../progress/progress.ts';
import type { Reached } from './notices.ts';

/** Something that was reached, and the check-in that did. */
export interface Celebration {
  readonly checkIn: CheckInId;
  readonly reached: Reached;
}

/**
 * Every mark of a journey that a value reached, in the order of the journey, with the first check-in that did, by the
 * days that values are of. A mark that was reached once stays so, whatever the value does later.
 */
export function marksReached(goal: Goal): Celebration[] {
  const { kpi } = goal;
  if (!isJourney(kpi)) return [];
  const days = daysOf(goal.checkIns);
  return marksOf(goal, kpi).flatMap((reached) => {
    const first = days.find(({ value }) => reaches(kpi, value, reached.value));
    return first === undefined ? [] : [{ checkIn: first.id, reached }];
  });
}

/** Milestones, target and stretch target, in the order of the journey. */
function marksOf(goal: Goal, kpi: JourneyKpi): Reached[] {
  const about = { unit: kpi.unit, title: goal.title, goal: goal.id, owner: goal.owner };
  const onward = kpi.direction === 'increase' ? 1 : -1;
  const milestones = goal.milestones
    .toSorted((one, other) => onward * (one.value - other.value))
    .map(({ id, value, title }): Reached => {
      return { what: 'milestone', key: id, value, ...about, ...(title !== undefined && { milestone: title }) };
    });
  const end = (what: 'target' | 'stretch', value: number): Reached => {
    return { what, key: keyOfEnd(goal, kpi, what), value, ...about };
  };
  const target = end('target', kpi.target);
  return [...milestones, target, ...(kpi.stretch === undefined ? [] : [end('stretch', kpi.stretch)])];
}

/**
 * A target that was changed is another event: what was celebrated of the one before stays as it was told. The first one
 * of a goal has the plain name.
 */
function keyOfEnd({ changes = [] }: Goal, kpi: JourneyKpi, what: 'target' | 'stretch'): string {
  const kpis = [...changes.flatMap(({ was }) => was.kpi ?? []), kpi];
  const first = kpis.filter(isJourney).find((one) => one[what] !== undefined);
  const isFirst = first === undefined || (first[what] === kpi[what] && sameUnit(first.unit, kpi.unit));
  return isFirst ? what : `${what}:${kpi[what]}:${kpi.unit.kind}`;
}
