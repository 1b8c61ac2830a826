import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import type { GoalId } from '../../../domain/names.ts';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { openEdit } from './open-edit-form.ts';
import { changesModal, changesPage } from './views/goal-changes.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

/** The buttons and menus that open the form of a goal, or all that has changed about it. */
export function onEdit(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.editGoal, (deps, click) =>
    openModal(deps, click, openEdit(deps, click.user, click.value)),
  );
  routes.action<BlockAction<StaticSelectAction>>(GOAL_ACTIONS.chooseEdit, async (args, deps) => {
    await args.ack();
    const { user, trigger_id: triggerId } = args.body;
    const id = args.action.selected_option?.value ?? '';
    await onClick(deps, args, () => openModal(deps, { client: args.client, triggerId }, openEdit(deps, user.id, id)));
  });
  onButton(routes, GOAL_ACTIONS.allChanges, (deps, click) =>
    openModal(deps, click, changesView(deps, click.user, { goal: click.value, from: 0 })),
  );
  onButton(routes, GOAL_ACTIONS.changesOn, turn);
  onButton(routes, GOAL_ACTIONS.changesBack, turn);
}

async function turn(deps: GoalDeps, { body: { view }, client, user, value }: ButtonClick): Promise<undefined> {
  const page = await changesView(deps, user, changesPage.decode(value));
  if (view !== undefined && 'type' in page) await client.views.update({ view_id: view.id, view: page });
  return undefined;
}

async function changesView(
  { useCases, workspace, texts }: GoalDeps,
  user: string,
  { goal, from }: { readonly goal: GoalId; readonly from: number },
): Promise<ModalContent> {
  const found = await useCases.goalChanges(workspace, user, goal);
  return found === undefined ? textMessage(texts.list.gone) : changesModal(found, from, texts);
}
