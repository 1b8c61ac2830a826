import type { BlockerLine } from '../check-in/blockers.ts';
import type { Client } from '../client/client.ts';
import type { Goal, GoalChange } from '../goal/goal.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import type { SilentPerson } from '../report/unanswered-rounds.ts';
import type { Team } from '../team/team.ts';
import type { Board, BoardItem } from './board.ts';
import type { DecisionDetail } from './decision-detail.ts';
import type { FeedbackInReview } from './narrowed.ts';
import type { ReviewName } from './notices.ts';
import type { Decision, Review, ReviewOf } from './review.ts';

/** A review as one person sees it. */
export interface ReviewShown {
  /** By name. */
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  readonly of: ReviewOf;
  readonly name: ReviewName;
  /** In the zone of the first team. */
  readonly today: LocalDate;
  readonly board: Board;
  /** Those on the board, with all that the person sees of them. */
  readonly goals: readonly Goal[];
  /** Who did not answer lately. */
  readonly silent: readonly SilentPerson[];
  /** The review before it, and about how many of these goals it decided; absent where there was none. */
  readonly previous?: { readonly name: ReviewName; readonly decided: number };
  /** Absent before somebody begins it. */
  readonly review?: Pick<Review, 'leader' | 'state' | 'position' | 'ended' | 'startedAt'>;
  /** What clients said since the period began; absent where they said nothing. */
  readonly feedback?: FeedbackInReview;
  /** The client to whose goals it is narrowed; absent for all. */
  readonly client?: Pick<Client, 'id' | 'name' | 'code'>;
  readonly isLeading: boolean;
  readonly person: UserId;
}

/** A decision with what it came to. */
export interface MadeDecision extends Pick<Decision, 'by' | 'at'> {
  readonly detail: DecisionDetail;
  readonly reason?: string;
}

/** What a review says of one goal, beside all that is said of it elsewhere. */
export interface ReviewGoalShown extends ReviewShown {
  readonly item: BoardItem;
  /** What stands in its way, the oldest first. */
  readonly blockers: readonly BlockerLine[];
  readonly made: readonly MadeDecision[];
  /** What the review before decided about it, or about the goal that it follows. */
  readonly earlier: readonly MadeDecision[];
  /** Its changes since the review began that it did not make, the last one first. */
  readonly meanwhile: readonly GoalChange[];
  /** The goals before and after it. */
  readonly before?: GoalId;
  readonly after?: GoalId;
  /** The how manieth of how many it is. */
  readonly at: number;
  readonly count: number;
}
