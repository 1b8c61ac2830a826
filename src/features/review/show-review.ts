import type { ReviewName } from '../../domain/review/notices.ts';
import type { ReviewShown } from '../../domain/review/shown.ts';
import { type AdmittedToReview, admitToReview, type ReviewRequest } from './admit-to-review.ts';
import { type GatheredReview, type GatherReviewPorts, gatherReview } from './gather-review.ts';

/** A review as it is now, begun or not; undefined where its team is gone, or the person leads none. */
export function showReview(ports: GatherReviewPorts) {
  return async (request: ReviewRequest): Promise<ReviewShown | undefined> => {
    const admitted = await admitToReview(ports, request);
    return admitted && shownReview(admitted, await gatherReview(ports, admitted));
  };
}

export function shownReview(admitted: AdmittedToReview, { board, silent, goals }: GatheredReview): ReviewShown {
  const { teams, of, today, review, person } = admitted;
  return {
    teams,
    of,
    name: nameOfReview(admitted, goals),
    today,
    board,
    silent,
    ...(review && { review }),
    isLeading: review?.state === 'open' && review.leader === person.id,
    person: person.id,
  };
}

/** By what a review is called. */
export function nameOfReview(
  { of: { kind, goal }, period, next }: Pick<AdmittedToReview, 'of' | 'period' | 'next'>,
  goals: GatheredReview['goals'],
): ReviewName {
  const title = goals.find(({ id }) => id === goal)?.title;
  return { kind, period, next, ...(goal !== undefined && title !== undefined && { title }) };
}
