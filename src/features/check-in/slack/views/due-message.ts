import type { Standing } from '../../../../domain/progress/standing.ts';
import { actions, button, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import { textMessage } from '../../../../slack/views/replies.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from '../../../round/index.ts';

/** A goal a line; a person with more than this sees the rest when these are answered. */
const MAX_DUE = 30;

/** What is due, with the button that opens the modal. */
export function dueMessage(due: readonly Standing[], t: Texts): Message {
  if (due.length === 0) return textMessage(t.command.nothingDue);
  const titles = due.map((standing) => md`• ${standing.title}`);
  const { shown, left } = fitting(titles, LIMITS.listInSection, MAX_DUE);
  const text = lines([t.command.due(due.length), ...shown, left > 0 ? t.report.more(left) : undefined]);
  return messageOf([section(text), actions(button(t.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary'))]);
}
