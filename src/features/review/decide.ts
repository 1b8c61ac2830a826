import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId } from '../../domain/names.ts';
import { nextLeft } from '../../domain/review/board.ts';
import {
  type Decision,
  type DecisionKind,
  MAX_DECISIONS,
  type Review,
  withDecision,
} from '../../domain/review/review.ts';
import type { Ids } from '../../ports/runtime.ts';
import { type AdmittedToReview, admitToReview, type ReviewRequest } from './admit-to-review.ts';
import { type GatherReviewPorts, gatherReview } from './gather-review.ts';

export interface DecidePorts extends GatherReviewPorts {
  readonly ids: Ids;
}

/** Why nothing can be decided: `not-leading` while another leads, `full` where the review holds no more. */
export type NotDecided =
  | { readonly ok: false; readonly why: 'gone' | 'not-started' | 'ended' | 'closed' | 'full' }
  | { readonly ok: false; readonly why: 'not-leading'; readonly leader: UserId };

export interface GoalInReview extends ReviewRequest {
  readonly goal: GoalId;
}

/** Who may decide about a goal now, and the goal to take up after it. */
export type MayDecide =
  | {
      readonly ok: true;
      readonly admitted: AdmittedToReview & { readonly review: Review };
      readonly goal: Goal;
      readonly next?: GoalId;
    }
  | NotDecided;

/** Whether a person leads a review in which they may decide about a goal; asked again when they have filled in a form. */
export function mayDecide(ports: GatherReviewPorts) {
  return async (request: GoalInReview): Promise<MayDecide> => {
    const admitted = await admitToReview(ports, request);
    if (admitted === undefined) return { ok: false, why: 'gone' };
    const { review } = admitted;
    const { board, goals } = await gatherReview(ports, admitted);
    const goal = goals.find(({ id }) => id === request.goal);
    if (goal === undefined) return { ok: false, why: 'gone' };
    if (review === undefined) return { ok: false, why: 'not-started' };
    if (review.state === 'ended') return { ok: false, why: 'ended' };
    if (review.leader !== request.person) return { ok: false, why: 'not-leading', leader: review.leader };
    if (review.decisions.length >= MAX_DECISIONS) return { ok: false, why: 'full' };
    const next = nextLeft(board, goal.id);
    return { ok: true, admitted: { ...admitted, review }, goal, ...(next !== undefined && { next }) };
  };
}

export type Kept = { readonly ok: true; readonly next?: GoalId } | NotDecided;

/** Decides that a goal stays as it is. Decided twice in a row, it is one decision. */
export function keepGoal(ports: DecidePorts) {
  const may = mayDecide(ports);
  return (request: GoalInReview): Promise<Kept> => {
    const attempt = async (): Promise<Kept | 'again'> => {
      const verdict = await may(request);
      if (!verdict.ok) return verdict;
      const { goal, next, admitted } = verdict;
      if (isClosed(goal)) return { ok: false, why: 'closed' };
      const kept = { ok: true, ...(next !== undefined && { next }) } as const;
      const last = admitted.review.decisions.findLast((one) => one.goal === goal.id);
      if (last?.what === 'kept' && last.by === request.person) return kept;
      const decision = { what: 'kept', goal: goal.id, by: request.person, at: ports.clock.now() } as const;
      const id = ports.ids.derive('kept', admitted.id, goal.id, String(admitted.review.decisions.length));
      return (await append(ports, admitted.review, { id, ...decision })) ? kept : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one review at the same time; the click can be repeated.');
  };
}

/** What was decided about a goal by a change of it. */
export interface MadeChangeRequest extends GoalInReview {
  readonly what: Exclude<DecisionKind, 'kept' | 'asked'>;
  /** The id of the change, or of the action, that the goal has. */
  readonly ref: string;
}

/**
 * Notes that a change of a goal was made in a review. It has happened, so it is noted whoever leads by now; a change that
 * the goal does not have is not. False where it could not be noted: the goal shows it then as made meanwhile.
 */
export function noteDecision(ports: DecidePorts) {
  return (request: MadeChangeRequest): Promise<boolean> => {
    const attempt = async (): Promise<boolean | 'again'> => {
      const admitted = await admitToReview(ports, request);
      const { review } = admitted ?? {};
      const goal = await ports.goals.get(request.workspace, request.goal);
      const isOfReview = admitted?.teams.some(({ id }) => id === goal?.team) === true;
      if (review === undefined || goal === undefined || !isOfReview || !has(goal, request.ref)) return false;
      const { what, ref, person } = request;
      const id = ports.ids.derive('decided', review.id, goal.id, ref);
      const decision = { id, goal: goal.id, what, by: person, at: ports.clock.now(), ref };
      return (await append(ports, review, decision)) ? true : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one review at the same time; the goal has the change.');
  };
}

function has({ changes = [], actions = [] }: Goal, ref: string): boolean {
  return [...changes, ...actions].some(({ id }) => id === ref);
}

/** False where another write came first. What is there already, or finds no room, is done with. */
async function append({ reviews }: DecidePorts, review: Review, decision: Decision): Promise<boolean> {
  const next = withDecision(review, decision);
  return next === undefined || next === 'again' || (await reviews.save(next));
}
