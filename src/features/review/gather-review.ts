import { peopleInvolved } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { Zone } from '../../domain/names.ts';
import { goalsSeenBy } from '../../domain/policy.ts';
import type { NameOf } from '../../domain/progress/standing.ts';
import { type SilentPerson, silentPeople } from '../../domain/report/unanswered-rounds.ts';
import { agendaOf } from '../../domain/review/agenda.ts';
import { type Board, boardOf } from '../../domain/review/board.ts';
import type { ReviewOf } from '../../domain/review/review.ts';
import { peopleAsked, type Round } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { AdmitToReviewPorts, AdmittedToReview } from './admit-to-review.ts';
import { lastReview, type PreviousReview, previousReview } from './previous-review.ts';

export interface GatherReviewPorts extends AdmitToReviewPorts {
  readonly clients: ClientStore;
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
}

/** Who did not answer is told of rounds of the last so many days. */
const SILENT_DAYS = 31;
const DAY_MS = 86_400_000;

/** A review as it stands now, for one person. */
export interface GatheredReview {
  readonly board: Board;
  /** Those that the person sees, in every state. */
  readonly goals: readonly Goal[];
  /** Who did not answer lately. */
  readonly silent: readonly SilentPerson[];
  readonly nameOf: NameOf;
  /** The review before it; absent where there was none. */
  readonly previous?: PreviousReview;
  /** Of the first team. */
  readonly zone: Zone;
}

/** Everything of a review that the person sees, from what is stored. */
export async function gatherReview(ports: GatherReviewPorts, admitted: AdmittedToReview): Promise<GatheredReview> {
  const { actor, teams, of, today, review } = admitted;
  const [first] = teams;
  const [all, open, over, last] = await Promise.all([
    ports.goals.forTeams(
      first.workspace,
      teams.map(({ id }) => id),
    ),
    ofEach(teams, ({ workspace, id }) => ports.rounds.forTeam(workspace, id, 'open')),
    overLately(ports, teams),
    lastReview(ports, admitted),
  ]);
  const goals = goalsSeenBy(actor, all, teams).filter(({ id }) => of.goal === undefined || id === of.goal);
  const people = [...peopleInvolved(goals), ...over.flatMap(peopleAsked), ...peopleOf(admitted)];
  const nameOf = await namesOf(ports.directory, first.workspace, people);
  const stale = new Map(teams.map(({ id, settings }) => [id, settings.staleAfter]));
  const staleAfter = (team: string) => stale.get(team) ?? first.settings.staleAfter;
  const agenda = agendaOf(goals, open, { today, ...spanOf(of), nameOf, staleAfter });
  const previous = last && previousReview(last, first, goals);
  const active = goals.filter(({ state }) => state === 'active');
  return {
    board: boardOf(agenda, goals, review),
    goals,
    silent: of.goal === undefined ? silentPeople({ goals: active, rounds: over, nameOf }) : [],
    nameOf,
    ...(previous && { previous }),
    zone: first.zone,
  };
}

/** What a review looks back on; at the turn of a quarter or a year, what is due by its end has to be closed. */
export function spanOf({ kind, period }: Pick<ReviewOf, 'kind' | 'period'>) {
  const closesGoals = kind === 'quarter' || kind === 'year';
  return { since: period.first, ...(closesGoals && { until: period.last }) };
}

function peopleOf({ review }: AdmittedToReview): string[] {
  if (review === undefined) return [];
  return [review.leader, ...review.decisions.flatMap(({ by, help }) => (help ? [by, help.to] : [by]))];
}

function overLately({ rounds, clock }: GatherReviewPorts, teams: readonly Team[]): Promise<Round[]> {
  const now = clock.now();
  return ofEach(teams, ({ workspace, id }) =>
    rounds.overSince(workspace, id, addMilliseconds(now, -SILENT_DAYS * DAY_MS), now),
  );
}

async function ofEach<T>(teams: readonly Team[], look: (team: Team) => Promise<readonly T[]>): Promise<T[]> {
  return (await Promise.all(teams.map(look))).flat();
}
