import { type Client, clientOf } from '../../domain/client/client.ts';
import type { Category, Goal } from '../../domain/goal/goal.ts';
import type { ChannelId, ClientId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, goalsSeenBy, policy, type Refusal } from '../../domain/policy.ts';
import type { Standing } from '../../domain/progress/standing.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import { inFamilies, type Placed } from '../../domain/report/families.ts';
import {
  type FilterVocabulary,
  type FilterWord,
  type GoalFilter,
  parseFilter,
  passes,
} from '../../domain/report/goal-filter.ts';
import { type Children, type RollUp, rollUpOf } from '../../domain/report/roll-up.ts';
import { isDue } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';
import type { ClientsPort } from './check-client.ts';
import { childrenOf, parentsNow, type Titles, titlesOf } from './parents.ts';

export interface ListGoalsPorts extends ClientsPort {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

export interface ListRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly channel: ChannelId;
  /** After `/goal list`. */
  readonly typed: string;
  readonly vocabulary: FilterVocabulary;
  readonly categoryName: (category: Category) => string;
}

export interface ListedGoal extends Standing, Placed {
  readonly state: Goal['state'];
  /** What it came to, where it was closed so. */
  readonly score?: number;
  /** How many people count themselves in, of a draft. */
  readonly committed?: number;
  /** What the goal is called that it serves, where the person may see that. */
  readonly parent?: string;
  /** The goal that it serves, where the person may see that. */
  readonly parentId?: GoalId;
  /** What the goals that serve it come to, as far as the person may see them; absent where none counts. */
  readonly rollUp?: RollUp;
}

export type ListedGoals =
  | { readonly ok: false; readonly why: Refusal | 'no-team' }
  | {
      readonly ok: true;
      readonly filter: GoalFilter;
      /** Absent where it is about several teams. */
      readonly team?: string;
      readonly goals: readonly ListedGoal[];
      /** Where nothing is behind its pace: of the goals that were looked at the one that comes nearest to it. */
      readonly nearest?: Standing;
    };

/**
 * The goals that a filter leaves: of the team that is named, else of the channel's, else of all teams of the person.
 * `mine` and `all` are about all of these wherever they are asked for.
 */
export function listGoals(ports: ListGoalsPorts) {
  return async (request: ListRequest): Promise<ListedGoals> => {
    const { workspace, person, channel, typed, vocabulary, categoryName } = request;
    const [requester, own, here] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.teams.forPerson(workspace, person),
      ports.teams.inChannel(workspace, channel),
    ]);
    const seen = visibleTeams(requester.actor, own, here);
    const clients = await clientsTyped(ports, workspace, typed, seen);
    const filter = parseFilter(typed, vocabulary, seen, clients);
    const scope = scopeOf(filter, seen, here);
    const [only, ...others] = scope;
    if (here !== undefined && scope.includes(here) && !seen.includes(here)) {
      const verdict = policy.seeTeam(requester.actor, here);
      if (!verdict.allowed) return { ok: false, why: verdict.why };
    }
    if (only === undefined) return { ok: false, why: 'no-team' };
    const ids = scope.map(({ id }) => id);
    const all = goalsSeenBy(requester.actor, await ports.goals.forTeams(workspace, ids), scope);
    const known = { goals: all, teams: scope };
    const [nameOf, titles, children] = await Promise.all([
      namesOf(
        ports.directory,
        workspace,
        all.map(({ owner }) => owner),
      ),
      titlesOf(ports)(workspace, person, parentsNow(all), known),
      childrenOf(ports)(
        { workspace, person },
        all.map(({ id }) => id),
        known,
      ),
    ]);
    const waiting = filter.words.includes('due') ? await waitingGoals(ports, workspace, scope, all) : new Set<GoalId>();
    const today = localDateOf(ports.clock.now(), requester.person.zone);
    // A goal is found by the status that it is shown with; one that is over is shown with what it came to.
    const statusOf = (goal: Goal) => {
      const { status, ended } = standingOf(goal, today, nameOf);
      return ended === undefined ? status : undefined;
    };
    const clientName = nameOfClient(clients);
    const context = { person, waiting, nameOf, categoryName, statusOf, clientName };
    const listed = (of: GoalFilter) =>
      all
        .filter((goal) => passes(goal, of, context))
        .map((goal) => listedGoal(goal, standingOf(goal, today, nameOf), { titles, children }));
    const goals = inFamilies(listed(filter));
    const isBehind = (word: FilterWord) => word === 'at-risk' || word === 'off-track';
    const nearest =
      goals.length === 0 && filter.words.some(isBehind)
        ? leastAhead(listed({ ...filter, words: filter.words.filter((word) => !isBehind(word)) }))
        : undefined;
    return { ok: true, filter, ...(others.length === 0 && { team: only.name }), goals, ...(nearest && { nearest }) };
  };
}

/** Those of the teams; where nothing is typed that could name one, none is read. */
async function clientsTyped(
  { clients }: ListGoalsPorts,
  workspace: WorkspaceId,
  typed: string,
  teams: readonly Team[],
): Promise<readonly Client[]> {
  if (typed.trim() === '') return [];
  return clients.forTeams(
    workspace,
    teams.map(({ id }) => id),
  );
}

function nameOfClient(clients: readonly Client[]) {
  return (id: ClientId): string | undefined => {
    const client = clientOf(clients, id);
    return client && `${client.name} ${client.code}`;
  };
}

function listedGoal(
  goal: Goal,
  standing: Standing,
  { titles, children }: { readonly titles: Titles; readonly children: Children },
): ListedGoal {
  const { state, outcome, commitments = [], parent = '' } = goal;
  const served = titles.get(parent);
  const sum = rollUpOf(goal, children);
  return {
    ...standing,
    state,
    ...(outcome && { score: outcome.score }),
    ...(state === 'draft' && { committed: commitments.length }),
    ...(served !== undefined && { parent: served, parentId: parent }),
    ...(sum && { rollUp: sum }),
  };
}

/** Of goals on their way the one that is the least ahead of its pace, or the furthest behind. */
function leastAhead(goals: readonly ListedGoal[]): Standing | undefined {
  const known = goals.flatMap((goal) => {
    const { state, progress, expected, ended } = goal;
    return state !== 'active' || ended !== undefined || progress === undefined || expected === undefined
      ? []
      : [{ goal, ahead: progress - expected }];
  });
  return known.toSorted((one, other) => one.ahead - other.ahead)[0]?.goal;
}

function visibleTeams(actor: Actor, own: readonly Team[], here: Team | undefined): Team[] {
  const all = here === undefined || own.some(({ id }) => id === here.id) ? own : [...own, here];
  return all.filter((team) => policy.seeTeam(actor, team).allowed);
}

function scopeOf({ words, team }: GoalFilter, seen: readonly Team[], here: Team | undefined): readonly Team[] {
  if (team !== undefined) return seen.filter(({ id }) => id === team.id);
  if (here === undefined || words.includes('mine') || words.includes('all')) return seen;
  return [seen.find(({ id }) => id === here.id) ?? here];
}

async function waitingGoals(
  { rounds }: ListGoalsPorts,
  workspace: WorkspaceId,
  teams: readonly Team[],
  goals: readonly Goal[],
): Promise<Set<GoalId>> {
  const open = (await Promise.all(teams.map(({ id }) => rounds.forTeam(workspace, id, 'open')))).flat();
  const waits = (goal: Goal) => open.some((round) => isDue(goal, round));
  return new Set(goals.filter(waits).map(({ id }) => id));
}
