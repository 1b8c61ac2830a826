import type { KnownBlock } from '@slack/types';
import type { BlockerLine } from '../../../../domain/check-in/blockers.ts';
import { unchangedGoals } from '../../../../domain/report/digest-news.ts';
import type { DigestNotice } from '../../../../domain/report/notices.ts';
import {
  actions,
  button,
  context,
  fallback,
  fitting,
  header,
  LIMITS,
  section,
} from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { clearButton } from '../../../check-in/index.ts';
import { REPORT_ACTIONS } from './ids.ts';

/** A digest is one screen: this many lines in a section, the rest is counted. */
const MAX_LINES = 5;
const SECTIONS = 8;
/** Rounds that closed in the week; a team with more asks by hand. */
const MAX_ROUNDS = 5;

/** A heading with its lines, as text and as blocks. */
interface Section {
  readonly text: Mrkdwn;
  readonly blocks: KnownBlock[];
}

/** The week of a team: the news in full, then who did not answer, and in one line what is unchanged. */
export function digestMessage(notice: DigestNotice, t: Texts): Message {
  const { sections } = t.report;
  const parts = [
    listSection(sections.reached, notice.reached.map(t.report.reached), t),
    listSection(sections.ended, (notice.ended ?? []).map(t.report.ended), t),
    listSection(sections.offPace, notice.offPace.map(t.report.offPace), t),
    listSection(sections.backOnPace, (notice.backOnPace ?? []).map(t.report.offPace), t),
    blockerSection(notice, t),
    listSection(sections.cleared, (notice.cleared ?? []).map(t.round.cleared), t),
    listSection(sections.dueSoon, notice.dueSoon.map(t.report.dueSoon), t),
    listSection(sections.stale, notice.stale.map(t.report.staleGoal), t),
  ].flatMap((part) => part ?? []);
  const period = t.report.digestPeriod(notice.period, notice.activeGoals);
  const title = t.report.digestTitle(notice.teamName);
  const rest = t.report.unchanged(unchangedGoals(notice));
  const quiet = rest === undefined ? t.report.quiet : t.report.nothingNew;
  const empty = notice.activeGoals === 0 ? t.report.noGoals : quiet;
  const body: readonly Section[] = parts.length > 0 ? parts : [{ text: empty, blocks: [section(empty)] }];
  const small = [...unansweredLines(notice, t), ...(rest ? [rest] : [])];
  return {
    text: fallback(md`${title}`, period, ...body.map(({ text }) => text), ...small),
    blocks: [
      header(title),
      context(period),
      ...body.flatMap(({ blocks }) => blocks),
      ...small.map((text) => context(text)),
    ],
  };
}

function unansweredLines({ unanswered = [] }: DigestNotice, t: Texts): Mrkdwn[] {
  return unanswered.slice(0, MAX_ROUNDS).map(({ roundKind, period, people, names }) => {
    const named = names ? people.map(({ name }) => name) : undefined;
    return t.report.unanswered(t.word.round(roundKind, period), people.length, named);
  });
}

/** A heading with its lines in one section, or nothing where there are none. */
function listSection(title: string, items: readonly Mrkdwn[], t: Texts): Section | undefined {
  if (items.length === 0) return undefined;
  const { shown, left } = fitting(items, LIMITS.listsInMessage / SECTIONS, MAX_LINES);
  const text = lines([md`*${title}*`, ...shown, left > 0 ? t.report.more(left) : undefined]);
  return { text, blocks: [section(text)] };
}

/** What is new is told in full; what was told last week already has a line, with the age that it has reached. */
function blockerSection({ blockers, period, message }: DigestNotice, t: Texts): Section | undefined {
  if (blockers.length === 0) return undefined;
  const text = (line: BlockerLine) =>
    t.blocker.done(line) ?? (line.since >= period.first ? t.blocker.full(line) : t.blocker.short(line));
  const { shown, left } = fitting(blockers.map(text), LIMITS.listsInMessage / SECTIONS, MAX_LINES);
  const title = md`*${t.report.sections.blockers}*`;
  const more = left > 0 ? t.report.more(left) : undefined;
  const rows = blockers.slice(0, shown.length).map((line, index) => {
    const isOpen = message !== undefined && line.cleared === undefined;
    return section(shown[index] ?? text(line), isOpen ? clearButton(line, t, message) : undefined);
  });
  return {
    text: lines([title, ...shown, more]),
    blocks: [section(title), ...rows, ...(more ? [context(more)] : [])],
  };
}

/** As it would be posted now, for who asks alone; with a word where the team's settings would keep it silent. */
export function digestPreview(notice: DigestNotice, isSilent: boolean, t: Texts): Message {
  const { text, blocks } = digestMessage(notice, t);
  const notes = [t.posting.digestPreview, ...(isSilent ? [t.posting.digestSilent] : [])];
  return { text: fallback({ mrkdwn: text }, ...notes), blocks: [...blocks, ...notes.map((note) => context(note))] };
}

/** A preview for the lead, who may post it before its day. */
export function withPostButton({ text, blocks }: Message, team: string, t: Texts): Message {
  const note = t.posting.digestPreview;
  return {
    text: fallback({ mrkdwn: text }, note),
    blocks: [...blocks, context(note), actions(button(t.posting.postDigest, REPORT_ACTIONS.postDigest, team))],
  };
}
