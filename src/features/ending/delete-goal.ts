import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { admitToGoal, type GoalPolicyPorts, type GoalRequest } from './admit-to-goal.ts';

export type DeletedGoal =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' };

/** Removes a goal that was a mistake, with what its maker said of it. Whoever says something meanwhile keeps the goal. */
export function deleteGoal(ports: GoalPolicyPorts) {
  return (request: GoalRequest): Promise<DeletedGoal> => {
    const attempt = async (): Promise<DeletedGoal | 'again'> => {
      const admitted = await admitToGoal(ports, request, 'deleteGoal');
      if (!admitted.ok) return admitted;
      return (await ports.goals.remove(admitted.goal)) ? { ok: true, goal: admitted.goal } : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; it was not deleted.');
  };
}
