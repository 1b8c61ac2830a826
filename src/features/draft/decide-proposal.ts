import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { changedFields, needsReason, withChange } from '../../domain/goal/changes.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal, Proposal } from '../../domain/goal/goal.ts';
import { decisionsOf, withProposalDecided } from '../../domain/goal/proposals.ts';
import type { LocalDate } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitToDraft, type DraftPorts, type DraftRequest, GONE } from './admit-to-draft.ts';

export interface DecisionRequest extends DraftRequest {
  readonly proposal: string;
  /** Whether it is taken over, or declined. */
  readonly taken: boolean;
}

export type DecidedProposal =
  | { readonly ok: true; readonly goal: Goal; readonly proposal: Proposal }
  /** Somebody decided before; `today` is the day of who asks. */
  | {
      readonly ok: false;
      readonly why: 'decided';
      readonly decided: NonNullable<Proposal['decided']>;
      readonly today: LocalDate;
    }
  | { readonly ok: false; readonly why: 'gone' | 'outdated' | 'plan' | 'reason' | 'full' };

/**
 * Takes a proposal over, so that the goal is as proposed, or declines it, for the owner or the lead: one compare-and-set
 * with the change of the goal in it. Who decides first did.
 */
export function decideProposal(ports: DraftPorts) {
  return (request: DecisionRequest): Promise<DecidedProposal> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; nothing was decided.',
    );
}

async function attempt(ports: DraftPorts, request: DecisionRequest): Promise<DecidedProposal | 'again'> {
  const admitted = await admitToDraft(ports, request);
  if (!admitted.ok) return GONE;
  const { goal, team, actor, person } = admitted;
  const proposal = goal.proposals?.find(({ id }) => id === request.proposal);
  if (proposal === undefined) return GONE;
  allow(policy.changeGoal(actor, goal, team));
  const at = ports.clock.now();
  const today = localDateOf(at, person.zone);
  if (proposal.decided !== undefined) return { ok: false, why: 'decided', decided: proposal.decided, today };
  if (isClosed(goal)) return GONE;
  const decided = { by: person.id, at, taken: request.taken };
  const changed = request.taken ? withTaken(goal, proposal, decided, today) : { ok: true as const, goal };
  if (!changed.ok) return changed;
  const next = { ...withProposalDecided(changed.goal, proposal.id, decided), version: goal.version + 1 };
  return (await ports.goals.save(next)) ? { ok: true, goal: next, proposal } : 'again';
}

type Taken =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'outdated' | 'plan' | 'reason' | 'full' };

function withTaken(
  goal: Goal,
  proposal: Proposal,
  { by, at }: NonNullable<Proposal['decided']>,
  today: LocalDate,
): Taken {
  const proposed = decisionsOf(proposal, goal, today);
  if (!proposed.ok) return proposed;
  const { decisions } = proposed;
  const reason = proposal.words;
  if (needsReason(goal, changedFields(goal, decisions)) && reason === undefined) return { ok: false, why: 'reason' };
  const made = { id: `proposal|${proposal.id}`, by, at, ...(reason !== undefined && { reason }) };
  const changed = withChange(goal, decisions, made);
  if (changed.ok) return changed;
  // Words alone change nothing, and somebody may have edited it to be as proposed.
  return changed.why === 'unchanged' ? { ok: true, goal } : { ok: false, why: 'full' };
}
