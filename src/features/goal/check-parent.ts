import type { Goal } from '../../domain/goal/goal.ts';
import { MAX_CHILDREN, MAX_LEVELS, parentProblem, weightProblem } from '../../domain/goal/parents.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { type FindGoalsPorts, getVisibleGoal, visibleAmong } from './find-goal.ts';

type Place = Pick<Goal, 'parent' | 'weight'>;

interface Placing {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Absent for a goal that is being made. */
  readonly goal?: GoalId;
}

/**
 * Whether a goal may serve the goal that was chosen for it, with that weight. What stays as it was `before` is not looked
 * at again, so that who cannot see the parent can edit the rest. Weights are held against those that the person sees.
 */
export function checkParent(ports: FindGoalsPorts) {
  const see = getVisibleGoal(ports);
  return async (
    { workspace, person, goal }: Placing,
    { parent: id, weight }: Place,
    before: Place = {},
  ): Promise<FieldProblem<'parent' | 'weight'>[]> => {
    if (id === undefined || (id === before.parent && weight === before.weight)) return [];
    const children = (await ports.goals.serving(workspace, [id])).filter((one) => one.id !== goal);
    if (id !== before.parent) {
      const parent = await see(workspace, person, id);
      const above = parent === undefined ? [] : await chainFrom(ports.goals, parent);
      const problem = parentProblem(goal, above, await levelsBelow(ports.goals, workspace, goal)) ?? tooMany(children);
      if (problem !== undefined) return [{ field: 'parent', problem }];
    }
    const running = children.filter(({ state }) => state !== 'dropped');
    const problem = weightProblem(weight, await visibleAmong(ports)(workspace, person, running));
    return problem === undefined ? [] : [{ field: 'weight', problem }];
  };
}

function tooMany(children: readonly Goal[]): Problem | undefined {
  return children.length >= MAX_CHILDREN ? { code: 'too-many-children', max: MAX_CHILDREN } : undefined;
}

/** The goal and those above it. It ends after as many levels as there may be, also where two edits at once made a circle. */
async function chainFrom(goals: GoalStore, goal: Goal): Promise<Goal[]> {
  const chain = [goal];
  while (chain.length < MAX_LEVELS) {
    const next = chain.at(-1)?.parent;
    const above = next === undefined ? undefined : await goals.get(goal.workspace, next);
    if (above === undefined || chain.some(({ id }) => id === above.id)) break;
    chain.push(above);
  }
  return chain;
}

async function levelsBelow(goals: GoalStore, workspace: WorkspaceId, goal: GoalId | undefined): Promise<number> {
  if (goal === undefined) return 0;
  const children = await goals.serving(workspace, [goal]);
  if (children.length === 0) return 0;
  const ids = children.map(({ id }) => id);
  return (await goals.serving(workspace, ids)).length === 0 ? 1 : 2;
}
