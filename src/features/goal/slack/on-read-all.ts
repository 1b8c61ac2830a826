import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { GOAL_ACTIONS } from './views/ids.ts';
import { readAllButton, writtenModal } from './views/written-modal.ts';

/** The way from what a message cuts to the whole, and the pages of that. */
export function onReadAll(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.readAll, (deps, click) =>
    openModal(deps, click, written(deps, click), click.body.view?.type === 'modal' ? 'modal' : 'nothing'),
  );
  onButton(routes, GOAL_ACTIONS.readOn, turn);
  onButton(routes, GOAL_ACTIONS.readBack, turn);
}

async function written(deps: GoalDeps, { body, user, value }: ButtonClick): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const request = readAllButton.decode(value);
  const found = await useCases.readWritten({
    workspace,
    person: user,
    channel: body.channel?.id,
    about: request.about,
  });
  return found === undefined ? textMessage(texts.list.gone) : writtenModal(found, request, texts);
}

/** Another page takes the place of the one in which somebody clicked. */
async function turn(deps: GoalDeps, click: ButtonClick): Promise<Reply> {
  const view = await written(deps, click);
  if (!('type' in view)) return view;
  await click.client.views.update({ view_id: click.body.view?.id ?? '', view });
  return undefined;
}
