import { forEachSequentially } from '../../../concurrency/for-each-sequentially.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { FormPlace } from '../../../slack/form-place.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { TransferredGoals } from '../transfer-goals.ts';
import type { HandoverDeps } from './deps.ts';
import { handoverContext } from './views/handover-modal.ts';
import { HANDOVER_VIEWS } from './views/ids.ts';

/** The form of a handover. */
export function submitHandover(routes: Routes<HandoverDeps>): void {
  onSubmit(routes, HANDOVER_VIEWS.handover, submit);
}

function submit(deps: HandoverDeps, submission: Submission): Promise<SubmissionResult> {
  const { texts } = deps;
  return transferByForm(deps, submission, {
    metadata: submission.view.private_metadata,
    wrap: (form) => form,
    done: ({ goals, to, joined }) => {
      const names = joined.map(({ name }) => name);
      const done = textMessage(texts.handover.done(goals.length, to, names));
      return { afterAck: async () => undefined, show: infoModal(done, texts) };
    },
  });
}

/** Gives goals to another person as the form says, wherever that stands. */
export async function transferByForm(
  deps: HandoverDeps,
  { user, view }: Pick<Submission, 'user' | 'view'>,
  place: FormPlace<Extract<TransferredGoals, { ok: true }>>,
): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const fields = readFields(view.state.values);
  const { from, goal } = handoverContext.decode(place.metadata);
  const transferred = await useCases.transferGoals({
    workspace,
    person: user,
    view: view.id,
    from,
    to: fields.user('to'),
    goals: goal === undefined ? fields.choices('goals') : [goal],
    reason: fields.text('reason'),
  });
  if (!transferred.ok) return { errors: errorsAt(transferred.problems, view, texts) };
  const { to, joined } = transferred;
  const then = place.done(transferred);
  return {
    ...then,
    afterAck: async () => {
      await then.afterAck();
      await forEachSequentially(joined, async (team) => {
        await followUps.followTeam(team);
        await followUps.welcome({ team, joined: [to], by: user, isNew: false });
      });
      // The beat follows what the store said has changed, and sends what comes of it.
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
  };
}
