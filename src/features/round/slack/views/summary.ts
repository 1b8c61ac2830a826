import type { Status } from '../../../../domain/goal/goal.ts';
import type { SummaryNotice } from '../../../../domain/round/notices.ts';
import { moveOf } from '../../../../domain/round/round-outcome.ts';
import { fields, fitting, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { SHORT } from '../../../../text/shared/excerpts.ts';
import { coursesShown, moreToRead } from '../../../goal/index.ts';
import { countOf } from './round.ts';

/** Of each kind; the rest is counted. */
const MAX_LINES = 5;
/** Five parts share a message: so many characters for each. */
const PART_ROOM = 1800;

/** What a round came to, in the thread of the round message. What people wrote stands above it. */
export function summaryMessage(notice: SummaryNotice, t: Texts): Message {
  const counts: Record<Status | 'ended', number> = { 'on-track': 0, 'at-risk': 0, 'off-track': 0, ended: 0 };
  for (const { answered, status, ended } of notice.lines) {
    if (answered && status !== undefined) counts[ended === undefined ? status : 'ended'] += 1;
  }
  const lead = t.round.summary(countOf(notice.lines), counts);
  const { outcome } = t.round;
  const parts = [
    part(
      outcome.moves,
      notice.moves.map((line) => t.round.move(line, moveOf(line) > 0)),
      t,
    ),
    part(outcome.forecasts, notice.forecasts.map(t.round.forecast), t),
    part(outcome.opened, notice.opened.map(t.round.opened), t),
    part(outcome.cleared, notice.cleared.map(t.round.cleared), t),
    part(outcome.missing, missingLines(notice, t), t),
  ].flatMap((text) => text ?? []);
  const blockers = [notice.opened, notice.cleared];
  const isCut = blockers.some((all) => all.length > MAX_LINES || all.some(({ text }) => !fits(text, SHORT)));
  const more = moreToRead({ round: notice.round }, { left: undefined, isCut }, t);
  const blocks = [section(lead), ...(parts.length > 0 ? [fields(parts)] : [])];
  const message = messageOf([...blocks, ...more]);
  const { courses = [] } = notice;
  if (courses.length === 0) return message;
  return { ...message, picture: { ...coursesShown(notice.teamName, courses, t), at: blocks.length } };
}

function missingLines({ missing, countsMissing }: SummaryNotice, t: Texts): Mrkdwn[] {
  if (!countsMissing || missing.length === 0) return missing.map(t.round.missing);
  const goals = missing.reduce((sum, one) => sum + one.goals, 0);
  return [t.round.missingCount(missing.length, goals)];
}

function part(title: string, items: readonly Mrkdwn[], t: Texts): Mrkdwn | undefined {
  if (items.length === 0) return undefined;
  const { shown, left } = fitting(items, PART_ROOM, MAX_LINES);
  return lines([md`*${title}*`, ...shown, left > 0 ? t.report.more(left) : undefined]);
}
