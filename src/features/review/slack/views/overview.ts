import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { BoardItem } from '../../../../domain/review/board.ts';
import type { ReviewShown } from '../../../../domain/review/shown.ts';
import { localDateOf } from '../../../../domain/time/instant.ts';
import {
  actions,
  button,
  context,
  divider,
  fitting,
  LIMITS,
  modalTitle,
  option,
  overflow,
  plain,
  section,
} from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { goalHeading } from '../../../goal/index.ts';
import { aboutOf, reviewContext } from './context.ts';
import { REVIEW_ACTIONS, REVIEW_VIEWS } from './ids.ts';

/** With headings, silent people and buttons well within Slack's hundred blocks, and a page is to be read. */
const MAX_ON_PAGE = 25;
const MAX_SILENT = 10;

type Section = 'needsDecision' | 'wentWell' | 'decided' | 'closed';
const SECTIONS: readonly Section[] = ['needsDecision', 'wentWell', 'decided', 'closed'];

/** A review at a glance: who leads it, what is decided and what is left, goal by goal. `note` says what a click came to. */
export function overviewModal(
  shown: ReviewShown,
  { from = 0, note }: { readonly from?: number; readonly note?: Mrkdwn | undefined },
  t: Texts,
): ModalView {
  const { board, silent } = shown;
  const all = SECTIONS.flatMap((part) => board[part].map((item) => ({ part, item })));
  const first = from < all.length ? from : 0;
  const page = all.slice(first, first + MAX_ON_PAGE);
  const rows = page.flatMap(({ part, item }, index) => [
    ...(page[index - 1]?.part === part ? [] : [divider(), section(md`*${t.review.sections[part]}*`)]),
    itemRow(item, part, t),
  ]);
  return {
    type: 'modal',
    callback_id: REVIEW_VIEWS.review,
    title: modalTitle(t.review.title),
    close: modalTitle(t.word.close),
    private_metadata: reviewContext.encode({ about: aboutOf(shown), ...(first > 0 && { from: first }) }),
    blocks: [
      ...(note ? [context(note)] : []),
      ...headBlocks(shown, all.length, t),
      ...rows,
      ...pages(first, all.length, t),
      ...(first + page.length >= all.length ? silentBlocks(silent, t) : []),
    ],
  };
}

function headBlocks(shown: ReviewShown, count: number, t: Texts): KnownBlock[] {
  const { teams, name, board, of } = shown;
  const heading = t.review.heading(
    teams.map((team) => team.name),
    name,
  );
  if (count === 0) return [section(heading, of.kind === 'goal' ? undefined : kindMenu(t)), section(t.review.nothing)];
  const buttons = leadButtons(shown, t);
  return [
    section(heading, of.kind === 'goal' ? undefined : kindMenu(t)),
    context(
      lines([
        stateOf(shown, t),
        t.review.counts(board.needsDecision.length, board.decided.length, board.wentWell.length),
      ]),
    ),
    actions(...buttons),
  ];
}

function stateOf({ review }: ReviewShown, t: Texts): Mrkdwn {
  if (review === undefined) return t.review.notStarted;
  if (review.ended !== undefined) return t.review.ended(review.ended.by, localDateOf(review.ended.at, 'UTC'));
  return t.review.led(review.leader, localDateOf(review.startedAt, 'UTC'));
}

function leadButtons(shown: ReviewShown, t: Texts): Button[] {
  const lead = leadButton(shown, t);
  if (!shown.isLeading) return [lead];
  const { end, endSure, endText, endYes, endNo } = t.review;
  return [
    lead,
    {
      ...button(end, REVIEW_ACTIONS.end, ''),
      confirm: {
        title: plain(endSure, 100),
        text: plain(endText, 300),
        confirm: plain(endYes, 30),
        deny: plain(endNo, 30),
      },
    },
  ];
}

/** Begins a review, goes on with it, takes it over, or opens it again. */
export function leadButton({ review, isLeading }: Pick<ReviewShown, 'review' | 'isLeading'>, t: Texts): Button {
  const { start, resume, again, takeOver } = t.review;
  const text = review === undefined ? start : review.state === 'ended' ? again : isLeading ? resume : takeOver;
  return button(text, REVIEW_ACTIONS.lead, '', 'primary');
}

function kindMenu(t: Texts) {
  const kinds = ['month', 'quarter', 'year'] as const;
  return overflow(
    REVIEW_ACTIONS.kind,
    kinds.map((kind) => option(t.review.kind[kind], kind)),
  );
}

/** A goal in two or three lines: how it stands, and why it stands there or what was decided. */
function itemRow(item: BoardItem, part: Section, t: Texts): KnownBlock {
  const { standing, reasons, decisions, meanwhile, goal } = item;
  const last = decisions.at(-1);
  const done = last && md`:white_check_mark: ${t.review.decided(last.what)}`;
  const changed = meanwhile > 0 ? md`${t.review.meanwhileCount(meanwhile)}` : undefined;
  const marks = [done, changed].filter((mark) => mark !== undefined);
  const open = button(t.review.open, REVIEW_ACTIONS.open, goal);
  return section(
    lines([
      goalHeading(standing, md`${standing.ownerName}`, t),
      t.round.progress(standing),
      part === 'decided' ? undefined : t.review.reasons(reasons, standing),
      marks.length === 0 ? undefined : lines(marks, ' · '),
    ]),
    { ...open, accessibility_label: plain(t.review.openLabel(standing.title), LIMITS.buttonText).text },
  );
}

function pages(first: number, count: number, t: Texts): KnownBlock[] {
  const last = Math.min(count, first + MAX_ON_PAGE);
  const back = Math.max(0, first - MAX_ON_PAGE);
  const buttons = [
    ...(first > 0 ? [button(t.list.previous, REVIEW_ACTIONS.pageBack, String(back))] : []),
    ...(last < count ? [button(t.list.next, REVIEW_ACTIONS.pageOn, String(last))] : []),
  ];
  return buttons.length === 0 ? [] : [context(t.list.page(first + 1, last, count)), actions(...buttons)];
}

function silentBlocks(silent: ReviewShown['silent'], t: Texts): KnownBlock[] {
  if (silent.length === 0) return [];
  const texts = silent.map((one) => t.report.silent(one, t.word.round(one.roundKind, one.period)));
  const { shown, left } = fitting(texts, LIMITS.listInSection, MAX_SILENT);
  const more = left > 0 ? t.report.more(left) : undefined;
  return [divider(), section(lines([md`*${t.review.sections.silent}*`, ...shown, more]))];
}
