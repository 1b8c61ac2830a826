import type { Goal } from '../goal/goal.ts';
import { daysOf } from '../history/series.ts';
import { isJourney, type JourneyKpi } from '../kpi/kpi.ts';
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
  const target: Reached = { what: 'target', key: 'target', value: kpi.target, ...about };
  if (kpi.stretch === undefined) return [...milestones, target];
  return [...milestones, target, { what: 'stretch', key: 'stretch', value: kpi.stretch, ...about }];
}
