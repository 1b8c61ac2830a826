import { clientOf } from '../../domain/client/client.ts';
import type { ClientId } from '../../domain/names.ts';
import { asReadBy } from '../../domain/policy.ts';
import { boardOfClient, feedbackSince } from '../../domain/review/narrowed.ts';
import type { ReviewName } from '../../domain/review/notices.ts';
import type { ReviewShown } from '../../domain/review/shown.ts';
import { type AdmittedToReview, admitToReview, type ReviewRequest } from './admit-to-review.ts';
import { type GatheredReview, type GatherReviewPorts, gatherReview } from './gather-review.ts';

/** A review as it is now, begun or not; undefined where its team is gone, or the person leads none. */
export function showReview(ports: GatherReviewPorts) {
  return async (request: ReviewRequest): Promise<ReviewShown | undefined> => {
    const admitted = await admitToReview(ports, request);
    if (admitted === undefined) return undefined;
    const gathered = await gatherReview(ports, admitted);
    return ofClient(ports, shownReview(admitted, gathered), gathered, request.about.client);
  };
}

/** Narrowed to the goals of one client, where it is one of these teams'. What is decided goes to the review of all. */
async function ofClient(
  { clients }: GatherReviewPorts,
  shown: ReviewShown,
  { zone }: GatheredReview,
  id: ClientId | undefined,
): Promise<ReviewShown> {
  const { goals } = shown;
  const [team] = goals;
  if (id === undefined || team === undefined) return shown;
  const all = await clients.forTeams(
    team.workspace,
    shown.teams.map((one) => one.id),
  );
  const client = clientOf(all, id);
  if (client === undefined) return shown;
  const { feedback: _, ...rest } = shown;
  const feedback = feedbackSince(goals, { since: shown.of.period.first, zone }, { clients: all, client });
  return { ...rest, board: boardOfClient(shown.board, goals, all, client), client, ...(feedback && { feedback }) };
}

export function shownReview(
  admitted: AdmittedToReview,
  { board, silent, goals: all, previous, zone }: GatheredReview,
): ReviewShown {
  const { teams, of, today, review, person, actor } = admitted;
  // An administrator may lead the review of a team whose clients they hear nothing of.
  const goals = all.map((goal) => asReadBy(actor, goal, teams.find(({ id }) => id === goal.team) ?? teams[0]));
  const feedback = feedbackSince(goals, { since: of.period.first, zone });
  return {
    teams,
    of,
    name: nameOfReview(admitted, goals),
    today,
    board,
    goals,
    silent,
    ...(previous && { previous: { name: previous.name, decided: previous.made.size } }),
    ...(review && { review }),
    ...(feedback && { feedback }),
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
