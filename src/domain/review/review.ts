import type { GoalId, TeamId, UserId, WorkspaceId } from '../names.ts';
import type { Period, PeriodKind } from '../time/periods.ts';

export const REVIEW_KINDS = ['month', 'quarter', 'year', 'goal'] as const;
/** What a review goes through: all goals at the turn of a period, or one goal. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What can be decided about a goal. What is not `kept` or `asked` is a change of the goal, which the decision names. */
export const DECISIONS = [
  'kept',
  'adjusted',
  'planned',
  'asked',
  'closed',
  'carried-on',
  'carried-over',
  'transferred',
] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** More than five for each of as many goals as a team has. */
export const MAX_DECISIONS = 2500;

/** What was decided about a goal in a review. */
export interface Decision {
  /** Follows from the form or the click: what comes twice is one decision. */
  readonly id: string;
  readonly goal: GoalId;
  readonly what: DecisionKind;
  readonly by: UserId;
  readonly at: Date;
  readonly reason?: string;
  /** The id of the change, the action or the request for help in the goal. */
  readonly ref?: string;
  /** Who was asked for help, and what. */
  readonly help?: { readonly to: UserId; readonly question: string };
}

/** What an annual review decided about an objective in words: without `was` it was set, without `now` dropped. */
export interface ObjectiveDecision {
  /** Follows from the form: what comes twice is one decision. */
  readonly id: string;
  readonly was?: string;
  readonly now?: string;
  readonly by: UserId;
  readonly at: Date;
  readonly reason?: string;
}

/** Whose goals a review goes through: those of a team, or of all teams that somebody leads. */
export type ReviewScope = { readonly team: TeamId } | { readonly leads: UserId };

/** Where a lead goes through goals and decides. One document: a decision is one atomic write. */
export interface Review {
  /** Of {@link reviewId}: there is one for a scope and period. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly scope: ReviewScope;
  readonly kind: ReviewKind;
  /** What it looks back on. */
  readonly period: Period;
  /** The one that it is about, where `kind` says so. */
  readonly goal?: GoalId;
  /** Who decides in it; others look on. */
  readonly leader: UserId;
  readonly startedAt: Date;
  /** In the order in which they were made; appended, never changed. */
  readonly decisions: readonly Decision[];
  /** What was decided about objectives in words, in its order; absent where nothing was. */
  readonly objectives?: readonly ObjectiveDecision[];
  /** The goal at which it stands; absent for the overview. */
  readonly position?: GoalId;
  readonly state: 'open' | 'ended';
  /** Who ended it, and when; absent while it is open. */
  readonly ended?: { readonly by: UserId; readonly at: Date };
  /** Into how many parts the minutes in each team's channel were split. Absent before its first end. */
  readonly minutes?: readonly { readonly team: TeamId; readonly parts: number }[];
  /** It was ended, or somebody was asked for help, and the messages that follow are not known to be queued. */
  readonly unsettledSince?: Date;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

/** What a review is of. */
export type ReviewOf = Pick<Review, 'scope' | 'kind' | 'period' | 'goal'>;

/** The id of a review: the guard against a second one. */
export function reviewId({ scope, kind, period, goal }: ReviewOf): string {
  const of = 'team' in scope ? scope.team : `led-by-${scope.leads}`;
  return [of, 'review', kind, period.id, ...(goal === undefined ? [] : [goal])].join('|');
}

/** The stretch of the calendar at whose turn a review stands. One goal is looked at by the month. */
export function turnOf(kind: ReviewKind): Extract<PeriodKind, 'month' | 'quarter' | 'year'> {
  return kind === 'goal' ? 'month' : kind;
}

/** A review that somebody begins. */
export function startedReview(of: ReviewOf & Pick<Review, 'workspace' | 'leader' | 'startedAt'>): Review {
  return { ...of, id: reviewId(of), decisions: [], state: 'open', version: 1 };
}

/** The review in the hands of a person, open again where it had ended; undefined where it is so already. */
export function ledBy(review: Review, leader: UserId): Review | undefined {
  if (review.state === 'open' && review.leader === leader) return undefined;
  const { ended: _, ...open } = review;
  return { ...open, leader, state: 'open', version: review.version + 1 };
}

/** The review with one more decision; `again` where it has one of this id, undefined where it holds no more. */
export function withDecision(review: Review, decision: Decision): Review | 'again' | undefined {
  if (review.decisions.some(({ id }) => id === decision.id)) return 'again';
  if (review.decisions.length >= MAX_DECISIONS) return undefined;
  // What is decided after the end belongs into the minutes, and who is asked gets a message.
  const follows = review.state === 'ended' || decision.help !== undefined;
  return {
    ...review,
    decisions: [...review.decisions, decision],
    ...(follows && { unsettledSince: decision.at }),
    version: review.version + 1,
  };
}

/**
 * The review with decisions about objectives, without those that it has; undefined where it has them all. What is kept once
 * more is kept.
 */
export function withObjectives(review: Review, made: readonly ObjectiveDecision[]): Review | undefined {
  const { objectives = [] } = review;
  const isKnown = ({ id, was, now }: ObjectiveDecision) =>
    objectives.some((one) => one.id === id || (was === now && one.now === now));
  const fresh = made.filter((one) => !isKnown(one));
  const last = fresh.at(-1);
  if (last === undefined) return undefined;
  return { ...review, objectives: [...objectives, ...fresh], unsettledSince: last.at, version: review.version + 1 };
}

/** The review at a goal, or at its overview; undefined where it is there. */
export function standingAt(review: Review, goal: GoalId | undefined): Review | undefined {
  if (review.position === goal) return undefined;
  const { position: _, ...rest } = review;
  return { ...rest, ...(goal !== undefined && { position: goal }), version: review.version + 1 };
}

/** The review at its end; undefined where it has ended. */
export function endedReview(review: Review, by: UserId, at: Date): Review | undefined {
  if (review.state === 'ended') return undefined;
  const { position: _, ...rest } = review;
  return { ...rest, state: 'ended', ended: { by, at }, unsettledSince: at, version: review.version + 1 };
}
