import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { GoalId } from '../../domain/names.ts';
import { nextLeft } from '../../domain/review/board.ts';
import { ledBy, standingAt, startedReview } from '../../domain/review/review.ts';
import { admitToReview, type ReviewRequest } from './admit-to-review.ts';
import { type GatherReviewPorts, gatherReview } from './gather-review.ts';

/** The goal at which a review is taken up; absent for its overview. */
export type Led = { readonly ok: true; readonly at?: GoalId } | { readonly ok: false; readonly why: 'gone' };

const CROWDED = 'Too many writes to one review at the same time; the click can be repeated.';

/**
 * Begins a review, goes on with it, takes it over from who leads it, or opens it again after its end: whoever does so leads
 * it from then on. It is taken up where it was left.
 */
export function leadReview(ports: GatherReviewPorts) {
  return (request: ReviewRequest): Promise<Led> => retryOnConflict(() => takeUp(ports, request), CROWDED);
}

async function takeUp(ports: GatherReviewPorts, request: ReviewRequest): Promise<Led | 'again'> {
  const admitted = await admitToReview(ports, request);
  if (admitted === undefined) return { ok: false, why: 'gone' };
  const { review: before, of, person } = admitted;
  const { board } = await gatherReview(ports, admitted);
  const left = before?.position;
  // What was decided just before the review was left is done with.
  const isThere = [...board.needsDecision, ...board.wentWell].some(({ goal }) => goal === left);
  const at = isThere ? left : nextLeft(board, left);
  const place = at === undefined ? {} : { at };
  const { workspace } = request;
  const led =
    before === undefined
      ? startedReview({ ...of, workspace, leader: person.id, startedAt: ports.clock.now() })
      : (ledBy(before, person.id) ?? before);
  const next = standingAt(led, at) ?? led;
  // Taking over and going to a goal are one write.
  const version = before === undefined ? 1 : before.version + 1;
  return next === before || (await ports.reviews.save({ ...next, version })) ? { ok: true, ...place } : 'again';
}

/** Keeps where the leader looks, so that the review is taken up there; of who looks on it keeps nothing. */
export function moveInReview(ports: GatherReviewPorts) {
  return (request: ReviewRequest & { readonly goal?: GoalId }): Promise<boolean> => {
    const attempt = async (): Promise<boolean | 'again'> => {
      const admitted = await admitToReview(ports, request);
      const { review } = admitted ?? {};
      if (review === undefined || review.state !== 'open' || review.leader !== request.person) return false;
      const moved = standingAt(review, request.goal);
      return moved === undefined || (await ports.reviews.save(moved)) ? true : 'again';
    };
    return retryOnConflict(attempt, CROWDED);
  };
}
