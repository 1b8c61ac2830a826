import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { byParent } from '../../domain/report/objective.ts';
import type { Children } from '../../domain/report/roll-up.ts';
import { byId } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { type FindGoalsPorts, visibleAmong } from './find-goal.ts';

export type Titles = ReadonlyMap<GoalId, string>;

/** What was read already. */
export interface KnownGoals {
  readonly goals?: readonly Goal[];
  readonly teams?: readonly Team[];
}

/**
 * What goals are called of which only the ids are known, where the person may see them. Those that are not among the
 * `known` ones are read.
 */
export function titlesOf(ports: FindGoalsPorts) {
  return async (
    workspace: WorkspaceId,
    person: UserId,
    ids: readonly GoalId[],
    { goals = [], teams = [] }: KnownGoals = {},
  ): Promise<Titles> => {
    if (ids.length === 0) return new Map();
    const all = byId(goals);
    const missing = [...new Set(ids)].filter((id) => !all.has(id));
    const found = [...ids.flatMap((id) => all.get(id) ?? []), ...(await ports.goals.getMany(workspace, missing))];
    const seen = await visibleAmong(ports)(workspace, person, found, teams);
    return new Map(seen.map(({ id, title }) => [id, title]));
  };
}

/** The ids of the goals that some goals serve. */
export function parentsNow(goals: readonly Pick<Goal, 'parent'>[]): GoalId[] {
  return goals.flatMap(({ parent }) => parent ?? []);
}

/** Those, and the ones that they served before a change that is told of them. */
export function parentsOf(goals: readonly Pick<Goal, 'parent' | 'changes'>[]): GoalId[] {
  return goals.flatMap(({ parent, changes = [] }) => {
    const changed = changes.flatMap(({ was, now }) => [was.parent, now.parent]);
    return [parent, ...changed].filter((id) => id != null);
  });
}

/**
 * The goals that serve some goals, and those that serve these, as far as the person may see them: two reads at most.
 * Of the teams whose goals are known, all of them are.
 */
export function childrenOf(ports: FindGoalsPorts) {
  const see = visibleAmong(ports);
  return async (
    { workspace, person }: { readonly workspace: WorkspaceId; readonly person: UserId },
    parents: readonly GoalId[],
    { goals = [], teams = [] }: KnownGoals = {},
  ): Promise<Children> => {
    const outside = goals.length === 0 ? [] : teams.map(({ id }) => id);
    const serving = async (ids: readonly GoalId[]) =>
      see(workspace, person, await ports.goals.serving(workspace, ids, outside), teams);
    const children = await serving(parents);
    const below = await serving(children.map(({ id }) => id));
    return byParent([...byId([...goals, ...children, ...below]).values()]);
  };
}
