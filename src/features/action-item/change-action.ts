import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import {
  type ActionContent,
  type ActionInput,
  isOpenAction,
  parseAction,
  withActionChanged,
} from '../../domain/goal/action-items.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { SavedAction } from './add-action.ts';
import { admitToAct, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';
import { assigneeProblem } from './check-assignee.ts';

export interface ActionChangeRequest extends PlanRequest {
  readonly action: string;
  readonly input: ActionInput;
  /** As the form was opened with: what was not touched since stays as it is by now. */
  readonly before: ActionContent;
}

/** Changes what is to be done, by whom, or by when. Who left a field as it was leaves what another person put there. */
export function changeAction(ports: PlanPorts) {
  return (request: ActionChangeRequest): Promise<SavedAction> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: PlanPorts, request: ActionChangeRequest): Promise<SavedAction | 'again'> {
  const admitted = await admitToAct(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, action, person } = admitted;
  if (!isOpenAction(action)) return { ok: false, problems: [{ field: 'text', problem: { code: 'action-done' } }] };
  const { input, before } = request;
  const parsed = parseAction(input, localDateOf(ports.clock.now(), person.zone), before);
  if (!parsed.ok) return parsed;
  const { content } = parsed;
  const unfit = content.owner === before.owner ? undefined : await assigneeProblem(ports, admitted, content.owner);
  if (unfit !== undefined) return { ok: false, problems: [unfit] };
  const changed = withActionChanged(goal, action.id, content, before);
  if (changed === undefined) return { ok: true, goal };
  return (await ports.goals.save(changed)) ? { ok: true, goal: changed } : 'again';
}
