import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type ActionField, type ActionInput, parseAction, withAction } from '../../domain/goal/action-items.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitToPlan, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';
import { assigneeProblem } from './check-assignee.ts';

export interface ActionRequest extends PlanRequest {
  /** Slack's id of the form: submitted twice with the same in it, it is one action. */
  readonly view: string;
  readonly input: ActionInput;
}

export type SavedAction =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' | 'closed' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ActionField>[] };

/** Adds what somebody will do for a goal: one compare-and-set on the goal, that may be repeated. */
export function addAction(ports: PlanPorts) {
  return (request: ActionRequest): Promise<SavedAction> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: PlanPorts, request: ActionRequest): Promise<SavedAction | 'again'> {
  const admitted = await admitToPlan(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, team, actor, person } = admitted;
  allow(policy.planAction(actor, goal, team));
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  const now = ports.clock.now();
  const parsed = parseAction(request.input, localDateOf(now, person.zone));
  if (!parsed.ok) return parsed;
  const { content } = parsed;
  const unfit = await assigneeProblem(ports, admitted, content.owner);
  if (unfit !== undefined) return { ok: false, problems: [unfit] };
  const id = ports.ids.derive('action', request.view, content.text, content.owner, content.due ?? '');
  const added = withAction(goal, { id, ...content, createdBy: request.person, createdAt: now });
  if (!added.ok) {
    const { max, open } = added;
    return { ok: false, problems: [{ field: 'text', problem: { code: 'too-many-actions', max, open } }] };
  }
  return !added.isNew || (await ports.goals.save(added.goal)) ? { ok: true, goal: added.goal } : 'again';
}
