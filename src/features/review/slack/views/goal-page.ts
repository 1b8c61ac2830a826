import type { KnownBlock, ModalView } from '@slack/types';
import { isClosed } from '../../../../domain/goal/closing.ts';
import { latestCheckIn, seriesOf } from '../../../../domain/history/series.ts';
import { personOf } from '../../../../domain/review/minutes.ts';
import type { ReviewGoalShown } from '../../../../domain/review/shown.ts';
import { localDateOf } from '../../../../domain/time/instant.ts';
import { actions, atMost, button, context, divider, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { blockerRow } from '../../../check-in/index.ts';
import {
  changeLine,
  coachLines,
  type GoalPage,
  goalCard,
  goalHeading,
  hasMoreToRead,
  moreToRead,
  peopleOf,
  readAll,
} from '../../../goal/index.ts';
import { aboutOf, reviewContext } from './context.ts';
import { REVIEW_ACTIONS, REVIEW_VIEWS } from './ids.ts';
import { leadButton } from './overview.ts';

/** A goal of a review, with all that is said of it elsewhere. */
export type GoalOfReview = ReviewGoalShown & { readonly page: GoalPage };

/** With the 25 blocks of the card at the most well within Slack's hundred. */
const MAX_DECISIONS = 5;
const MAX_BLOCKERS = 5;
const MAX_MEANWHILE = 3;
/** Of one change. */
const ROOM = 450;
/** Values in the curve. */
const MAX_CURVE = 20;

/** One goal in a review: why it is here and the choices first, then all that the card of the goal says. */
export function goalPageModal(shown: GoalOfReview, t: Texts, note?: Mrkdwn): ModalView {
  const { item, page, name, at, count } = shown;
  const { goal } = page;
  return {
    type: 'modal',
    callback_id: REVIEW_VIEWS.review,
    title: modalTitle(t.review.title),
    close: modalTitle(t.word.close),
    private_metadata: reviewContext.encode({ about: aboutOf(shown), at: goal.id }),
    blocks: [
      ...(note ? [context(note)] : []),
      context(t.review.place(at, count, name)),
      section(
        lines([
          goalHeading(item.standing, peopleOf(item.standing, t), t),
          t.round.progress(item.standing),
          curveOf(shown, t),
        ]),
      ),
      ...(isClosed(goal) ? [] : [section(t.review.why(item.reasons, item.standing))]),
      ...choices(shown, t),
      ...turning(shown, t),
      ...decisionBlocks(shown, t),
      ...meanwhileBlocks(shown, t),
      ...blockerBlocks(shown, t),
      ...adviceBlocks(shown, t),
      divider(),
      ...cardBlocks(shown, t),
    ],
  };
}

function curveOf({ page: { goal }, today }: GoalOfReview, t: Texts): Mrkdwn | undefined {
  const series = seriesOf(goal.checkIns).slice(-MAX_CURVE);
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined || series.length < 2) return undefined;
  return t.review.curve(
    series.map(({ value }) => value),
    first,
    last,
    goal.kpi,
    today,
  );
}

function choices(shown: GoalOfReview, t: Texts): KnownBlock[] {
  const { isLeading, review, page } = shown;
  if (!isLeading) {
    const isOpen = review?.state === 'open';
    return [...(isOpen ? [context(t.review.leads(review.leader))] : []), actions(leadButton(shown, t))];
  }
  if (isClosed(page.goal)) return [context(t.review.readOnly)];
  const text = t.review.choices;
  const { id } = page.goal;
  return [
    actions(
      button(text.keep, REVIEW_ACTIONS.keep, id),
      button(text.adjust, REVIEW_ACTIONS.adjust, id),
      button(text.plan, REVIEW_ACTIONS.plan, id),
      button(text.ask, REVIEW_ACTIONS.ask, id),
      button(text.close, REVIEW_ACTIONS.close, id),
      button(text.transfer, REVIEW_ACTIONS.transfer, id),
    ),
  ];
}

function turning({ before, after }: ReviewGoalShown, t: Texts): KnownBlock[] {
  return [
    actions(
      ...(before === undefined ? [] : [button(t.review.previous, REVIEW_ACTIONS.previous, before)]),
      ...(after === undefined ? [] : [button(t.review.next, REVIEW_ACTIONS.next, after)]),
      button(t.review.overview, REVIEW_ACTIONS.overview, ''),
    ),
  ];
}

function decisionBlocks({ made }: ReviewGoalShown, t: Texts): KnownBlock[] {
  return made
    .slice(-MAX_DECISIONS)
    .map(({ detail, by, at, reason }) =>
      section(t.review.made(detail, by, localDateOf(at, 'UTC'), personOf(detail), reason)),
    );
}

function meanwhileBlocks({ meanwhile, page, today }: GoalOfReview, t: Texts): KnownBlock[] {
  if (meanwhile.length === 0) return [];
  const { shown, left } = atMost(meanwhile, MAX_MEANWHILE);
  const { goal, titles } = page;
  const line = (change: (typeof meanwhile)[number]) =>
    changeLine({ change, on: localDateOf(change.at, 'UTC') }, { goal, today, titles, room: ROOM }, t);
  return [section(lines([t.review.meanwhile, ...shown.map(line), left > 0 ? t.report.more(left) : undefined]))];
}

function blockerBlocks({ blockers, page }: GoalOfReview, t: Texts): KnownBlock[] {
  const { shown, left } = atMost(blockers, MAX_BLOCKERS);
  const isCut = blockers.some(({ text }) => !fits(text, EXCERPT));
  return [
    ...shown.map((line) => blockerRow({ ...line, mayClear: true }, undefined, t)),
    ...moreToRead({ goal: page.goal.id }, { left: left > 0 ? t.report.more(left) : undefined, isCut }, t),
  ];
}

/** What the coach has against it, and how far its last value is from what others reach. */
function adviceBlocks({ page: { goal, advice } }: GoalOfReview, t: Texts): KnownBlock[] {
  const coach = advice && coachLines(advice, t);
  const last = latestCheckIn(goal);
  const gap = goal.benchmark && last && t.review.benchmarkGap(goal.benchmark, last.value, goal.kpi);
  const texts = [coach, gap].filter((text) => text !== undefined);
  return texts.length === 0 ? [] : [section(lines(texts))];
}

/** The card without its head, and without blockers, which stand above with their buttons. */
function cardBlocks({ page }: GoalOfReview, t: Texts): KnownBlock[] {
  const story = { ...page.story, blockers: [] };
  const card = goalCard({ ...page, story, correctable: new Set() }, t).blocks.slice(1);
  return [...card, ...(hasMoreToRead(page.goal) ? [actions(readAll({ goal: page.goal.id }, t))] : [])];
}
