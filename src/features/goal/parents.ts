import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { byParent } from '../../domain/report/objective.ts';
import type { Children } from '../../domain/report/roll-up.ts';
import { byId } from '../../domain/round/due-items.ts';
import { type FindGoalsPorts, visibleAmong } from './find-goal.ts';

export type Titles = ReadonlyMap<GoalId, string>;

/**
 * What goals are called of which only the ids are known, where the person may see them. Those that are not among the
 * `known` ones are read.
 */
export function titlesOf(ports: FindGoalsPorts) {
  return async (
    workspace: WorkspaceId,
    person: UserId,
    ids: readonly GoalId[],
    known: readonly Goal[] = [],
  ): Promise<Titles> => {
    if (ids.length === 0) return new Map();
    const all = byId(known);
    const missing = [...new Set(ids)].filter((id) => !all.has(id));
    const found = [...ids.flatMap((id) => all.get(id) ?? []), ...(await ports.goals.getMany(workspace, missing))];
    const seen = await visibleAmong(ports)(workspace, person, found);
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

/** The goals that serve a goal, and those that serve these, as far as the person may see them: two reads at most. */
export function childrenOf(ports: FindGoalsPorts) {
  const see = visibleAmong(ports);
  return async (person: UserId, { workspace, id }: Goal): Promise<Children> => {
    const children = await see(workspace, person, await ports.goals.serving(workspace, [id]));
    const ids = children.map((goal) => goal.id);
    const below = await see(workspace, person, await ports.goals.serving(workspace, ids));
    return byParent([...byId([...children, ...below]).values()]);
  };
}
