import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import {
  MAX_RESOURCES,
  parseResource,
  type ResourceField,
  type ResourceInput,
  withResource,
} from '../../domain/goal/resources.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { admitToPlan, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';

export interface ResourceRequest extends PlanRequest {
  /** Slack's id of the form: submitted twice with the same in it, it is one thing. */
  readonly view: string;
  readonly input: ResourceInput;
}

export type SavedResource =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' | 'closed' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ResourceField>[] };

/** Adds what a goal needs: one compare-and-set on the goal, that may be repeated. */
export function addResource(ports: PlanPorts) {
  return (request: ResourceRequest): Promise<SavedResource> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: PlanPorts, request: ResourceRequest): Promise<SavedResource | 'again'> {
  const admitted = await admitToPlan(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, team, actor, person } = admitted;
  allow(policy.planAction(actor, goal, team));
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  const parsed = parseResource(request.input, person.writesIn);
  if (!parsed.ok) return parsed;
  const { kind, text, amount } = parsed.content;
  const id = ports.ids.derive('resource', request.view, kind, text, JSON.stringify(amount ?? null));
  const made = { createdBy: request.person, createdAt: ports.clock.now() };
  const next = withResource(goal, { id, ...parsed.content, ...made });
  if (next === undefined) {
    return { ok: false, problems: [{ field: 'text', problem: { code: 'too-many-resources', max: MAX_RESOURCES } }] };
  }
  return next === goal || (await ports.goals.save(next)) ? { ok: true, goal: next } : 'again';
}
