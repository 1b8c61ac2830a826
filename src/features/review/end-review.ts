import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { endedReview, type Review } from '../../domain/review/review.ts';
import { type AdmitToReviewPorts, admitToReview, type ReviewRequest } from './admit-to-review.ts';
import type { NotDecided } from './decide.ts';

export type EndedReview = { readonly ok: true; readonly review: Review } | NotDecided;

/** Ends a review, for who leads it. The minutes follow from `settleReview`. */
export function endReview(ports: AdmitToReviewPorts) {
  return (request: ReviewRequest): Promise<EndedReview> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one review at the same time; the click can be repeated.',
    );
}

async function attempt(ports: AdmitToReviewPorts, request: ReviewRequest): Promise<EndedReview | 'again'> {
  const admitted = await admitToReview(ports, request);
  if (admitted === undefined) return { ok: false, why: 'gone' };
  const { review } = admitted;
  if (review === undefined) return { ok: false, why: 'not-started' };
  const ended = endedReview(review, request.person, ports.clock.now());
  // Who ended it first did.
  if (ended === undefined) return { ok: true, review };
  if (review.leader !== request.person) return { ok: false, why: 'not-leading', leader: review.leader };
  return (await ports.reviews.save(ended)) ? { ok: true, review: ended } : 'again';
}
