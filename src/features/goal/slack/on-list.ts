import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { listFor } from './list.ts';
import { showGoalTo } from './show.ts';
import { listPage } from './views/goal-list.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

/** Other pages of a list take its place; a goal that is chosen from a menu is shown below it. */
export function onList(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.listOn, task);
  onButton(routes, GOAL_ACTIONS.listBack, task);
  routes.action<BlockAction<StaticSelectAction>>(GOAL_ACTIONS.showGoal, async (args, deps) => {
    await args.ack();
    const id = args.action.selected_option?.value ?? '';
    await onClick(deps, args, () => showGoalTo(deps, args.body.user.id, id));
  });
}

async function task(deps: GoalDeps, { body, respond, user, value }: ButtonClick): Promise<undefined> {
  const channel = body.channel?.id ?? '';
  const page = await listFor(deps, { user, channel, ...listPage.decode(value) });
  await respond({ response_type: 'ephemeral', replace_original: true, ...page });
}
