import { withActionDone } from '../../domain/goal/action-items.ts';
import type { PlanPorts } from './admit-to-plan.ts';
import { tickAction } from './tick-action.ts';

/** Ticks an action off. Who ticked it off first did. */
export function finishAction(ports: PlanPorts) {
  return tickAction(ports, (goal, { id }, { person }) => withActionDone(goal, id, person, ports.clock.now()) ?? goal);
}
