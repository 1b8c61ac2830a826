import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withChange } from '../../domain/goal/changes.ts';
import { isClosed, undoableClosing, undoOf } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { Clock } from '../../ports/runtime.ts';
import { admitToReopen, type GoalPolicyPorts, type GoalRequest } from './admit-to-goal.ts';
import { type MissedValuesPorts, withMissedValues } from './missed-values.ts';

export interface UndoClosingPorts extends GoalPolicyPorts, MissedValuesPorts {
  readonly clock: Clock;
}

export type UndoneClosing =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' | 'open' | 'too-late' };

/**
 * Takes a closing of the last day back: the goal is what it was before, and runs on. What was said stays, also the value
 * that came with the closing. May be repeated.
 */
export function undoClosing(ports: UndoClosingPorts) {
  return (request: GoalRequest): Promise<UndoneClosing> => {
    const attempt = async (): Promise<UndoneClosing | 'again'> => {
      const admitted = await admitToReopen(ports, request);
      if (!admitted.ok) return admitted;
      const { goal } = admitted;
      if (!isClosed(goal)) return { ok: false, why: 'open' };
      const at = ports.clock.now();
      const closing = undoableClosing(goal, at);
      if (closing === undefined) return { ok: false, why: 'too-late' };
      const valued = await withMissedValues(ports, goal);
      const undone = withChange(valued, closing.was, { id: undoOf(closing), by: request.person, at });
      // A goal that takes no more changes was closed by the last one.
      if (!undone.ok) return { ok: false, why: 'too-late' };
      return (await ports.goals.save(undone.goal)) ? { ok: true, goal: undone.goal } : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; nothing was taken back.');
  };
}
