import type { Button, KnownBlock, ModalView } from '@slack/types';
import { isClosed } from '../../../../domain/goal/closing.ts';
import { latestCheckIn, seriesOf } from '../../../../domain/history/series.ts';
import { canCarryOver, isHabit } from '../../../../domain/review/carry-over.ts';
import { personOf } from '../../../../domain/review/minutes.ts';
import type { ReviewKind } from '../../../../domain/review/review.ts';
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
const MAX_EARLIER = 3;
const MAX_BLOCKERS = 5;
const MAX_MEANWHILE = 3;
/** Of one change. */
const ROOM = 450;
/** Values in the curve. */
const MAX_CURVE = 20;

/** One goal in a review: why it is here and the choices first, then all that the card of the goal says. */
export function goalPageModal(shown: GoalOfReview, t: Texts, note?: Mrkdwn): ModalView {
  const { item, page } = shown;
  const { goal } = page;
  return {
    type: 'modal',
    callback_id: REVIEW_VIEWS.review,
    title: modalTitle(t.review.title),
    close: modalTitle(t.word.close),
    private_metadata: reviewContext.encode({ about: aboutOf(shown), at: goal.id }),
    blocks: [
      ...headOfGoal(shown, note, t),
      ...(isClosed(goal) ? [] : [section(lines([t.review.why(item.reasons, item.standing), ...turnLines(shown, t)]))]),
      ...choices(shown, t),
      ...turning(shown, t),
      ...decisionBlocks(shown, t),
      ...earlierBlocks(shown, t),
      ...meanwhileBlocks(shown, t),
      ...blockerBlocks(shown, t),
      ...adviceBlocks(shown, t),
      divider(),
      ...cardBlocks(shown, t),
    ],
  };
}

/** Which goal it is, and how it stands. */
export function headOfGoal(shown: GoalOfReview, note: Mrkdwn | undefined, t: Texts): KnownBlock[] {
  const { item, name, at, count, board } = shown;
  const heading = goalHeading(item.standing, peopleOf(item.standing, t), t);
  return [
    ...(note ? [context(note)] : []),
    context(t.review.place({ at, count, decided: board.decided.length }, name)),
    section(lines([heading, t.round.progress(item.standing), curveOf(shown, t)])),
  ];
}

/** What its values propose where it ends, and that it can be held from now on. */
function turnLines({ item, of, page: { goal, kpi } }: GoalOfReview, t: Texts): Mrkdwn[] {
  const isEnding = item.reasons.some(({ code }) => code === 'no-outcome' || code === 'ends');
  const score = item.proposed ? t.turn.proposed(item.proposed) : t.turn.noScore;
  return [...(isEnding ? [score] : []), ...(of.kind === 'year' && isHabit(goal, kpi.before) ? [t.turn.habitHint] : [])];
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
  const { isLeading, review, page, of } = shown;
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
      ...turnButtons(page, of.kind, t),
      button(text.transfer, REVIEW_ACTIONS.transfer, id),
    ),
  ];
}

/** What the turn of a quarter or year is for: it goes on in the next one, as a goal or as a habit. */
function turnButtons({ goal, kpi }: GoalPage, kind: ReviewKind, t: Texts): Button[] {
  if (!canCarryOver(goal, kind)) return [];
  const { carryOver, habit } = t.turn.choices;
  const isHeld = kind === 'year' && isHabit(goal, kpi.before);
  return [
    button(carryOver, REVIEW_ACTIONS.carry, goal.id),
    ...(isHeld ? [button(habit, REVIEW_ACTIONS.habit, goal.id)] : []),
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

/** What the review before decided about it: what was promised then is looked at now. */
function earlierBlocks({ earlier, previous }: GoalOfReview, t: Texts): KnownBlock[] {
  if (previous === undefined || earlier.length === 0) return [];
  const made = earlier
    .slice(-MAX_EARLIER)
    .map(({ detail, by, at, reason }) => t.review.made(detail, by, localDateOf(at, 'UTC'), personOf(detail), reason));
  return [section(lines([t.turn.previousHeading(previous.name), ...made]))];
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
