import { endOfState } from '../../../../domain/goal/closing.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { actions, button, context, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { GOAL_ACTIONS } from '../../../goal/index.ts';

/** What came of the form: how the goal ended, with the ways on from there, or until when it goes on. */
export function closedGoalMessage({ id, title, state, outcome, due }: Goal, t: Texts): Message {
  const text = t.ending;
  const end = endOfState(state);
  if (end === undefined) return messageOf([section(text.carriedOn(title, due))]);
  return messageOf([
    section(text.closed(title, end, outcome?.score)),
    actions(
      button(text.follow, GOAL_ACTIONS.followGoal, id, 'primary'),
      button(text.undo, GOAL_ACTIONS.undoClosing, id),
    ),
    context(text.undoNote),
  ]);
}
