import type { Goal } from '../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { type AgendaView, agendaOf } from '../../src/domain/review/agenda.ts';
import { boardOf, changedMeanwhile, inOrder } from '../../src/domain/review/board.ts';
import { detailOf, reasonOf } from '../../src/domain/review/decision-detail.ts';
import { type Review, startedReview } from '../../src/domain/review/review.ts';
import { reviewedTurn } from '../../src/domain/review/reviewed-period.ts';
import type { ReviewShown } from '../../src/domain/review/shown.ts';
import type { GoalOfReview } from '../../src/features/review/slack/views/goal-page.ts';
import { aGoalCard } from './goal-card.ts';
import { aTeam, REPORTING } from './samples.ts';

/** By what an agenda of the month is made on a day. */
export function agendaView(today: LocalDate): AgendaView {
  const { period } = reviewedTurn('month', today, aTeam().settings);
  const { nameOf, staleAfter } = REPORTING;
  return { today, since: period.first, nameOf, staleAfter: () => staleAfter };
}

/** A review of the team `success` that U9 leads. */
export function aReview(today: LocalDate, changes: Partial<Review> = {}): Review {
  const { period } = reviewedTurn('month', today, aTeam().settings);
  const of = { scope: { team: 'success' }, kind: 'month', period } as const;
  const begun = { workspace: 'T1', leader: 'U9', startedAt: new Date(`${today}T08:00:00Z`) };
  return { ...startedReview({ ...of, ...begun }), ...changes };
}

/** The month's review of these goals, as U9 sees it. */
export function aReviewShown(goals: readonly Goal[], today: LocalDate, review?: Review): ReviewShown {
  const turn = reviewedTurn('month', today, aTeam().settings);
  return {
    teams: [aTeam()],
    of: { scope: { team: 'success' }, kind: 'month', period: turn.period },
    name: { kind: 'month', ...turn },
    today,
    board: boardOf(agendaOf(goals, [], agendaView(today)), goals, review),
    goals,
    silent: [],
    ...(review && { review }),
    isLeading: review?.state === 'open' && review.leader === 'U9',
    person: 'U9',
  };
}

/** The page of a goal in that review. */
export function aGoalOfReview(goal: Goal, today: LocalDate, review?: Review): GoalOfReview {
  const shown = aReviewShown([goal], today, review);
  const [item] = inOrder(shown.board);
  if (item === undefined) throw new Error('The goal is no part of the review');
  const card = aGoalCard(goal, today);
  const page = {
    ...card,
    mayAdd: true,
    mayEdit: true,
    mayTransfer: true,
    mayPlan: true,
    may: { close: true, reopen: false, undo: false, follow: false, delete: false },
    kpi: { before: [], alsoFor: [] },
    titles: new Map<string, string>(),
    clients: new Map<string, { name: string; code: string }>(),
  };
  const line = (one: Goal['blockers'][number]) => ({
    ...{ goal: goal.id, title: goal.title, blocker: one.id, text: one.text, owner: one.owner, ownerName: 'Noor' },
    ...{ since: one.since, days: 9, isOld: true },
  });
  return {
    ...shown,
    item,
    page,
    blockers: goal.blockers.filter(({ cleared }) => cleared === undefined).map(line),
    made: item.decisions.map((decision) => {
      const reason = reasonOf(decision, goal);
      return { by: decision.by, at: decision.at, detail: detailOf(decision, goal), ...(reason && { reason }) };
    }),
    earlier: [],
    meanwhile: review ? changedMeanwhile(goal, review) : [],
    before: 'before',
    after: 'after',
    at: 1,
    count: 1,
  };
}
