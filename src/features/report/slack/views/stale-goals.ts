import type { StaleGoalLine, StaleGoalsNotice } from '../../../../domain/report/notices.ts';
import { actions, button, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines } from '../../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from '../../../round/index.ts';

const MAX_GOALS = 10;

/** Whether there is still something to say: of none of the goals came a value before it was sent. */
export function isUnanswered({ goals }: StaleGoalsNotice): boolean {
  return goals.some(isOpen);
}

function isOpen({ answered, closed }: StaleGoalLine): boolean {
  return !answered && !closed;
}

/** A word to who owns goals that nothing was said about for long; edited when a value comes. */
export function staleGoalsMessage({ teamName, goals }: StaleGoalsNotice, t: Texts): Message {
  const open = goals.filter(isOpen);
  const done = goals.some(({ closed }) => closed) ? t.posting.staleGoalsSettled : t.posting.staleGoalsAnswered;
  const lead = open.length > 0 ? t.posting.staleGoals(open.length, teamName) : done(teamName);
  const { shown, left } = fitting(goals.map(t.report.staleGoalOfYours), LIMITS.listInSection, MAX_GOALS);
  const list = lines([...shown, left > 0 ? t.report.more(left) : undefined]);
  return messageOf([
    section(lines([lead, list])),
    ...(open.length > 0 ? [actions(button(t.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary'))] : []),
  ]);
}
