import type { CheckIn, Goal } from './goal.ts';
import { isJourney, type JourneyKpi } from './kpi.ts';
import type { Reached } from './notice.ts';
import { reaches } from './progress.ts';

/** At which a goal refuses further check-ins: a weekly goal of nineteen years. */
export const MOST_CHECK_INS = 1000;

export interface Recorded {
  readonly goal: Goal;
  /** What the check-in reached for the first time, at most one: of several, the furthest. */
  readonly reached?: Reached;
  /** The check-in was there already, or there is no room for it; the goal is as it was. */
  readonly changed: boolean;
}

/**
 * Appends a check-in to a goal and says what it reached. A check-in that is there already, by its id, changes nothing,
 * so that an answer may be applied any number of times.
 */
export function recordCheckIn(goal: Goal, checkIn: CheckIn): Recorded {
  if (goal.checkIns.some(({ id }) => id === checkIn.id) || goal.checkIns.length >= MOST_CHECK_INS) {
    return { goal, changed: false };
  }
  const marks = isJourney(goal.kpi) ? newMarks(goal, goal.kpi, checkIn.value) : [];
  const furthest = marks.at(-1);
  return {
    goal: {
      ...goal,
      checkIns: [...goal.checkIns, checkIn],
      celebrated: [...goal.celebrated, ...marks.map(({ key }) => key)],
      version: goal.version + 1,
    },
    ...(furthest && { reached: furthest }),
    changed: true,
  };
}

/** The marks that a value reaches and that were never celebrated, in the order of the journey. */
function newMarks(goal: Goal, kpi: JourneyKpi, value: number): Reached[] {
  return marksOf(goal, kpi).filter((mark) => reaches(kpi, value, mark.value) && !goal.celebrated.includes(mark.key));
}

function marksOf(goal: Goal, kpi: JourneyKpi): Reached[] {
  const at = { unit: kpi.unit, title: goal.title, goal: goal.id, owner: goal.owner };
  const onward = kpi.direction === 'increase' ? 1 : -1;
  const milestones = goal.milestones
    .toSorted((one, other) => onward * (one.value - other.value))
    .map(
      ({ id, value, title }): Reached => ({
        what: 'milestone',
        key: id,
        value,
        ...at,
        ...(title && { milestone: title }),
      }),
    );
  const target: Reached = { what: 'target', key: 'target', value: kpi.target, ...at };
  if (kpi.stretch === undefined) return [...milestones, target];
  return [...milestones, target, { what: 'stretch', key: 'stretch', value: kpi.stretch, ...at }];
}
