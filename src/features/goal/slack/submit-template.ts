import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { templateListView } from './template-list.ts';
import { readTemplate } from './views/goal-form-codec.ts';
import { GOAL_VIEWS } from './views/ids.ts';
import { templateContext } from './views/template-modal.ts';

/** The form of a team's own template. */
export function submitTemplate(routes: Routes<GoalDeps>): void {
  onSubmit(routes, GOAL_VIEWS.template, submit);
}

async function submit(deps: GoalDeps, { user, view, client }: Submission): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  const team = templateContext.decode(view.private_metadata).team;
  const input = readTemplate(readFields(view.state.values));
  const added = await useCases.templates.add({ workspace, person: user, team, input });
  if (!added.ok) return { errors: errorsAt(added.problems, view, texts) };
  const refreshList = async () => {
    if (view.previous_view_id === null) return;
    const list = await templateListView(deps, user, team);
    if ('type' in list) await client.views.update({ view_id: view.previous_view_id, view: list });
  };
  return { afterAck: refreshList, show: infoModal(textMessage(texts.template.saved(added.template.name)), texts) };
}
