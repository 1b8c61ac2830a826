import { hasClientWords, withoutClientWords } from '../../domain/goal/client-words.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isCodeOf } from '../../domain/goal/goal-code.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, asReadBy, goalsSeenBy, policy } from '../../domain/policy.ts';
import { byId } from '../../domain/round/due-items.ts';
import { findNamed, fold } from '../../domain/search.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface FindGoalsPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
}

export interface FoundGoals {
  /** By id or code, else called exactly so, else with all the words in the title; active ones before those that are over. */
  readonly found: readonly Goal[];
  /** All that the person may see. */
  readonly visible: readonly Goal[];
}

/** Goals that the person may see: those of teams that they see, and those that they have a part in. */
export function visibleGoals({ goals, teams, directory }: FindGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<Goal[]> => {
    const { actor } = await admit(directory, workspace, person);
    // Whom the policy lets see all teams; of others only their own have to be read.
    // What the goals of a removed team were stays readable.
    const known = actor.admin
      ? await teams.all(workspace, 'removed-too')
      : await teams.forPerson(workspace, person, 'removed-too');
    const seen = known.filter((team) => policy.seeTeam(actor, team).allowed).map(({ id }) => id);
    const [ofTeams, own] = await Promise.all([goals.forTeams(workspace, seen), goals.involving(workspace, person)]);
    return [...byId([...goalsSeenBy(actor, ofTeams, known), ...own]).values()];
  };
}

/**
 * Goals that the person may see and that what they typed fits. In the channel of a team a title means one of that team,
 * where it has one; a goal of another team is found by its code.
 */
export function findGoals(ports: FindGoalsPorts) {
  const look = visibleGoals(ports);
  return async (workspace: WorkspaceId, person: UserId, typed: string, channel?: ChannelId): Promise<FoundGoals> => {
    const here = channel === undefined ? undefined : await ports.teams.inChannel(workspace, channel);
    const all = (await look(workspace, person)).toSorted((one, other) => isOver(one) - isOver(other));
    const visible = await asRead(ports)(workspace, person, all);
    const { found, exact } = calledSo(visible, typed);
    return { found: exact ? found : ofTeamHere(found, here), visible };
  };
}

/** Of some goals those that what was typed fits: by id or code (`exact`), else by title. */
export function calledSo(goals: readonly Goal[], typed: string): { found: readonly Goal[]; exact: boolean } {
  const query = fold(typed);
  const exact = goals.filter(({ id }) => id === typed.trim() || isCodeOf(id, query));
  return exact.length > 0 ? { found: exact, exact: true } : { found: named(goals, typed), exact: false };
}

export interface SeenGoal extends PersonAndActor {
  readonly goal: Goal;
  readonly team: Team;
}

/** One goal by its id, where the person may see it, with its team and the person. */
export function getSeenGoal({ goals, teams, directory }: FindGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId, id: GoalId): Promise<SeenGoal | undefined> => {
    const [requester, goal] = await Promise.all([admit(directory, workspace, person), goals.get(workspace, id)]);
    const team = goal && (await teams.get(workspace, goal.team));
    if (goal === undefined || team === undefined) return undefined;
    return policy.seeGoal(requester.actor, goal, team).allowed ? { ...requester, goal, team } : undefined;
  };
}

/** One goal by its id, where the person may see it. */
export function getVisibleGoal(ports: FindGoalsPorts) {
  const see = getSeenGoal(ports);
  return async (workspace: WorkspaceId, person: UserId, id: GoalId): Promise<Goal | undefined> =>
    (await see(workspace, person, id))?.goal;
}

/** Of some goals those that the person may see. Teams that are not among the `known` ones are read. */
export function visibleAmong({ teams, directory }: FindGoalsPorts) {
  return async (
    workspace: WorkspaceId,
    person: UserId,
    goals: readonly Goal[],
    known: readonly Team[] = [],
  ): Promise<Goal[]> => {
    if (goals.length === 0) return [];
    const { actor } = await admit(directory, workspace, person);
    const there = new Set(known.map(({ id }) => id));
    const missing = [...new Set(goals.map(({ team }) => team))].filter((id) => !there.has(id));
    return goalsSeenBy(actor, goals, [...known, ...(await teams.getMany(workspace, missing))]);
  };
}

/**
 * Goals as a person reads them who sees them: where they are not of the team, without what clients said. For reading
 * alone: written back, the words would be lost.
 */
export function asRead({ teams, directory }: Pick<FindGoalsPorts, 'teams' | 'directory'>) {
  return async (workspace: WorkspaceId, person: UserId, goals: readonly Goal[]): Promise<readonly Goal[]> => {
    const worded = goals.filter(hasClientWords);
    if (worded.length === 0) return goals;
    const [{ actor }, found] = await Promise.all([
      admit(directory, workspace, person),
      teams.getMany(workspace, [...new Set(worded.map(({ team }) => team))]),
    ]);
    const teamOf = new Map(found.map((team) => [team.id, team]));
    return goals.map((goal) => {
      const team = teamOf.get(goal.team);
      return team === undefined ? withoutClientWords(goal, person) : asReadBy(actor, goal, team);
    });
  };
}

/** Of some goals all but private ones that are not for the person to see. */
export async function withoutKept(
  { teams }: Pick<FindGoalsPorts, 'teams'>,
  workspace: WorkspaceId,
  actor: Actor,
  goals: readonly Goal[],
): Promise<Goal[]> {
  const ids = [...new Set(goals.filter(isPrivate).map(({ team }) => team))];
  const known = ids.length === 0 ? [] : await teams.getMany(workspace, ids);
  const seen = new Set(goalsSeenBy(actor, goals, known));
  return goals.filter((goal) => !isPrivate(goal) || seen.has(goal));
}

/** A search for nothing, as a menu makes it before anything is typed, is a search for all. */
function named(visible: readonly Goal[], typed: string): readonly Goal[] {
  return fold(typed) === '' ? visible : findNamed(visible, typed, ({ title }) => title);
}

function ofTeamHere(goals: readonly Goal[], here: Team | undefined): readonly Goal[] {
  const theirs = goals.filter(({ team }) => team === here?.id);
  return theirs.length > 0 ? theirs : goals;
}

function isOver({ state }: Goal): number {
  return state === 'active' || state === 'draft' ? 0 : 1;
}
