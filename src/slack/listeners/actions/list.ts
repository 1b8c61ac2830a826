import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { readListPage } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import { listFor } from '../list.ts';
import { showGoalTo } from '../show.ts';
import { type Clicked, onClick } from './clicked.ts';

/** Other pages of a list take its place; a goal that is chosen from a menu is shown below it. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.listOn }, async (args) => {
    await args.ack();
    await turnPage(deps, args, args.action.value);
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.listBack }, async (args) => {
    await args.ack();
    await turnPage(deps, args, args.action.value);
  });
  app.action<BlockAction<StaticSelectAction>>({ type: 'block_actions', action_id: ACTIONS.showGoal }, async (args) => {
    await args.ack();
    const id = args.action.selected_option?.value ?? '';
    await onClick(deps, args, async () => {
      const { useCases, workspace, texts } = deps;
      const goal = await useCases.seeGoal(workspace, args.body.user.id, id);
      return goal === undefined ? said(texts.list.gone) : showGoalTo(deps, args.body.user.id, goal);
    });
  });
}

function turnPage(deps: ListenerDeps, clicked: Clicked, value: string | undefined): Promise<void> {
  const { body, respond } = clicked;
  return onClick(deps, clicked, async () => {
    const channel = body.channel?.id ?? '';
    const page = await listFor(deps, { user: body.user.id, channel, ...readListPage(value) });
    await respond({ response_type: 'ephemeral', replace_original: true, ...page });
    return undefined;
  });
}
