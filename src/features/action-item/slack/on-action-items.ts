import type { BlockAction, OverflowAction } from '@slack/bolt';
import type { Goal } from '../../../domain/goal/goal.ts';
import { type ButtonClick, type Clicked, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from '../../goal/index.ts';
import type { ActionItemDeps } from './deps.ts';
import { listView, refreshList } from './list-view.ts';
import { actionForm, type ListBelow } from './views/action-form.ts';
import { actionChoice, listContext, resourceChoice } from './views/actions-modal.ts';
import { finishValue } from './views/finish-button.ts';
import { ACTION_ITEM_ACTIONS } from './views/ids.ts';
import { resourceForm } from './views/resource-form.ts';

/** The buttons and menus of what is to be done for a goal and of what it needs. */
export function onActionItems(routes: Routes<ActionItemDeps>): void {
  onButton(routes, GOAL_ACTIONS.actionItems, (deps, click) =>
    openModal(deps, click, listView(deps, click.user, { goal: click.value, from: 0 })),
  );
  onButton(routes, ACTION_ITEM_ACTIONS.finish, finish);
  onButton(routes, ACTION_ITEM_ACTIONS.pageOn, turnPage);
  onButton(routes, ACTION_ITEM_ACTIONS.pageBack, turnPage);
  onButton(routes, ACTION_ITEM_ACTIONS.addAction, (deps, click) =>
    openModal(deps, click, newAction(deps, click), 'modal'),
  );
  onButton(routes, ACTION_ITEM_ACTIONS.addResource, (deps, click) =>
    openModal(deps, click, newResource(deps, click), 'modal'),
  );
  onMenu(routes, ACTION_ITEM_ACTIONS.action, chooseAction);
  onMenu(routes, ACTION_ITEM_ACTIONS.resource, async (deps, clicked, value) => {
    const { goal } = below(clicked);
    const asked = { workspace: deps.workspace, person: clicked.body.user.id, goal, ...resourceChoice.decode(value) };
    const decided = await deps.useCases.grantResource(asked);
    const text = deps.texts.actionItem;
    return noted(deps, clicked, decided.ok ? text.granted(decided.text, asked.granted) : text.refused(decided.why));
  });
}

function onMenu(
  routes: Routes<ActionItemDeps>,
  id: string,
  react: (deps: ActionItemDeps, clicked: Clicked, value: string) => Promise<Reply>,
): void {
  routes.action<BlockAction<OverflowAction>>(id, async (args, deps) => {
    await args.ack();
    await onClick(deps, args, () => react(deps, args, args.action.selected_option.value));
  });
}

/** The list in which somebody clicked. */
function below({ body: { view } }: Clicked): ListBelow {
  return { ...listContext.decode(view?.private_metadata), list: view?.id ?? '' };
}

/** The list as it is now, with a word on what the click came to. */
async function noted(deps: ActionItemDeps, clicked: Clicked, note?: Mrkdwn): Promise<Reply> {
  const { list: id, ...page } = below(clicked);
  await refreshList(deps, clicked.client, clicked.body.user.id, { id, page }, note);
  return undefined;
}

async function turnPage(deps: ActionItemDeps, click: ButtonClick): Promise<Reply> {
  const { list: id, goal } = below(click);
  await refreshList(deps, click.client, click.user, { id, page: { goal, from: Number(click.value) } });
  return undefined;
}

/** On App Home, which shows it no more. */
async function finish(deps: ActionItemDeps, { user: person, value }: ButtonClick): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const done = await useCases.finishAction({ workspace, person, ...finishValue.decode(value) });
  deps.homes.refresh(person);
  return done.ok ? undefined : textMessage(texts.actionItem.refused(done.why));
}

async function chooseAction(deps: ActionItemDeps, clicked: Clicked, value: string): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const { do: what, action } = actionChoice.decode(value);
  if (what === 'change') {
    const trigger = { client: clicked.client, triggerId: clicked.body.trigger_id };
    return openModal(deps, trigger, changing(deps, clicked, action), 'modal');
  }
  const asked = { workspace, person: clicked.body.user.id, goal: below(clicked).goal, action };
  const changed = await (what === 'finish' ? useCases.finishAction(asked) : useCases.reopenAction(asked));
  const text = texts.actionItem;
  return noted(deps, clicked, changed.ok ? text.changed(what, changed.text) : text.refused(changed.why));
}

async function newAction(deps: ActionItemDeps, click: ButtonClick): Promise<ModalContent> {
  return withGoal(deps, click, ({ owner }) => actionForm(below(click), { owner }, deps.texts));
}

async function newResource(deps: ActionItemDeps, click: ButtonClick): Promise<ModalContent> {
  return withGoal(deps, click, () => resourceForm(below(click), deps.texts));
}

async function changing(deps: ActionItemDeps, clicked: Clicked, id: string): Promise<ModalContent> {
  return withGoal(deps, clicked, ({ actions = [] }) => {
    const found = actions.find((action) => action.id === id);
    if (found === undefined) return textMessage(deps.texts.actionItem.refused('gone'));
    const { text, owner, due } = found;
    const before = { text, owner, ...(due !== undefined && { due }) };
    return actionForm(below(clicked), { action: id, before }, deps.texts);
  });
}

async function withGoal(
  { useCases, workspace, texts }: ActionItemDeps,
  clicked: Clicked,
  show: (goal: Goal) => ModalContent,
): Promise<ModalContent> {
  const { goal } = below(clicked);
  const plan = await useCases.goalActions({ workspace, person: clicked.body.user.id, goal });
  return plan === undefined ? textMessage(texts.list.gone) : show(plan.goal);
}
