import { CHECK_IN_TEXTS } from '../../../../domain/check-in/check-in-input.ts';
import { worstFirst } from '../../../../domain/progress/worst-first.ts';
import type { DetailsNotice, RoundLine, RoundNotice } from '../../../../domain/round/notices.ts';
import { actions, button, context, fitting, header, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { RoundCount } from '../../../../text/en/round/rounds.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { moreToRead } from '../../../goal/index.ts';
import { ROUND_ACTIONS } from './ids.ts';

const MAX_LINES = 30;
const MAX_DETAILS = 20;
/** For what is not answered, which is told in small below the answers; the rest is counted. */
const MAX_OPEN = 12;
/** What is left of the room for lists when these have theirs. */
const OPEN_ROOM = 1900;

/**
 * The one message of a round in the channel, edited as answers come in: those first, then who is waited for. Its button
 * opens the part of whoever clicks it, before and after the round is over.
 */
export function roundMessage(notice: RoundNotice, t: Texts): Message {
  const title = t.round.title(t.word.round(notice.roundKind, notice.period), notice.teamName);
  const count = countOf(notice.lines);
  const state = notice.state === 'open' ? t.round.openState(count, notice.closesOn) : t.round.closedState(count);
  const answers = notice.lines
    .filter(({ answered }) => answered)
    .toSorted(worstFirst)
    .map(t.round.answered);
  const { shown, left } = fitting(answers, LIMITS.listsInMessage - OPEN_ROOM, MAX_LINES);
  const more = left > 0 ? t.round.more(left) : undefined;
  const rest = unansweredLines(notice, t);
  return messageOf([
    header(title),
    context(state),
    ...shown.map((text) => section(text)),
    ...(more ? [context(more)] : []),
    ...(rest ? [context(rest)] : []),
    actions(button(t.round.answerOrCorrect, ROUND_ACTIONS.respondentForm, notice.round)),
  ]);
}

/** Of what was asked about; what nobody is asked for counts only where there is a value all the same. */
export function countOf(lines: readonly RoundLine[]): RoundCount {
  const answered = lines.filter((line) => line.answered).length;
  const skipped = lines.filter((line) => !line.answered && line.skipped !== undefined).length;
  const spared = lines.filter((line) => !line.answered && line.nobodyAsked !== undefined).length;
  const closed = lines.filter((line) => line.closed !== undefined).length;
  return { answered, asked: lines.length - skipped - spared - closed, skipped };
}

/** What has no answer, in small: how many or who is waited for, a line a person, then what was left out and why. */
function unansweredLines({ lines: all, state, countsMissing }: RoundNotice, t: Texts): Mrkdwn | undefined {
  const open = all.filter(({ answered, closed }) => !answered && closed === undefined);
  const waited = open.filter(({ skipped, nobodyAsked }) => skipped === undefined && nobodyAsked === undefined);
  const lineOf = state === 'open' ? t.round.waiting : t.round.missed;
  const people = new Set(waited.map(({ waitsFor, owner }) => waitsFor?.person ?? owner)).size;
  const counted = people === 0 ? [] : [t.round.unnamed(state, people, waited.length)];
  const named = byPerson(waited).map(([{ waitsFor, ownerName }, titles]) =>
    lineOf(waitsFor?.name ?? ownerName, waitsFor?.insteadOf?.name, titles),
  );
  const texts = [
    ...(countsMissing ? counted : named),
    ...open.flatMap((line) => (line.skipped ? [t.round.skipped(line, line.skipped)] : [])),
    ...all.flatMap((line) => (line.closed ? [t.round.closed(line, line.closed)] : [])),
    ...open.flatMap((line) => (line.nobodyAsked ? [t.rhythm.nobodyAsked(line, line.nobodyAsked)] : [])),
  ];
  if (texts.length === 0) return undefined;
  const { shown, left } = fitting(texts, OPEN_ROOM, MAX_OPEN);
  return lines([...shown, left > 0 ? t.report.more(left) : undefined]);
}

/** The titles that each person is asked about, in the order of the lines. */
function byPerson(waited: readonly RoundLine[]): [RoundLine, string[]][] {
  const people = new Map<string, [RoundLine, string[]]>();
  for (const line of waited) {
    const { person, insteadOf } = line.waitsFor ?? { person: line.owner };
    const key = `${person}|${insteadOf?.person ?? ''}`;
    const known = people.get(key);
    if (known) known[1].push(line.title);
    else people.set(key, [line, [line.title]]);
  }
  return [...people.values()];
}

/** What people wrote in a round, in its thread, with the way to all of it where something is cut. */
export function detailsMessage(notice: DetailsNotice, t: Texts): Message {
  const title = md`*${t.round.detailsTitle}*`;
  const about = { round: notice.round };
  const { shown, left } = fitting(notice.lines.map(t.round.details), LIMITS.listsInMessage, MAX_DETAILS);
  const isCut = notice.lines.some((line) => CHECK_IN_TEXTS.some((field) => !fits(line[field] ?? '', EXCERPT)));
  const more = moreToRead(about, { left: left > 0 ? t.report.more(left) : undefined, isCut }, t);
  return messageOf([section(title), ...shown.map((text) => section(text)), ...more]);
}
