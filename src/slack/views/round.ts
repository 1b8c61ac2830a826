import type { Status } from '../../domain/goal.ts';
import type { RoundLine, RoundNotice, SummaryNotice } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import { type Mrkdwn, md } from '../../text/mrkdwn.ts';
import { context, fallback, fitting, header, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

const MOST_LINES = 30;
const MOST_NOTES = 15;

/** The one message of a round in the channel, edited as answers come in. */
export function roundMessage(notice: RoundNotice, t: Texts): Message {
  const title = t.round.title(t.word.round(notice.roundKind, notice.period), notice.teamName);
  const answered = notice.lines.filter((line) => line.answered).length;
  const state =
    notice.state === 'open'
      ? t.round.openState(answered, notice.lines.length, notice.closesOn)
      : t.round.closedState(answered, notice.lines.length);
  const all = notice.lines.map((line) => lineText(line, notice.state, t));
  const { shown, left } = fitting(all, LIMITS.listsInMessage, MOST_LINES);
  const texts = left > 0 ? [...shown, t.round.more(left)] : shown;
  return {
    text: fallback(md`${title}`, state, ...texts),
    blocks: [header(title), context(state), ...texts.map((text) => section(text))],
  };
}

function lineText(line: RoundLine, state: RoundNotice['state'], t: Texts): Mrkdwn {
  if (line.answered) return t.round.answered(line);
  if (line.nobodyAsked !== undefined) return t.rhythm.nobodyAsked(line, line.nobodyAsked);
  if (line.skipped !== undefined) return t.round.skipped(line, line.skipped);
  return state === 'open' ? t.round.waiting(line) : t.round.missed(line);
}

/** What a round came to, with what people wrote. It stands in the thread of the round message. */
export function summaryMessage(notice: SummaryNotice, t: Texts): Message {
  const counts: Record<Status, number> = { 'on-track': 0, 'at-risk': 0, 'off-track': 0 };
  for (const { status } of notice.lines) if (status !== undefined) counts[status] += 1;
  const answered = notice.lines.filter((line) => line.answered).length;
  const lead = t.round.summary(answered, notice.lines.length, counts);
  const notes = notice.lines.flatMap((line) => t.round.note(line) ?? []);
  const { shown, left } = fitting(notes, LIMITS.listsInMessage, MOST_NOTES);
  const texts = left > 0 ? [...shown, t.report.more(left)] : shown;
  return { text: fallback(lead, ...texts), blocks: [section(lead), ...texts.map((text) => section(text))] };
}
