import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isDraft, withActivation } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitToDraft, type DraftPorts, type DraftRequest, GONE } from './admit-to-draft.ts';

export type ActivatedGoal =
  | { readonly ok: true; readonly goal: Goal }
  /** It is no draft any more; `today` is the day of who asks. */
  | { readonly ok: false; readonly why: 'no-draft'; readonly goal: Goal; readonly today: LocalDate }
  | { readonly ok: false; readonly why: 'gone' | 'over' | 'full' };

/** Makes a goal of a draft, for its owner or the lead: one compare-and-set. Who does it first did it. */
export function activateGoal(ports: DraftPorts) {
  return (request: DraftRequest): Promise<ActivatedGoal> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; it was not activated.',
    );
}

async function attempt(ports: DraftPorts, request: DraftRequest): Promise<ActivatedGoal | 'again'> {
  const admitted = await admitToDraft(ports, request);
  if (!admitted.ok) return GONE;
  const { goal, team, actor, person } = admitted;
  allow(policy.changeGoal(actor, goal, team));
  const at = ports.clock.now();
  const today = localDateOf(at, person.zone);
  if (!isDraft(goal)) return { ok: false, why: 'no-draft', goal, today };
  const id = ports.ids.derive('activation', goal.id, String(goal.version));
  const activated = withActivation(goal, { id, by: person.id, at }, today);
  if (!activated.ok) return { ok: false, why: activated.why === 'over' ? 'over' : 'full' };
  return (await ports.goals.save(activated.goal)) ? { ok: true, goal: activated.goal } : 'again';
}
