import type { Goal } from '../domain/goal.ts';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import { policy } from '../domain/policy.ts';
import type { Directory, GoalStore, TeamStore } from './ports.ts';
import { whoIs } from './who.ts';

export interface FindGoalsPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
}

/** Goals that the person may see, by id or by a part of the title; one that is called exactly so is the only one. */
export function findGoals({ goals, teams, directory }: FindGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId, typed: string): Promise<Goal[]> => {
    const [{ actor }, all] = await Promise.all([whoIs(directory, workspace, person), teams.all(workspace)]);
    const seen = all.filter((team) => policy.seeTeam(actor, team).allowed).map(({ id }) => id);
    const [ofTeams, own] = await Promise.all([goals.ofTeams(workspace, seen), goals.ownedBy(workspace, person)]);
    const visible = [...new Map([...ofTeams, ...own].map((goal) => [goal.id, goal])).values()];
    const wanted = typed.toLowerCase();
    const exact = visible.filter(({ id, title }) => id === typed || title.toLowerCase() === wanted);
    return exact.length > 0 ? exact : visible.filter(({ title }) => title.toLowerCase().includes(wanted));
  };
}
