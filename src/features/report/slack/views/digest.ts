import type { KnownBlock } from '@slack/types';
import type { BlockerLine } from '../../../../domain/check-in/blockers.ts';
import { unchangedGoals } from '../../../../domain/report/digest-news.ts';
import type { DigestNotice } from '../../../../domain/report/notices.ts';
import { actions, button, context, fitting, header, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { EXCERPT, SHORTEST } from '../../../../text/shared/excerpts.ts';
import { clearButton } from '../../../check-in/index.ts';
import { moreToRead } from '../../../goal/index.ts';
import { REPORT_ACTIONS } from './ids.ts';

/** A digest is one screen: this many lines in a section, the rest is counted. */
const MAX_LINES = 5;
const SECTIONS = 9;
/** Rounds that closed in the week; a team with more asks by hand. */
const MAX_ROUNDS = 5;

/** The week of a team: the news in full, then who did not answer, and in one line what is unchanged. */
export function digestMessage(notice: DigestNotice, t: Texts): Message {
  const { sections } = t.report;
  const parts = [
    listSection(sections.reached, notice.reached, t.report.reached, t),
    listSection(sections.ended, notice.ended ?? [], t.report.ended, t),
    listSection(sections.offPace, notice.offPace, t.report.offPace, t),
    listSection(sections.backOnPace, notice.backOnPace ?? [], t.report.offPace, t),
    blockerSection(notice, t),
    listSection(sections.cleared, notice.cleared ?? [], t.round.cleared, t),
    listSection(sections.overdue, notice.overdue ?? [], t.report.overdueAction, t),
    listSection(sections.dueSoon, notice.dueSoon, t.report.dueSoon, t),
    listSection(sections.stale, notice.stale, t.report.staleGoal, t),
  ].flat();
  const period = t.report.digestPeriod(notice.period, notice.activeGoals);
  const title = t.report.digestTitle(notice.teamName);
  const rest = t.report.unchanged(unchangedGoals(notice));
  const quiet = rest === undefined ? t.report.quiet : t.report.nothingNew;
  const empty = notice.activeGoals === 0 ? t.report.noGoals : quiet;
  const body = parts.length > 0 ? parts : [section(empty)];
  const waiting = notice.drafts && t.draft.waiting(notice.drafts.shown, notice.drafts);
  const small = [...unansweredLines(notice, t), ...(waiting ? [waiting] : []), ...(rest ? [rest] : [])];
  return messageOf([header(title), context(period), ...body, ...small.map((text) => context(text))]);
}

function unansweredLines({ unanswered = [] }: DigestNotice, t: Texts): Mrkdwn[] {
  return unanswered.slice(0, MAX_ROUNDS).map(({ roundKind, period, people, names }) => {
    const named = names ? people.map(({ name }) => name) : undefined;
    return t.report.unanswered(t.word.round(roundKind, period), people.length, named);
  });
}

/** A heading with its lines in one section, or nothing where there are none. */
function listSection<Item>(
  title: string,
  items: readonly Item[],
  lineOf: (item: Item) => Mrkdwn,
  t: Texts,
): KnownBlock[] {
  if (items.length === 0) return [];
  const { shown, left } = fittingLines(items, lineOf);
  return [section(lines([md`*${title}*`, ...shown, left > 0 ? t.report.more(left) : undefined]))];
}

/** The lines that have room; no more are made than that, as they may be made of long texts. */
function fittingLines<Item>(items: readonly Item[], lineOf: (item: Item) => Mrkdwn) {
  const texts = items.slice(0, MAX_LINES).map((item) => lineOf(item));
  const { shown } = fitting(texts, LIMITS.listsInMessage / SECTIONS, MAX_LINES);
  return { shown, left: items.length - shown.length };
}

/** What is new is told in full; what was told last week already has a line, with the age that it has reached. */
function blockerSection({ team, blockers, period, message }: DigestNotice, t: Texts): KnownBlock[] {
  if (blockers.length === 0) return [];
  const text = (line: BlockerLine) =>
    t.blocker.done(line) ?? (line.since >= period.first ? t.blocker.full(line) : t.blocker.short(line));
  const { shown, left } = fittingLines(blockers, text);
  const title = md`*${t.report.sections.blockers}*`;
  const isCut = blockers.some((line) => !fits(line.text, line.since >= period.first ? EXCERPT : SHORTEST));
  const more = moreToRead({ team }, { left: left > 0 ? t.report.more(left) : undefined, isCut }, t);
  const rows = blockers.slice(0, shown.length).map((line, index) => {
    const isOpen = message !== undefined && line.cleared === undefined;
    return section(shown[index] ?? text(line), isOpen ? clearButton(line, t, message) : undefined);
  });
  return [section(title), ...rows, ...more];
}

/** As it would be posted now, for who asks alone; with a word where the team's settings would keep it silent. */
export function digestPreview(notice: DigestNotice, isSilent: boolean, t: Texts): Message {
  const notes = [t.posting.digestPreview, ...(isSilent ? [t.posting.digestSilent] : [])];
  return messageOf([...digestMessage(notice, t).blocks, ...notes.map((note) => context(note))]);
}

/** A preview for the lead, who may post it before its day. */
export function withPostButton({ blocks }: Message, team: string, t: Texts): Message {
  const post = actions(button(t.posting.postDigest, REPORT_ACTIONS.postDigest, team));
  return messageOf([...blocks, context(t.posting.digestPreview), post]);
}
