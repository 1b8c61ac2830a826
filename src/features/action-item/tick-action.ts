import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { ActionItem, Goal } from '../../domain/goal/goal.ts';
import { admitToAct, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';

export interface TickRequest extends PlanRequest {
  readonly action: string;
}

export type TickedAction =
  | { readonly ok: true; readonly goal: Goal; readonly text: string }
  | { readonly ok: false; readonly why: 'gone' | 'closed' | 'full' };

/** The goal with the action as it is to be; as it is where there is nothing to do, undefined where there is no room. */
export type Tick = (goal: Goal, action: ActionItem, request: TickRequest) => Goal | undefined;

/** Changes whether an action is done: one compare-and-set on the goal, that may be repeated. */
export function tickAction(ports: PlanPorts, tick: Tick) {
  return (request: TickRequest): Promise<TickedAction> => {
    const attempt = async (): Promise<TickedAction | 'again'> => {
      const admitted = await admitToAct(ports, request);
      if (!admitted.ok) return admitted;
      const { goal, action } = admitted;
      const next = tick(goal, action, request);
      if (next === undefined) return { ok: false, why: 'full' };
      return next === goal || (await ports.goals.save(next)) ? { ok: true, goal: next, text: action.text } : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the action is as it was.');
  };
}
