import { localDateOf } from '../../../domain/time/instant.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { DraftDeps } from './deps.ts';
import { DRAFT_VIEWS } from './views/ids.ts';
import { proposalContext, readProposal } from './views/proposal-modal.ts';

/** The form of a proposal. */
export function submitProposal(routes: Routes<DraftDeps>): void {
  onSubmit(routes, DRAFT_VIEWS.proposal, submit);
}

async function submit(deps: DraftDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  const { goal, from } = proposalContext.decode(view.private_metadata);
  const input = readProposal(readFields(view.state.values));
  const request = { workspace, person: user, goal, view: view.id, input, ...(from !== undefined && { from }) };
  const kept = await useCases.proposeChange(request);
  if (!kept.ok && 'problems' in kept) return { errors: errorsAt(kept.problems, view, texts) };
  if (!kept.ok) return { errors: errorAtFirst(view, texts.draft.refusedAtField[kept.why]) };
  const { activation, today } = kept;
  const { title } = kept.goal;
  const text = activation
    ? texts.draft.keptThough(title, { by: activation.by, on: localDateOf(activation.at, 'UTC') }, today)
    : texts.draft.kept(title);
  return { afterAck: async () => deps.requestDelivery(), show: infoModal(textMessage(text), texts) };
}
