import type { Goal } from '../goal/goal.ts';
import { isPrivate } from '../goal/people.ts';
import type { GoalId } from '../names.ts';
import type { RoundView } from './round-view.ts';

/**
 * A goal of a round as the channel may know it; undefined where it may not. What an open round asks about a private goal
 * is no part of its messages. Of one that became private after the round was over stays what was told of it.
 */
export function publicGoal({ goals, privateSince }: RoundView, id: GoalId): Goal | undefined {
  const goal = goals.get(id);
  if (goal === undefined || isPrivate(goal)) return undefined;
  const since = privateSince?.get(id);
  if (since === undefined) return goal;
  return {
    ...goal,
    checkIns: goal.checkIns.filter(({ at }) => at <= since),
    blockers: goal.blockers.flatMap((blocker) => blockerUntil(goal, blocker, since)),
  };
}

function blockerUntil({ checkIns }: Goal, blocker: Goal['blockers'][number], since: Date): Goal['blockers'] {
  const { cleared, ...open } = blocker;
  const opened = checkIns.find(({ id }) => id === blocker.id);
  if (opened !== undefined && opened.at > since) return [];
  return [cleared !== undefined && cleared.at > since ? open : blocker];
}
