import type { UserId } from '../../../domain/names.ts';
import type { MadeChange } from '../edit-goal.ts';
import type { GoalDeps } from './deps.ts';

/**
 * What follows from a change of a goal, whichever way it came about: who joined the team is welcomed, a new owner hears
 * of it, and what is still open says how the goal is now. May be repeated.
 */
export async function followChange(deps: GoalDeps, { goal, change, joined }: MadeChange, by: UserId): Promise<void> {
  const { followUps } = deps;
  if (joined !== undefined) {
    await followUps.followTeam(joined);
    await followUps.welcome({ team: joined, joined: [goal.owner], by, isNew: false });
  }
  // The one place where a new owner takes over what the old one still has open.
  if (change.now.owner !== undefined) await followUps.notifyOwner(goal, by);
  await followUps.refreshGoal(goal);
  deps.requestDelivery();
  deps.homes.refresh(by);
  if (change.was.owner) deps.homes.refresh(change.was.owner);
}
