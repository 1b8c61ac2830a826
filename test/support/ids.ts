import { CHECK_IN_ACTIONS, CHECK_IN_VIEWS } from '../../src/features/check-in/slack/views/ids.ts';
import { GOAL_ACTIONS, GOAL_SHORTCUTS, GOAL_VIEWS } from '../../src/features/goal/slack/views/ids.ts';
import { REPORT_ACTIONS, REPORT_VIEWS } from '../../src/features/report/slack/views/ids.ts';
import { ROUND_ACTIONS, ROUND_VIEWS } from '../../src/features/round/slack/views/ids.ts';
import { TEAM_ACTIONS, TEAM_VIEWS } from '../../src/features/team/slack/views/ids.ts';
import { INPUT } from '../../src/slack/ids.ts';

/** Every `action_id`, `callback_id` of a modal and of a shortcut that the bot has. */
export const ACTIONS = {
  ...TEAM_ACTIONS,
  ...GOAL_ACTIONS,
  ...ROUND_ACTIONS,
  ...CHECK_IN_ACTIONS,
  ...REPORT_ACTIONS,
  typed: INPUT,
};
export const VIEWS = { ...TEAM_VIEWS, ...GOAL_VIEWS, ...ROUND_VIEWS, ...CHECK_IN_VIEWS, ...REPORT_VIEWS };
export const SHORTCUTS = GOAL_SHORTCUTS;
