import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import { withResourceDecided } from '../../domain/goal/resources.ts';
import { allow, policy } from '../../domain/policy.ts';
import { admitToPlan, type PlanPorts, type PlanRequest } from './admit-to-plan.ts';

export interface GrantRequest extends PlanRequest {
  readonly resource: string;
  readonly granted: boolean;
}

export type GrantedResource =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'gone' | 'closed' };

/** Keeps whether a goal gets what it needs; decided again, the later one counts. */
export function grantResource(ports: PlanPorts) {
  return (request: GrantRequest): Promise<GrantedResource> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; nothing was decided.',
    );
}

async function attempt(ports: PlanPorts, request: GrantRequest): Promise<GrantedResource | 'again'> {
  const admitted = await admitToPlan(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, team, actor } = admitted;
  const resource = goal.resources?.find(({ id }) => id === request.resource);
  if (resource === undefined) return { ok: false, why: 'gone' };
  allow(policy.changeGoal(actor, goal, team));
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  const next = withResourceDecided(goal, resource.id, request.granted);
  const { text } = resource;
  return next === undefined || (await ports.goals.save(next)) ? { ok: true, text } : 'again';
}
