import type { NudgeNotice } from '../../domain/message/notice.ts';
import type { Texts } from '../../text/index.ts';
import { lines } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, fallback, fitting, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

const MOST_GOALS = 10;

/** A word to who owns goals that nothing was said about for long. */
export function nudgeMessage({ teamName, goals }: NudgeNotice, t: Texts): Message {
  const lead = t.channel.nudge(goals.length, teamName);
  const { shown, left } = fitting(goals.map(t.report.staleGoalOfYours), LIMITS.listInSection, MOST_GOALS);
  const list = lines([...shown, left > 0 ? t.report.more(left) : undefined]);
  return {
    text: fallback(lead, list),
    blocks: [section(lines([lead, list])), actions(button(t.word.checkIn, ACTIONS.checkIn, '', 'primary'))],
  };
}
