import type { ClientId, GoalId, LocalDate, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import { type Review, type ReviewKind, type ReviewOf, type ReviewScope, reviewId } from '../../domain/review/review.ts';
import { reviewedTurn, type Turn, turnOn, usualKind } from '../../domain/review/reviewed-period.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { ReviewStore } from '../../ports/reviews.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface AdmitToReviewPorts extends TeamPolicyPorts {
  readonly reviews: ReviewStore;
  readonly clock: Clock;
}

/** For so long a review that was left is what is meant where nobody says which. */
const RESUMED_FOR_MS = 31 * 86_400_000;

/** Which review a person means. */
export interface ReviewAbout {
  /** Absent for all teams that the person leads. */
  readonly team?: TeamId;
  /** Absent for the one that is under way, else for what its time is. */
  readonly kind?: ReviewKind;
  /** A day of the period that is looked back on; absent for the one that ends nearest to today. */
  readonly day?: LocalDate;
  /** The one goal that it is about. */
  readonly goal?: GoalId;
  /** Its overview shows the goals of this client alone. */
  readonly client?: ClientId;
}

/** A person who asks about a review. */
export interface ReviewRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly about: ReviewAbout;
}

/** A review, begun or not, and a person who may lead it. */
export interface AdmittedToReview extends PersonAndActor, Turn {
  /** At least one; by name. */
  readonly teams: readonly [Team, ...Team[]];
  readonly of: ReviewOf;
  readonly id: string;
  /** In the zone of the first team. */
  readonly today: LocalDate;
  /** As it is stored; absent before somebody begins it. */
  readonly review?: Review;
}

/**
 * The review that a person means, with its teams; undefined where they are gone, or the person leads none. Throws
 * {@link Refused} where they may not lead it.
 */
export async function admitToReview(
  ports: AdmitToReviewPorts,
  { workspace, person: id, about }: ReviewRequest,
): Promise<AdmittedToReview | undefined> {
  const requester = await admit(ports.directory, workspace, id);
  const teams = await teamsOf(ports, workspace, id, about);
  const [first, ...others] = teams;
  if (first === undefined) return undefined;
  for (const team of teams) allow(policy.leadTeam(requester.actor, team));
  const now = ports.clock.now();
  const today = localDateOf(now, first.zone);
  const scope: ReviewScope = about.team === undefined ? { leads: id } : { team: about.team };
  const running = about.kind === undefined ? await ports.reviews.open(workspace, scope) : [];
  const started = running.find(({ startedAt }) => now.getTime() - startedAt.getTime() <= RESUMED_FOR_MS);
  const kind = started?.kind ?? about.kind ?? usualKind(today, first.settings);
  const day = started?.period.first ?? about.day;
  const turn = day === undefined ? reviewedTurn(kind, today, first.settings) : turnOn(kind, day, first.settings);
  const goal = started?.goal ?? about.goal;
  const of: ReviewOf = { scope, kind, period: turn.period, ...(goal !== undefined && { goal }) };
  const review = await ports.reviews.get(workspace, reviewId(of));
  return { ...requester, ...turn, teams: [first, ...others], of, id: reviewId(of), today, ...(review && { review }) };
}

async function teamsOf(
  { teams }: AdmitToReviewPorts,
  workspace: WorkspaceId,
  person: UserId,
  { team: id }: ReviewAbout,
): Promise<readonly Team[]> {
  if (id === undefined) return (await teams.forPerson(workspace, person)).filter(({ lead }) => lead === person);
  const team = await teams.get(workspace, id);
  return team === undefined || team.removed !== undefined ? [] : [team];
}
