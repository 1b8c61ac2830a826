import type { CheckIn, Goal } from './goal.ts';

/** At which a goal takes no further check-ins: a weekly goal of nineteen years. */
export const MOST_CHECK_INS = 1000;

/**
 * The goal with one check-in more, or undefined where that one is there already (by its id), so that an answer may be
 * applied any number of times. Check-ins stand in the order in which they were said, also where one that was cut short
 * is applied after a later one.
 */
export function withCheckIn(goal: Goal, checkIn: CheckIn): Goal | undefined {
  if (goal.checkIns.some(({ id }) => id === checkIn.id)) return undefined;
  const checkIns = [...goal.checkIns, checkIn].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return { ...goal, checkIns, version: goal.version + 1 };
}
