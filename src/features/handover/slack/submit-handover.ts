import { forEachSequentially } from '../../../concurrency/for-each-sequentially.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { HandoverDeps } from './deps.ts';
import { handoverContext } from './views/handover-modal.ts';
import { HANDOVER_VIEWS } from './views/ids.ts';

/** The form of a handover. */
export function submitHandover(routes: Routes<HandoverDeps>): void {
  onSubmit(routes, HANDOVER_VIEWS.handover, submit);
}

async function submit(deps: HandoverDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const fields = readFields(view.state.values);
  const { from, goal } = handoverContext.decode(view.private_metadata);
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
  const { goals, to, joined } = transferred;
  return {
    afterAck: async () => {
      await forEachSequentially(joined, async (team) => {
        await followUps.followTeam(team);
        await followUps.welcome({ team, joined: [to], by: user, isNew: false });
      });
      // The beat follows what the store said has changed, and sends what comes of it.
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
    show: infoModal(
      textMessage(
        texts.handover.done(
          goals.length,
          to,
          joined.map(({ name }) => name),
        ),
      ),
      texts,
    ),
  };
}
