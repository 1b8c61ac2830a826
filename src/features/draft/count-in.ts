import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isCommitted, isDraft, withCommitmentToggled } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import { asReadBy } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitToDraft, type DraftPorts, type DraftRequest, GONE } from './admit-to-draft.ts';

export type CountedIn =
  | { readonly ok: true; readonly goal: Goal; readonly isIn: boolean }
  /** It is no draft any more; `today` is the day of who asks. */
  | { readonly ok: false; readonly why: 'no-draft'; readonly goal: Goal; readonly today: LocalDate }
  | { readonly ok: false; readonly why: 'gone' | 'full' };

/** Counts a person in who sees a draft, or out again: one compare-and-set on the goal. */
export function countIn(ports: DraftPorts) {
  return (request: DraftRequest): Promise<CountedIn> =>
    retryOnConflict(() => attempt(ports, request), 'Too many writes to one goal at the same time; nobody was counted.');
}

async function attempt(ports: DraftPorts, request: DraftRequest): Promise<CountedIn | 'again'> {
  const admitted = await admitToDraft(ports, request);
  if (!admitted.ok) return GONE;
  const { goal, person, actor, team } = admitted;
  const read = (one: Goal) => asReadBy(actor, one, team);
  const at = ports.clock.now();
  if (!isDraft(goal)) return { ok: false, why: 'no-draft', goal: read(goal), today: localDateOf(at, person.zone) };
  const next = withCommitmentToggled(goal, { by: person.id, at });
  if (next === undefined) return { ok: false, why: 'full' };
  return (await ports.goals.save(next)) ? { ok: true, goal: read(next), isIn: isCommitted(next, person.id) } : 'again';
}
