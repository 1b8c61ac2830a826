import type { StaleGoalsNotice } from '../../../../domain/report/notices.ts';
import { actions, button, fallback, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines } from '../../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from '../../../round/index.ts';

const MAX_GOALS = 10;

/** A word to who owns goals that nothing was said about for long. */
export function staleGoalsMessage({ teamName, goals }: StaleGoalsNotice, t: Texts): Message {
  const lead = t.posting.staleGoals(goals.length, teamName);
  const { shown, left } = fitting(goals.map(t.report.staleGoalOfYours), LIMITS.listInSection, MAX_GOALS);
  const list = lines([...shown, left > 0 ? t.report.more(left) : undefined]);
  return {
    text: fallback(lead, list),
    blocks: [section(lines([lead, list])), actions(button(t.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary'))],
  };
}
