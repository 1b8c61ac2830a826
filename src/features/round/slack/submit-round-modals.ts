import type { FieldProblem } from '../../../domain/problem.ts';
import type { RoundRefusal } from '../../../domain/round/round-changes.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { RoundDeps } from './deps.ts';
import { ROUND_VIEWS } from './views/ids.ts';
import { roundContext } from './views/round-modals.ts';

type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: RoundRefusal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/** The forms that leave goals out of a round or hand them to somebody else. */
export function submitRoundModals(routes: Routes<RoundDeps>): void {
  onSubmit(routes, ROUND_VIEWS.skip, async (deps, submission) => {
    const { click, fields } = roundOf(submission, deps.workspace);
    const request = { ...click, goals: fields.choices('goals'), reason: fields.text('reason') };
    return outcome(deps, submission, await deps.useCases.skipGoals(request));
  });
  onSubmit(routes, ROUND_VIEWS.delegate, async (deps, submission) => {
    const { click, fields } = roundOf(submission, deps.workspace);
    const request = { ...click, goals: fields.choices('goals'), to: fields.user('to') };
    return outcome(deps, submission, await deps.useCases.delegateGoals(request));
  });
}

function roundOf({ user, view }: Submission, workspace: string) {
  const { round } = roundContext.decode(view.private_metadata);
  return { click: { workspace, person: user, round }, fields: readFields(view.state.values) };
}

function outcome(deps: RoundDeps, { user, view }: Submission, done: Done): SubmissionResult {
  const { texts, requestDelivery, homes } = deps;
  if (done.ok) {
    return {
      afterAck: async () => {
        requestDelivery();
        homes.refresh(user);
      },
    };
  }
  if ('problems' in done) return { errors: errorsAt(done.problems, view, texts) };
  return { afterAck: async () => undefined, show: infoModal(textMessage(texts.prompt.refusal(done.why)), texts) };
}
