import { endOfState } from '../../../../domain/goal/closing.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { actions, button, context, fallback, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { GOAL_ACTIONS } from '../../../goal/index.ts';

/** What came of the form: how the goal ended, with the ways on from there, or until when it goes on. */
export function closedGoalMessage({ id, title, state, outcome, due }: Goal, t: Texts): Message {
  const text = t.ending;
  const end = endOfState(state);
  if (end === undefined) {
    const goesOn = text.carriedOn(title, due);
    return { text: fallback(goesOn), blocks: [section(goesOn)] };
  }
  const closed = text.closed(title, end, outcome?.score);
  return {
    text: fallback(closed, text.undoNote),
    blocks: [
      section(closed),
      actions(
        button(text.follow, GOAL_ACTIONS.followGoal, id, 'primary'),
        button(text.undo, GOAL_ACTIONS.undoClosing, id),
      ),
      context(text.undoNote),
    ],
  };
}
