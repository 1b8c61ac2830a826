import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withActionDone } from '../../domain/goal/action-items.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { admitToAct, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';

export interface TickRequest extends PlanRequest {
  readonly action: string;
}

export type TickedAction =
  | { readonly ok: true; readonly goal: Goal; readonly text: string }
  | { readonly ok: false; readonly why: 'gone' | 'closed' | 'full' };

/** Ticks an action off: one compare-and-set on the goal, that may be repeated. Who ticked it off first did. */
export function finishAction(ports: PlanPorts) {
  return (request: TickRequest): Promise<TickedAction> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; nothing was ticked off.',
    );
}

async function attempt(ports: PlanPorts, request: TickRequest): Promise<TickedAction | 'again'> {
  const admitted = await admitToAct(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, action } = admitted;
  const next = withActionDone(goal, action.id, request.person, ports.clock.now());
  const { text } = action;
  if (next === undefined) return { ok: true, goal, text };
  return (await ports.goals.save(next)) ? { ok: true, goal: next, text } : 'again';
}
