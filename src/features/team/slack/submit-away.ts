import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { TeamDeps } from './deps.ts';
import { readAbsence } from './views/away-form.ts';
import { TEAM_VIEWS } from './views/ids.ts';

/** The form of who is going to be away. */
export function submitAway(routes: Routes<TeamDeps>): void {
  onSubmit(routes, TEAM_VIEWS.away, submit);
}

async function submit(deps: TeamDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const input = readAbsence(readFields(view.state.values));
  const went = await useCases.addAbsence({ workspace, person: user, view: view.id, input });
  if (!went.ok) {
    if ('refused' in went) return { errors: errorAtFirst(view, texts.word.refusal(went.refused)) };
    return { errors: errorsAt(went.problems, view, texts) };
  }
  return {
    // What is open already is handed over at the next beat, which is now.
    afterAck: async () => {
      await followUps.notifyStandIn(went.absence);
      deps.requestDelivery();
    },
    show: infoModal(textMessage(texts.rhythm.away.saved(went.absence)), texts),
  };
}
