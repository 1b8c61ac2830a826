import { onShortcut } from '../../../slack/on-shortcut.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { openGoalForm } from './open-goal-form.ts';
import { GOAL_SHORTCUTS } from './views/ids.ts';

/** The shortcut that sets a goal from wherever a person is. */
export function newGoalShortcut(routes: Routes<GoalDeps>): void {
  routes.shortcut(GOAL_SHORTCUTS.newGoal, async ({ ack, shortcut, client }, deps) => {
    await ack();
    const { trigger_id: triggerId, user } = shortcut;
    const open = () => openGoalForm(deps, { client, user: user.id, triggerId });
    await onShortcut(deps, { triggerId, client }, open);
  });
}
