import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId } from '../../domain/names.ts';
import { detailOf, reasonOf } from '../../domain/review/decision-detail.ts';
import type { ReviewName } from '../../domain/review/notices.ts';
import type { Decision, Review } from '../../domain/review/review.ts';
import { turnOn } from '../../domain/review/reviewed-period.ts';
import type { MadeDecision } from '../../domain/review/shown.ts';
import type { Team } from '../../domain/team/team.ts';
import type { AdmitToReviewPorts, AdmittedToReview } from './admit-to-review.ts';

/** The review before one, with what it decided about the goals that a person sees. */
export interface PreviousReview {
  readonly name: ReviewName;
  readonly made: ReadonlyMap<GoalId, readonly MadeDecision[]>;
}

/** The last review of a team that ended before this one began; undefined where there was none, or for several teams. */
export async function lastReview(
  { reviews, clock }: AdmitToReviewPorts,
  { of: { scope, goal }, review, teams: [team] }: AdmittedToReview,
): Promise<Review | undefined> {
  if (!('team' in scope) || goal !== undefined) return undefined;
  const last = await reviews.lastEnded(team.workspace, scope.team, review?.startedAt ?? clock.now());
  return last?.id === review?.id ? undefined : last;
}

/** What a review decided about these goals, and by what it is called. */
export function previousReview(last: Review, { settings }: Team, goals: readonly Goal[]): PreviousReview {
  const { kind, period } = last;
  return { name: { kind, ...turnOn(kind, period.first, settings) }, made: madeIn(last, goals) };
}

function madeIn({ decisions }: Review, goals: readonly Goal[]): PreviousReview['made'] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const made = new Map<GoalId, MadeDecision[]>();
  for (const decision of decisions) {
    const goal = known.get(decision.goal);
    if (goal) made.set(goal.id, [...(made.get(goal.id) ?? []), madeDecision(decision, goal, goals)]);
  }
  return made;
}

/** A decision with what it came to. `goals` are those that the person sees. */
export function madeDecision(decision: Decision, goal: Goal, goals: readonly Goal[]): MadeDecision {
  const { by, at } = decision;
  const reason = reasonOf(decision, goal);
  return { by, at, detail: detailOf(decision, goal, goals), ...(reason !== undefined && { reason }) };
}
