import type { Goal } from '../../domain/goal/goal.ts';
import { isCodeOf } from '../../domain/goal/goal-code.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, goalsSeenBy, policy } from '../../domain/policy.ts';
import { byId } from '../../domain/round/due-items.ts';
import { findNamed, fold } from '../../domain/search.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
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
    const visible = (await look(workspace, person)).toSorted((one, other) => isOver(one) - isOver(other));
    const query = fold(typed);
    const byName = visible.filter(({ id }) => id === typed.trim() || isCodeOf(id, query));
    if (byName.length > 0) return { found: byName, visible };
    return { found: ofTeamHere(named(visible, typed), here), visible };
  };
}

/** One goal by its id, where the person may see it. */
export function getVisibleGoal(ports: FindGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId, id: GoalId): Promise<Goal | undefined> => {
    const [{ actor }, goal] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.goals.get(workspace, id),
    ]);
    const team = goal && (await ports.teams.get(workspace, goal.team));
    if (goal === undefined || team === undefined) return undefined;
    return policy.seeGoal(actor, goal, team).allowed ? goal : undefined;
  };
}

/** Of some goals those that the person may see. */
export function visibleAmong({ teams, directory }: FindGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId, goals: readonly Goal[]): Promise<Goal[]> => {
    if (goals.length === 0) return [];
    const { actor } = await admit(directory, workspace, person);
    const ids = [...new Set(goals.map(({ team }) => team))];
    const found = await Promise.all(ids.map((id) => teams.get(workspace, id)));
    return goalsSeenBy(
      actor,
      goals,
      found.flatMap((team) => team ?? []),
    );
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
