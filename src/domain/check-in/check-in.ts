import type { Blocker, CheckIn, Goal } from '../goal/goal.ts';
import { bySubmission, versionsOf } from '../history/versions.ts';
import { fold, MAX_FOLDED } from '../search.ts';
import { isOpen } from './blockers.ts';

/** At which a goal takes no further check-ins: a weekly goal of nineteen years. */
export const MAX_CHECK_INS = 1000;

/**
 * The goal with one check-in more, or undefined where that one is there already (by its id), so that an answer may be
 * applied any number of times. Check-ins stand in the order in which they were said, also where one that was cut short
 * is applied after a later one. What is in the way opens a blocker, and what the check-in clears is cleared, in the same
 * write.
 */
export function withCheckIn(goal: Goal, checkIn: CheckIn): Goal | undefined {
  if (goal.checkIns.some(({ id }) => id === checkIn.id)) return undefined;
  const checkIns = [...goal.checkIns, checkIn].toSorted(bySubmission);
  const blockers = withBlockers(goal.blockers, checkIn, { ...goal, checkIns }).map((blocker) =>
    checkIn.cleared?.includes(blocker.id) ? clearedBy(blocker, checkIn) : blocker,
  );
  return { ...withoutDelay(goal), checkIns, blockers, version: goal.version + 1 };
}

/** The value that its end was waiting for may be this one. */
function withoutDelay({ askEndAt, ...goal }: Goal): Goal {
  return askEndAt !== undefined && goal.endAsked?.due === goal.due ? { ...goal, askEndAt } : goal;
}

/**
 * What is in the way already, in the same words, is that: it keeps its age, and who is named now is to clear it. A
 * correction says anew what is in the way: the blocker of what it corrects stays, with its age and its new text. One
 * that takes it back clears it.
 */
function withBlockers(blockers: readonly Blocker[], checkIn: CheckIn, goal: Goal): readonly Blocker[] {
  const { id, obstacles: text, obstacleOwner, by, on } = checkIn;
  if (text === undefined && checkIn.corrects === undefined) return blockers;
  const versions = new Set(versionsOf(goal.checkIns, id).map((version) => version.id));
  if (text === undefined) return blockers.map((one) => (versions.has(one.id) ? clearedBy(one, checkIn) : one));
  if (!blockers.some((blocker) => versions.has(blocker.id))) {
    const known = blockers.find(
      (one) => isOpen(one) && !checkIn.cleared?.includes(one.id) && hasSameWords(one.text, text),
    );
    if (known === undefined)
      return [...blockers, { id, text, owner: obstacleOwner ?? goal.owner, openedBy: by, since: on }];
    return blockers.map((one) => (one === known ? { ...one, owner: obstacleOwner ?? one.owner } : one));
  }
  return blockers.map((blocker) => {
    return versions.has(blocker.id) ? { ...blocker, text, owner: obstacleOwner ?? blocker.owner } : blocker;
  });
}

/** Whether two texts are the same words, however they are spelled; of long ones the search folds the beginning alone. */
function hasSameWords(one: string, other: string): boolean {
  if (fold(one) !== fold(other)) return false;
  return Math.max(one.length, other.length) <= MAX_FOLDED || one.trim() === other.trim();
}

/** Who cleared it first did. */
function clearedBy(blocker: Blocker, { by, at }: CheckIn): Blocker {
  return isOpen(blocker) ? { ...blocker, cleared: { by, at } } : blocker;
}
