import { blockersOf } from '../../domain/check-in/blockers.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { GoalId } from '../../domain/names.ts';
import { beside, changedMeanwhile, inOrder } from '../../domain/review/board.ts';
import type { MadeDecision, ReviewGoalShown, ReviewShown } from '../../domain/review/shown.ts';
import type { Holidays } from '../../ports/holidays.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';
import { type GoalPage, type ShowGoalPorts, showGoal } from '../goal/index.ts';
import { admitToReview, type ReviewRequest } from './admit-to-review.ts';
import { type GatheredReview, type GatherReviewPorts, gatherReview } from './gather-review.ts';
import { madeDecision } from './previous-review.ts';
import { shownReview } from './show-review.ts';

export interface ShowReviewGoalPorts extends GatherReviewPorts, ShowGoalPorts {
  readonly holidays: Holidays;
}

/** One goal in a review, with all that is said of it elsewhere. */
export type ReviewGoalPage = ReviewGoalShown & { readonly page: GoalPage };

/** A goal of a review as it is now; `gone` where it is none of its goals, or the person does not see it. */
export function showReviewGoal(ports: ShowReviewGoalPorts) {
  const show = showGoal(ports);
  return async (
    request: ReviewRequest & { readonly goal: GoalId },
  ): Promise<ReviewGoalPage | { readonly gone: ReviewShown } | undefined> => {
    const admitted = await admitToReview(ports, request);
    if (admitted === undefined) return undefined;
    const [gathered, page] = await Promise.all([
      gatherReview(ports, admitted),
      show(request.workspace, request.person, request.goal),
    ]);
    const shown = shownReview(admitted, gathered);
    const order = inOrder(gathered.board);
    const at = order.findIndex(({ goal }) => goal === request.goal);
    const item = order[at];
    const goal = gathered.goals.find(({ id }) => id === request.goal);
    if (item === undefined || goal === undefined || page === undefined) return { gone: shown };
    const { today, nameOf } = { ...admitted, ...gathered };
    const team = admitted.teams.find(({ id }) => id === goal.team) ?? admitted.teams[0];
    const calendar = await teamCalendar(ports, team.settings);
    return {
      ...shown,
      item,
      page,
      blockers: isClosed(goal) ? [] : blockersOf([goal], { today, calendar, nameOf }),
      made: item.decisions.map((decision) => madeDecision(decision, goal, gathered.goals)),
      earlier: earlierOf(gathered, goal),
      meanwhile: admitted.review ? changedMeanwhile(goal, admitted.review).toReversed() : [],
      ...beside(gathered.board, request.goal),
      at: at + 1,
      count: order.length,
    };
  };
}

/** What the review before decided about a goal; what it carried over has the decisions of the goal before. */
function earlierOf({ previous }: GatheredReview, { id, follows }: GoalPage['goal']): readonly MadeDecision[] {
  const own = previous?.made.get(id);
  return own ?? (follows === undefined ? undefined : previous?.made.get(follows)) ?? [];
}
