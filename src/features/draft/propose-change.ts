import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import { activationOf, isDraft } from '../../domain/goal/drafts.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import {
  type ProposalContent,
  type ProposalField,
  type ProposalInput,
  parseProposal,
  withProposal,
} from '../../domain/goal/proposals.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import { asReadBy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { FoundMessage } from '../../ports/outbox.ts';
import { type Admitted, admitToDraft, type DraftPorts, type DraftRequest, GONE } from './admit-to-draft.ts';
import type { ThreadPorts } from './draft-in-thread.ts';

export interface ProposalRequest extends DraftRequest {
  /** Slack's id of the form: submitted twice with the same in it, it is one proposal. */
  readonly view: string;
  readonly input: ProposalInput;
  /** Who wrote the reply that is kept, where that is another. */
  readonly from?: UserId;
}

export type KeptProposal =
  | {
      readonly ok: true;
      readonly goal: Goal;
      /** What made a goal of the draft before this was sent, and the day of who sent it. */
      readonly activation?: GoalChange;
      readonly today: LocalDate;
    }
  | { readonly ok: false; readonly why: 'gone' | 'closed' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ProposalField>[] };

/**
 * Keeps with a draft what a person who sees it would have otherwise. Where it was activated meanwhile the proposal is
 * kept all the same. Names every problem in the form, and writes nothing then.
 */
export function proposeChange(ports: DraftPorts) {
  return (request: ProposalRequest): Promise<KeptProposal> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one goal at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: DraftPorts, request: ProposalRequest): Promise<KeptProposal | 'again'> {
  const admitted = await admitToDraft(ports, request);
  if (!admitted.ok) return GONE;
  const { goal, person } = admitted;
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  const at = ports.clock.now();
  const today = localDateOf(at, person.zone);
  const parsed = parseProposal(request.input, goal, today, person.writesIn);
  if (!parsed.ok) return parsed;
  const activation = activationOf(goal);
  const kept = { ok: true, today, ...(activation && goal.state === 'active' && { activation }) } as const;
  const added = withProposal(goal, proposalOf(ports, request, admitted, { ...parsed.content, at }));
  if (!added.ok) {
    return { ok: false, problems: [{ field: 'words', problem: { code: 'too-many-proposals', max: added.max } }] };
  }
  return !added.isNew || (await ports.goals.save(added.goal))
    ? { ...kept, goal: asReadBy(admitted.actor, added.goal, admitted.team) }
    : 'again';
}

function proposalOf(
  { ids }: DraftPorts,
  { view, from, input }: ProposalRequest,
  { person, goal }: Admitted,
  content: ProposalContent & { readonly at: Date },
) {
  const id = ids.derive('proposal', goal.id, view, JSON.stringify(input));
  const isOfAnother = from !== undefined && from !== person.id;
  return { id, ...content, by: from ?? person.id, ...(isOfAnother && { keptBy: person.id }) };
}

/** What the form of a proposal is opened with, and where the draft is discussed. */
export type ProposalForm =
  | { readonly ok: true; readonly goal: Goal; readonly posted?: FoundMessage['posted'] }
  | { readonly ok: false; readonly why: 'gone' }
  /** It is no draft any more; `today` is the day of who asks. */
  | { readonly ok: false; readonly why: 'no-draft'; readonly goal: Goal; readonly today: LocalDate };

/** The draft that a person would propose something about. */
export function proposalForm(ports: DraftPorts & Pick<ThreadPorts, 'dispatcher'>) {
  return async (request: DraftRequest): Promise<ProposalForm> => {
    const admitted = await admitToDraft(ports, request);
    if (!admitted.ok) return GONE;
    const { person, actor, team } = admitted;
    const goal = asReadBy(actor, admitted.goal, team);
    if (isDraft(goal)) {
      const message = isPrivate(goal) ? undefined : await ports.dispatcher.find(messageIds.draft(goal.id));
      return { ok: true, goal, ...(message?.posted && { posted: message.posted }) };
    }
    return { ok: false, why: 'no-draft', goal, today: localDateOf(ports.clock.now(), person.zone) };
  };
}
