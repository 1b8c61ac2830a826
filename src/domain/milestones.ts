import type { Goal } from './goal.ts';
import { isJourney, type JourneyKpi } from './kpi.ts';
import type { CheckInId } from './names.ts';
import type { Reached } from './notice.ts';
import { reaches } from './progress.ts';

/**
 * What each check-in reached for the first time, at most one mark: of several, the furthest. A pure reading of the
 * history: a mark that was reached once is not reached again, whatever the value does in between.
 */
export function reachedBy(goal: Goal): ReadonlyMap<CheckInId, Reached> {
  const { kpi } = goal;
  const reached = new Map<CheckInId, Reached>();
  if (!isJourney(kpi)) return reached;
  let ahead = marksOf(goal, kpi);
  for (const { id, value } of goal.checkIns) {
    const furthest = ahead.findLast((mark) => reaches(kpi, value, mark.value));
    if (furthest === undefined) continue;
    reached.set(id, furthest);
    ahead = ahead.slice(ahead.indexOf(furthest) + 1);
  }
  return reached;
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
