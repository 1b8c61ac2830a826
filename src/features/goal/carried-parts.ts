import { openBlockers } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';

/**
 * What goes along to the goal that is set in place of `earlier`: what stands in its way, and what clients said. There it
 * stays as it was at its end. What belongs to somebody who does not see the new goal is its owner's to clear; nothing of a
 * private goal goes where others would see it.
 */
export function carriedParts(
  goal: Pick<Goal, 'owner' | 'reporter' | 'contributors' | 'visibility'>,
  earlier: Goal | undefined,
  team: Team,
): Pick<Goal, 'blockers' | 'feedback'> {
  if (earlier === undefined || (isPrivate(earlier) && !isPrivate(goal))) return { blockers: [] };
  const sees = (person: string) => policy.seeGoal({ id: person, admin: false, outsider: false }, goal, team).allowed;
  const { feedback } = earlier;
  return {
    blockers: openBlockers(earlier).map((one) => (sees(one.owner) ? one : { ...one, owner: goal.owner })),
    ...(feedback && { feedback }),
  };
}
