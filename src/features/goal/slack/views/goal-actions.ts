import type { Button } from '@slack/types';
import { isOverdue, openActions } from '../../../../domain/goal/action-items.ts';
import { isClosed } from '../../../../domain/goal/closing.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { atMost, button } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** The card says what is next; the list behind its button says all. */
const MAX_ACTIONS = 3;
const MAX_RESOURCES = 3;

/** What is still to be done for a goal, and what it needs. Undefined where there is neither, or the goal is closed. */
export function actionsOfGoal(goal: Goal, today: LocalDate, t: Texts): Mrkdwn | undefined {
  if (isClosed(goal)) return undefined;
  const open = openActions(goal);
  const late = open.filter((action) => isOverdue(action, today)).length;
  const actions = atMost(open, MAX_ACTIONS);
  const resources = atMost(goal.resources ?? [], MAX_RESOURCES);
  const text = t.actionItem;
  if (open.length === 0 && resources.shown.length === 0) return undefined;
  return lines([
    ...(open.length > 0 ? [text.heading(open.length, late)] : []),
    ...actions.shown.map((action) => text.shortLine(action, today)),
    actions.left > 0 ? text.more(actions.left) : undefined,
    ...(resources.shown.length > 0 ? [text.neededShort] : []),
    ...resources.shown.map(text.shortResource),
    resources.left > 0 ? text.more(resources.left) : undefined,
  ]);
}

/** Opens all of them, for who may add to them; for others where there is something to see. */
export function actionsButton({ id, actions = [], resources = [] }: Goal, mayPlan: boolean, t: Texts): Button[] {
  const hasAny = actions.length > 0 || resources.length > 0;
  return mayPlan || hasAny ? [button(t.actionItem.title, GOAL_ACTIONS.actionItems, id)] : [];
}
