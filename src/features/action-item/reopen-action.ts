import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isOpenAction, withActionReopened } from '../../domain/goal/action-items.ts';
import { admitToAct, type PlanPorts } from './admit-to-plan.ts';
import type { TickedAction, TickRequest } from './finish-action.ts';

/** An action that was ticked off is to be done after all. `full` where too many are open already. */
export function reopenAction(ports: PlanPorts) {
  return (request: TickRequest): Promise<TickedAction> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; the action was not opened again.',
    );
}

async function attempt(ports: PlanPorts, request: TickRequest): Promise<TickedAction | 'again'> {
  const admitted = await admitToAct(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, action } = admitted;
  const { text } = action;
  if (isOpenAction(action)) return { ok: true, goal, text };
  const next = withActionReopened(goal, action.id);
  if (next === undefined) return { ok: false, why: 'full' };
  return (await ports.goals.save(next)) ? { ok: true, goal: next, text } : 'again';
}
