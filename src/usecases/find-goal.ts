import type { Goal } from '../domain/goal.ts';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import { teamsOf } from './find-team.ts';
import type { GoalStore, TeamStore } from './ports.ts';

/** Goals of the person's teams by id or by a part of the title; one that is called exactly so is the only one. */
export function findGoals({ goals, teams }: { readonly goals: GoalStore; readonly teams: TeamStore }) {
  return async (workspace: WorkspaceId, person: UserId, typed: string): Promise<Goal[]> => {
    const own = await teamsOf(teams)(workspace, person);
    const visible = await goals.ofTeams(
      workspace,
      own.map(({ id }) => id),
    );
    const wanted = typed.toLowerCase();
    const exact = visible.filter(({ id, title }) => id === typed || title.toLowerCase() === wanted);
    return exact.length > 0 ? exact : visible.filter(({ title }) => title.toLowerCase().includes(wanted));
  };
}
