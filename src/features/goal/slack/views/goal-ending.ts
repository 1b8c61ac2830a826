import type { Button, KnownBlock } from '@slack/types';
import type { EndingRights } from '../../../../domain/ending/ending-rights.ts';
import { closingOf, endOfState } from '../../../../domain/goal/closing.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { localDateOf } from '../../../../domain/time/instant.ts';
import { actions, button, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** How a goal was closed: by whom, with what score and why, and what was learned. Undefined where it is not. */
export function outcomeText(goal: Goal, today: LocalDate, t: Texts): Mrkdwn | undefined {
  const end = endOfState(goal.state);
  if (end === undefined) return undefined;
  const closing = closingOf(goal);
  const made = closing && { by: closing.by, on: localDateOf(closing.at, 'UTC') };
  return t.ending.outcome({ end, outcome: goal.outcome, ...made }, today);
}

/** What a person may do about the end of the goal that they look at. */
export function endingFooter({ id }: Goal, may: EndingRights, t: Texts): KnownBlock[] {
  const text = t.ending;
  const buttons = [
    ...(may.close ? [button(text.closeGoal, GOAL_ACTIONS.closeGoal, id)] : []),
    ...(may.follow ? [button(text.follow, GOAL_ACTIONS.followGoal, id)] : []),
    ...(may.undo ? [button(text.undo, GOAL_ACTIONS.undoClosing, id)] : []),
    ...(may.reopen ? [button(text.reopen, GOAL_ACTIONS.reopenGoal, id)] : []),
    ...(may.delete ? [deleteButton(id, t)] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

/** Asks before it deletes. */
export function deleteButton(goal: string, t: Texts): Button {
  const text = t.ending;
  return {
    ...button(text.delete, GOAL_ACTIONS.deleteGoal, goal, 'danger'),
    confirm: {
      title: plain(text.deleteSure, 100),
      text: plain(text.deleteText, 300),
      confirm: plain(text.deleteYes, 30),
      deny: plain(text.deleteNo, 30),
      style: 'danger',
    },
  };
}
