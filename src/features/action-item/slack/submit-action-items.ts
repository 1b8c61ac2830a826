import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import type { SavedAction } from '../add-action.ts';
import type { SavedResource } from '../add-resource.ts';
import type { ActionItemDeps } from './deps.ts';
import { refreshList } from './list-view.ts';
import { actionContext, type ListBelow, readAction } from './views/action-form.ts';
import { ACTION_ITEM_VIEWS } from './views/ids.ts';
import { readResource, resourceContext } from './views/resource-form.ts';

/** The forms of an action and of what a goal needs. The list below them shows it when they close. */
export function submitActionItems(routes: Routes<ActionItemDeps>): void {
  onSubmit(routes, ACTION_ITEM_VIEWS.action, saveAction);
  onSubmit(routes, ACTION_ITEM_VIEWS.resource, saveResource);
}

async function saveAction(deps: ActionItemDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { useCases, workspace } = deps;
  const { action, before, ...below } = actionContext.decode(view.private_metadata);
  const input = readAction(readFields(view.state.values));
  const request = { workspace, person, goal: below.goal, input };
  const saved = await (action !== undefined && before !== undefined
    ? useCases.changeAction({ ...request, action, before })
    : useCases.addAction({ ...request, view: view.id }));
  return resultOf(deps, submission, below, saved);
}

async function saveResource(deps: ActionItemDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const below = resourceContext.decode(view.private_metadata);
  const input = readResource(readFields(view.state.values));
  const request = { workspace: deps.workspace, person, goal: below.goal, view: view.id, input };
  return resultOf(deps, submission, below, await deps.useCases.addResource(request));
}

function resultOf(
  deps: ActionItemDeps,
  { user, view, client }: Submission,
  { list, goal, from }: ListBelow,
  saved: SavedAction | SavedResource,
): SubmissionResult {
  const { texts } = deps;
  if (saved.ok) return { afterAck: () => refreshList(deps, client, user, { id: list, page: { goal, from } }) };
  if ('problems' in saved) return { errors: errorsAt(saved.problems, view, texts) };
  return { errors: { text: texts.actionItem.refusedAtField(saved.why) } };
}
