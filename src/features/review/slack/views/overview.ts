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
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
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

export interface OverviewPlace {
  /** The first item of the page. */
  readonly from?: number;
  readonly note?: Mrkdwn | undefined;
  /** What there is to say of the team's clients; on the last page. */
  readonly clients?: readonly KnownBlock[] | undefined;
  /** Their picture, below that. */
  readonly clientsPicture?: Pick<PlacedPicture, 'picture' | 'story'> | undefined;
}

/** A review at a glance: who leads it, what is decided and what is left, goal by goal. `note` says what a click came to. */
export function overviewModal(
  shown: ReviewShown,
  { from = 0, note, clients = [] }: OverviewPlace,
  t: Texts,
): ModalView {
  const { silent } = shown;
  const { page, first, count } = itemsOn(shown, from);
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
      ...headOfOverview(shown, { note }, t),
      ...rows,
      ...pageButtons(first, { count, max: MAX_ON_PAGE }, PAGES, t),
      ...(isLast(shown, from) ? [...clients, ...silentBlocks(silent, t)] : []),
    ],
  };
}

/** What stands on the page that begins with an item; on the first one where there is no such item. */
export function itemsOn({ board }: Pick<ReviewShown, 'board'>, from = 0) {
  const all = SECTIONS.flatMap((part) => board[part].map((item) => ({ part, item })));
  const first = from < all.length ? from : 0;
  return { page: all.slice(first, first + MAX_ON_PAGE), first, count: all.length };
}

/** Whether the page that begins with an item is the last one. */
function isLast(shown: Pick<ReviewShown, 'board'>, from = 0): boolean {
  const { page, first, count } = itemsOn(shown, from);
  return first + page.length >= count;
}

/** Before which block the picture of the clients stands; undefined on a page without them. */
export function belowClients(shown: ReviewShown, place: OverviewPlace, t: Texts): number | undefined {
  if (!isLast(shown, place.from)) return undefined;
  return overviewModal(shown, place, t).blocks.length - silentBlocks(shown.silent, t).length;
}

/** What stands above the goals. */
export function headOfOverview(shown: ReviewShown, { note }: Pick<OverviewPlace, 'note'>, t: Texts): KnownBlock[] {
  const { count } = itemsOn(shown);
  return [...(note ? [context(note)] : []), ...headBlocks(shown, count, t), ...clientBlocks(shown, t)];
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
        shown.previous && t.turn.previous(shown.previous.name, shown.previous.decided),
        t.review.counts(board.needsDecision.length, board.decided.length, board.wentWell.length),
      ]),
    ),
    actions(...buttons),
  ];
}

/** The client that it is narrowed to, and what clients said since the period began: for the team's lead alone. */
function clientBlocks({ client, feedback, today }: ReviewShown, t: Texts): KnownBlock[] {
  const quotes = feedback?.newest.map((one) => t.clients.quote(one, today)) ?? [];
  return [
    ...(client ? [context(t.clients.ofGoal(client))] : []),
    ...(feedback ? [section(lines([t.clients.feedbackOfAll(feedback.counts), ...quotes]))] : []),
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
  const objectives = button(t.turn.choices.objectives, REVIEW_ACTIONS.objectives, '');
  return [
    lead,
    ...(shown.of.kind === 'year' && 'team' in shown.of.scope ? [objectives] : []),
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
  const { standing, reasons, decisions, meanwhile, goal, proposed } = item;
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
      part === 'decided' || proposed === undefined ? undefined : t.turn.proposed(proposed),
      marks.length === 0 ? undefined : lines(marks, ' · '),
    ]),
    { ...open, accessibility_label: plain(t.review.openLabel(standing.title), LIMITS.buttonText).text },
  );
}

const PAGES = { back: REVIEW_ACTIONS.pageBack, on: REVIEW_ACTIONS.pageOn };

function silentBlocks(silent: ReviewShown['silent'], t: Texts): KnownBlock[] {
  if (silent.length === 0) return [];
  const texts = silent.map((one) => t.report.silent(one, t.word.round(one.roundKind, one.period)));
  const { shown, left } = fitting(texts, LIMITS.listInSection, MAX_SILENT);
  const more = left > 0 ? t.report.more(left) : undefined;
  return [divider(), section(lines([md`*${t.review.sections.silent}*`, ...shown, more]))];
}
