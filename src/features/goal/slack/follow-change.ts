import type { UserId } from '../../../domain/names.ts';
import type { MadeChange } from '../edit-goal.ts';
import type { GoalDeps } from './deps.ts';

/**
 * What follows from a change of a goal, whichever way it came about: who joined the team is welcomed, and what
 * is still open says how the goal is now. Other people in the goal are told by the handover at the next beat. May be
 * repeated.
 */
export async function followChange(
  deps: GoalDeps,
  { goal, change, joined, newMembers = [] }: MadeChange,
  by: UserId,
): Promise<void> {
  const { followUps } = deps;
  if (joined !== undefined) {
    await followUps.followTeam(joined);
    await followUps.welcome({ team: joined, joined: newMembers, by, isNew: false });
  }
  await followUps.refreshGoal(goal);
  deps.requestDelivery();
  deps.homes.refresh(by);
  if (change.was.owner) deps.homes.refresh(change.was.owner);
}
