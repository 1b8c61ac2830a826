import { type Client, clientOf, idsOf } from '../../domain/client/client.ts';
import {
  type ExchangeItem,
  itemOfClient,
  itemOfKpi,
  itemOfPulse,
  itemOfReview,
  itemsOfGoal,
} from '../../domain/exchange/item.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { Indicator } from '../../domain/goal/indicator.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, asReadBy, goalsSeenBy, policy } from '../../domain/policy.ts';
import { pulsesShownTo } from '../../domain/pulse/due.ts';
import type { Pulse } from '../../domain/pulse/pulse.ts';
import type { Review } from '../../domain/review/review.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore, IndicatorStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { PulseStore } from '../../ports/pulses.ts';
import type { ReviewStore } from '../../ports/reviews.ts';
import type { Clock } from '../../ports/runtime.ts';
import { pulseDay } from '../../ports/team-pulses.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface SeenPorts {
  readonly teams: TeamStore;
  readonly goals: GoalStore;
  readonly indicators: IndicatorStore;
  readonly clients: ClientStore;
  readonly pulses: PulseStore;
  readonly reviews: ReviewStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

export interface Seen {
  readonly actor: Actor;
  readonly teams: readonly Team[];
  readonly goals: readonly Goal[];
  readonly kpis: readonly Indicator[];
  readonly clients: readonly Client[];
  /** Without those that would lead the person, who is to score the client still. */
  readonly pulses: readonly Pulse[];
  /** Those that the person may look into: of teams that they lead, and their own. */
  readonly reviews: readonly Review[];
}

/** What a person sees of the teams that they lead, or are in, and what they have a part in elsewhere. */
export async function seenBy(
  ports: SeenPorts,
  { workspace, person }: { readonly workspace: WorkspaceId; readonly person: UserId },
  which: 'led' | 'own',
): Promise<Seen> {
  const { teams: teamStore, goals: goalStore, indicators, directory } = ports;
  const { actor } = await admit(directory, workspace, person);
  const all = which === 'led' ? await teamStore.all(workspace) : await teamStore.forPerson(workspace, person);
  const seesAll = which === 'led' ? policy.leadTeam : policy.seeTeam;
  const teams = all.filter((team) => seesAll(actor, team).allowed);
  const ids = teams.map(({ id }) => id);
  const led = teams.filter((team) => policy.leadTeam(actor, team).allowed).map(({ id }) => id);
  const [ofTeams, involving, known, clients, reviews] = await Promise.all([
    goalStore.forTeams(workspace, ids),
    which === 'own' ? goalStore.involving(workspace, person) : [],
    indicators.forTeams(workspace, ids),
    ports.clients.forTeams(workspace, ids),
    actor.outsider ? [] : ports.reviews.ledBy(workspace, person, led),
  ]);
  const elsewhere = involving.filter(({ team }) => !ids.includes(team));
  const others = await teamStore.getMany(workspace, [...new Set(elsewhere.map(({ team }) => team))]);
  const goals = asRead(actor, goalsSeenBy(actor, [...ofTeams, ...elsewhere], [...teams, ...others]), [
    ...teams,
    ...others,
  ]);
  const onKpis = await goalStore.onKpis(
    workspace,
    known.map(({ id }) => id),
  );
  const pulses = await pulsesSeen(ports, { workspace, person }, teams, clients);
  return { actor, teams, goals, kpis: kpisWithout(known, onKpis, goals), clients, pulses, reviews };
}

/** What clients said is not for everybody who has a part in a goal. */
function asRead(actor: Actor, goals: readonly Goal[], teams: readonly Team[]): Goal[] {
  const teamOf = new Map(teams.map((team) => [team.id, team]));
  return goals.flatMap((goal) => {
    const team = teamOf.get(goal.team);
    return team === undefined ? [] : [asReadBy(actor, goal, team)];
  });
}

/** As the page of each client shows them. */
async function pulsesSeen(
  { pulses, clock }: SeenPorts,
  { workspace, person }: { readonly workspace: WorkspaceId; readonly person: UserId },
  teams: readonly Team[],
  clients: readonly Client[],
): Promise<Pulse[]> {
  const now = clock.now();
  const found = await Promise.all(
    teams.map(async (team) => {
      const all = clients.filter((client) => client.team === team.id);
      const given = await pulses.ofClients(
        workspace,
        all.map(({ id }) => id),
      );
      const day = pulseDay(team, now);
      const meant = all.filter((client) => clientOf(all, client.id)?.id === client.id);
      return meant.flatMap((client) => {
        const ids = idsOf(all, client);
        const people = client.ended === undefined ? client.people : [];
        const ofClient = given.filter((pulse) => ids.includes(pulse.client));
        return [...pulsesShownTo(person, ofClient, { ...day, people })];
      });
    }),
  );
  return found.flat();
}

/** A KPI on which there is a goal that the person does not see may bear its title and its values: it is left out. */
function kpisWithout(kpis: readonly Indicator[], all: readonly Goal[], seen: readonly Goal[]): Indicator[] {
  const known = new Set(seen.map(({ id }) => id));
  const hidden = new Set(all.flatMap(({ id, kpiId }) => (known.has(id) || kpiId === undefined ? [] : [kpiId])));
  return kpis.filter(({ id }) => !hidden.has(id));
}

/** What is seen as the items of a file. Nothing names what the person may not know of. */
export function itemsOf({ goals, kpis, clients, pulses, reviews }: Seen): ExchangeItem[] {
  const known = new Set([...goals, ...kpis, ...clients].map(({ id }) => id));
  return [
    ...kpis.map(itemOfKpi),
    ...clients.map(itemOfClient),
    ...goals.flatMap((goal) => itemsOfGoal(goalNaming(goal, known))),
    ...pulses.map(itemOfPulse),
    ...reviews.flatMap((review) => reviewNaming(review, known)).map(itemOfReview),
  ];
}

/** Of some fields those that name something known, or nothing. */
function naming<Of extends object>(one: Of, fields: readonly (keyof Of)[], known: ReadonlySet<string>): Of {
  const isKept = ([field, value]: [string, unknown]) =>
    !fields.includes(field as keyof Of) || value === null || known.has(String(value));
  return Object.fromEntries(Object.entries(one).filter(isKept)) as Of;
}

function goalNaming(goal: Goal, known: ReadonlySet<string>): Goal {
  return {
    ...naming(goal, ['parent', 'follows', 'kpiId', 'client'], known),
    ...(goal.changes && {
      changes: goal.changes.map(({ was, now, ...change }) => ({
        ...change,
        was: naming(was, ['parent', 'client'], known),
        now: naming(now, ['parent', 'client'], known),
      })),
    }),
    ...(goal.feedback && { feedback: goal.feedback.map((one) => naming(one, ['client'], known)) }),
    checkIns: goal.checkIns.map((checkIn) => naming(checkIn, ['enteredFor', 'client'], known)),
  };
}

/** Decisions tell of goals, and who leads the team does not see each. */
function reviewNaming(review: Review, known: ReadonlySet<string>): Review[] {
  if (review.goal !== undefined && !known.has(review.goal)) return [];
  const decisions = review.decisions.filter(({ goal }) => known.has(goal));
  return [{ ...naming(review, ['position'], known), decisions }];
}
