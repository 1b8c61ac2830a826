import type { Goal } from '../domain/goal/goal.ts';
import type { UserId } from '../domain/names.ts';
import { policy } from '../domain/policy.ts';
import type { Problem } from '../domain/problem.ts';
import type { Team } from '../domain/team/team.ts';
import { actorOf, isIneligible } from './actors.ts';
import type { Directory } from './people.ts';

/** Why somebody cannot be given an action: they can do nothing here, or do not see the goal that it is for. */
export async function assigneeProblem(
  directory: Directory,
  goal: Pick<Goal, 'workspace' | 'owner' | 'reporter' | 'contributors' | 'visibility'>,
  team: Team,
  owner: UserId,
): Promise<Problem | undefined> {
  const person = await directory.personToday(goal.workspace, owner);
  if (isIneligible(person)) return { code: 'cannot-answer' };
  // Of whom nothing is known just now it is not held against them.
  const seen = policy.seeGoal({ ...actorOf(person), outsider: false }, goal, team);
  return seen.allowed ? undefined : { code: 'action-unseen' };
}
