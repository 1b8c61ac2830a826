import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { GOAL_ACTIONS } from '../../goal/index.ts';
import type { EndingDeps } from './deps.ts';
import { closingView, deletionQuestion, reopeningView } from './open-ending.ts';
import { ENDING_ACTIONS } from './views/ids.ts';

/** The buttons that end a goal, open it again or take a closing back, and the menus that ask which goal is meant. */
export function onEnding(routes: Routes<EndingDeps>): void {
  onButton(routes, GOAL_ACTIONS.closeGoal, (deps, click) =>
    openModal(deps, click, closingView(deps, click.user, click.value)),
  );
  onButton(routes, GOAL_ACTIONS.reopenGoal, (deps, click) =>
    openModal(deps, click, reopeningView(deps, click.user, click.value)),
  );
  onButton(routes, GOAL_ACTIONS.undoClosing, async (deps, click) => showResult(click, await undo(deps, click), deps));
  onButton(routes, GOAL_ACTIONS.deleteGoal, remove);

  const onMenu = (id: string, show: (deps: EndingDeps, user: string, goal: string) => Promise<ModalContent>) =>
    routes.action<BlockAction<StaticSelectAction>>(id, async (args, deps) => {
      await args.ack();
      const { client, body } = args;
      const goal = args.action.selected_option?.value ?? '';
      const trigger = { client, triggerId: body.trigger_id };
      await onClick(deps, args, () => openModal(deps, trigger, show(deps, body.user.id, goal)));
    });
  onMenu(ENDING_ACTIONS.closeWhich, closingView);
  onMenu(ENDING_ACTIONS.reopenWhich, reopeningView);
  onMenu(ENDING_ACTIONS.deleteWhich, whichToDelete);
}

async function whichToDelete(deps: EndingDeps, user: string, id: string): Promise<Message> {
  const { visible } = await deps.useCases.findGoals(deps.workspace, user, id);
  const goal = visible.find((one) => one.id === id);
  return goal === undefined ? textMessage(deps.texts.ending.refused('gone')) : deletionQuestion(deps, goal);
}

async function undo(deps: EndingDeps, { user: person, value: goal }: ButtonClick): Promise<Message> {
  const { useCases, followUps, workspace, texts } = deps;
  const undone = await useCases.undoClosing({ workspace, person, goal });
  if (!undone.ok) return textMessage(texts.ending.refused(undone.why));
  await followUps.settleEnding(undone.goal);
  deps.requestDelivery();
  deps.homes.refresh(person);
  return textMessage(texts.ending.undone(undone.goal.title));
}

async function remove(deps: EndingDeps, { user: person, value: goal }: ButtonClick): Promise<Reply> {
  const { useCases, followUps, workspace, texts } = deps;
  const deleted = await useCases.deleteGoal({ workspace, person, goal });
  if (!deleted.ok) return textMessage(texts.ending.refused(deleted.why));
  await followUps.settleDeletion(deleted.goal);
  deps.requestDelivery();
  deps.homes.refresh(person);
  return textMessage(texts.ending.deleted(deleted.goal.title));
}

/** In a modal the answer takes its place; beside a message it stands below. */
async function showResult({ body, client }: ButtonClick, message: Message, { texts }: EndingDeps): Promise<Reply> {
  if (body.view === undefined) return message;
  await client.views.update({ view_id: body.view.id, view: infoModal(message, texts) });
  return undefined;
}
