import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { readListPage } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import { listFor } from '../list.ts';
import type { Routes } from '../routes.ts';
import { showGoalTo } from '../show.ts';
import { type ButtonClick, onButton, onClick } from './clicked.ts';

/** Other pages of a list take its place; a goal that is chosen from a menu is shown below it. */
export function register(routes: Routes, deps: ListenerDeps): void {
  const turnPage = (click: ButtonClick) => turn(deps, click);
  onButton(routes, deps, ACTIONS.listOn, turnPage);
  onButton(routes, deps, ACTIONS.listBack, turnPage);
  routes.action<BlockAction<StaticSelectAction>>(ACTIONS.showGoal, async (args) => {
    await args.ack();
    const id = args.action.selected_option?.value ?? '';
    await onClick(deps, args, async () => {
      const { useCases, workspace, texts } = deps;
      const goal = await useCases.seeGoal(workspace, args.body.user.id, id);
      return goal === undefined ? said(texts.list.gone) : showGoalTo(deps, args.body.user.id, goal);
    });
  });
}

async function turn(deps: ListenerDeps, { body, respond, user, value }: ButtonClick): Promise<undefined> {
  const channel = body.channel?.id ?? '';
  const page = await listFor(deps, { user, channel, ...readListPage(value) });
  await respond({ response_type: 'ephemeral', replace_original: true, ...page });
}
