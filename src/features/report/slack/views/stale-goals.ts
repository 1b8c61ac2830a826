import type { NudgeNotice } from '../../../../domain/report/notices.ts';
import { actions, button, fallback, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines } from '../../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from '../../../round/index.ts';

const MOST_GOALS = 10;

/** A word to who owns goals that nothing was said about for long. */
export function nudgeMessage({ teamName, goals }: NudgeNotice, t: Texts): Message {
  const lead = t.posting.nudge(goals.length, teamName);
  const { shown, left } = fitting(goals.map(t.report.staleGoalOfYours), LIMITS.listInSection, MOST_GOALS);
  const list = lines([...shown, left > 0 ? t.report.more(left) : undefined]);
  return {
    text: fallback(lead, list),
    blocks: [section(lines([lead, list])), actions(button(t.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary'))],
  };
}
