import type { Standing } from '../../domain/message/notice.ts';
import type { Refusal } from '../../domain/policy.ts';
import type { Texts } from '../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, fallback, fitting, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

/** A goal a line; a person with more than this sees the rest when these are answered. */
const MOST_DUE = 30;

/** A text alone. */
export function said(text: Mrkdwn): Message {
  return { text: fallback(text), blocks: [section(text)] };
}

/** Why something may not be done. */
export function refusal(why: Refusal, t: Texts): Message {
  return said(md`${t.word.refusal(why)}`);
}

/** What is due, with the button that opens the modal. */
export function dueMessage(due: readonly Standing[], t: Texts): Message {
  if (due.length === 0) return said(t.command.nothingDue);
  const titles = due.map((standing) => md`• ${standing.title}`);
  const { shown, left } = fitting(titles, LIMITS.listInSection, MOST_DUE);
  const text = lines([t.command.due(due.length), ...shown, left > 0 ? t.report.more(left) : undefined]);
  return {
    text: fallback(text),
    blocks: [section(text), actions(button(t.word.checkIn, ACTIONS.checkIn, '', 'primary'))],
  };
}
