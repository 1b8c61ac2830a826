import { clientOf } from '../../domain/client/client.ts';
import type { ClientId, GoalId, LocalDate, TeamId, UserId, WorkspaceId, Zone } from '../../domain/names.ts';
import { type Actor, goalsSeenBy, policy } from '../../domain/policy.ts';
import { type Grouping, type Names, type PortfolioGoal, seenTeam } from '../../domain/portfolio/portfolio.ts';
import { byKey } from '../../domain/report/by-key.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { PersonAndActor, TeamPolicyPorts } from '../../ports/actors.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type ReadSheetsPorts, readSheets } from './read-sheets.ts';

export interface GatherPortfolioPorts extends ReadSheetsPorts, TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly clients: ClientStore;
  readonly clock: Clock;
}

/** Objectives outside the teams whose titles are looked up; what serves others stands with what serves none. */
const MAX_PARENTS = 500;

/** All that a person sees of the teams that they lead, or look after. */
export interface GatheredPortfolio {
  /** By name. */
  readonly teams: readonly Team[];
  /** Those that the person sees. */
  readonly goals: readonly PortfolioGoal[];
}

/** The teams that a person leads; all, for an administrator of the workspace. By name. */
export async function teamsLookedAfter(
  { teams }: Pick<TeamPolicyPorts, 'teams'>,
  workspace: WorkspaceId,
  actor: Actor,
): Promise<Team[]> {
  const known = actor.admin ? await teams.all(workspace) : await teams.forPerson(workspace, actor.id);
  return known.filter((team) => policy.leadTeam(actor, team).allowed);
}

export async function gatherPortfolio(
  ports: GatherPortfolioPorts,
  workspace: WorkspaceId,
  actor: Actor,
  teams: readonly Team[],
): Promise<GatheredPortfolio> {
  const lines = await readSheets(
    ports,
    workspace,
    teams.map(({ id }) => id),
  );
  const today = todayIn(ports.clock.now());
  const goals = teams.flatMap((team) => {
    const of = seenTeam(team, today(team.zone));
    const seen = (lines.get(team.id) ?? []).filter((line) => policy.seeGoal(actor, line, team).allowed);
    return seen.map((line): PortfolioGoal => ({ line, of }));
  });
  return { teams, goals };
}

/** The day that it is in a zone; a zone is asked for once. */
export function todayIn(now: Date): (zone: Zone) => LocalDate {
  const known = new Map<Zone, LocalDate>();
  return (zone) => {
    const today = known.get(zone) ?? localDateOf(now, zone);
    known.set(zone, today);
    return today;
  };
}

/** What the groups of a grouping are called, as far as the person may see that. */
export async function namesFor(
  ports: GatherPortfolioPorts,
  { workspace, by, actor }: { readonly workspace: WorkspaceId; readonly by: Grouping } & Pick<PersonAndActor, 'actor'>,
  { teams, goals }: GatheredPortfolio,
): Promise<Names> {
  return {
    goals: by === 'objective' ? await objectives(ports, workspace, actor, { teams, goals }) : new Map(),
    clients: by === 'client' ? await clientsOf(ports, workspace, goals) : new Map(),
  };
}

async function objectives(
  ports: GatherPortfolioPorts,
  workspace: WorkspaceId,
  actor: Actor,
  { teams, goals }: GatheredPortfolio,
): Promise<Map<GoalId, string>> {
  const known = new Map(goals.map(({ line }) => [line.goal, line.title]));
  const parents = [...new Set(goals.flatMap(({ line }) => line.parent ?? []))];
  const missing = parents.filter((id) => !known.has(id)).slice(0, MAX_PARENTS);
  const found = await ports.goals.getMany(workspace, missing);
  const there = new Set(teams.map(({ id }) => id));
  const elsewhere = [...new Set(found.map(({ team }) => team))].filter((id) => !there.has(id));
  const all = [...teams, ...(await ports.teams.getMany(workspace, elsewhere))];
  for (const { id, title } of goalsSeenBy(actor, found, all)) known.set(id, title);
  return known;
}

async function clientsOf(
  ports: GatherPortfolioPorts,
  workspace: WorkspaceId,
  goals: readonly PortfolioGoal[],
): Promise<Names['clients']> {
  const about = goals.filter(({ line }) => line.client !== undefined);
  const all = await ports.clients.forTeams(workspace, [...new Set(about.map(({ of }) => of.id))]);
  const lists = byKey<TeamId, (typeof all)[number]>(all, ({ team }) => team);
  const meant = new Map<ClientId, (typeof all)[number]>();
  for (const { of: team, line } of about) {
    if (line.client === undefined || meant.has(line.client)) continue;
    const client = clientOf(lists.get(team.id) ?? [], line.client);
    if (client !== undefined) meant.set(line.client, client);
  }
  return meant;
}

/** A person who asks about their teams. */
export interface PortfolioRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
}
