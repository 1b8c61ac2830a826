import { onButton } from '../../../slack/on-button.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { newForm } from './open-goal-form.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

/** The button that sets a goal in place of one that ended: the form takes the place of the modal that it stands in. */
export function followGoal(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.followGoal, async (deps, click) => {
    const { body, client, user, value } = click;
    if (body.view === undefined) return openModal(deps, click, formAfter(deps, user, value));
    const form = await formAfter(deps, user, value);
    if (!('type' in form)) return form;
    await client.views.update({ view_id: body.view.id, view: form });
    return undefined;
  });
}

async function formAfter(deps: GoalDeps, user: string, id: string): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const shown = await useCases.showGoal(workspace, user, id);
  if (shown === undefined) return textMessage(texts.list.gone);
  const { goal } = shown;
  return (await newForm(deps, { user, team: goal.team, follows: goal })) ?? textMessage(texts.command.noTeam);
}
