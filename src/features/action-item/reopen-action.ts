import { isOpenAction, withActionReopened } from '../../domain/goal/action-items.ts';
import type { PlanPorts } from './admit-to-plan.ts';
import { tickAction } from './tick-action.ts';

/** An action that was ticked off is to be done after all. `full` where too many are open already. */
export function reopenAction(ports: PlanPorts) {
  return tickAction(ports, (goal, action) => (isOpenAction(action) ? goal : withActionReopened(goal, action.id)));
}
