import { tidy } from '../kpi/numbers.ts';
import type { GoalId } from '../names.ts';
import type { Problem } from '../problem.ts';
import { isEditable } from './changes.ts';
import type { Goal } from './goal.ts';

/** A goal may serve a goal that serves a goal. */
export const MAX_LEVELS = 3;
/** Goals that serve one goal; a further one is refused. */
export const MAX_CHILDREN = 50;
/** What the weights of the goals that serve one goal come to, in percent. */
export const ALL_WEIGHTS = 100;

type Weighted = Pick<Goal, 'id' | 'weight'>;

/**
 * What is wrong with a goal serving another one. `above` is the chosen parent, its own parent, and so on, as far as it was
 * read; `below` how many levels of goals serve the goal already. `goal` is absent for one that is being made.
 */
export function parentProblem(
  goal: GoalId | undefined,
  above: readonly Pick<Goal, 'id' | 'state'>[],
  below: number,
): Problem | undefined {
  const [parent] = above;
  if (parent === undefined) return { code: 'parent-gone' };
  if (above.some(({ id }) => id === goal)) return { code: 'parent-circle' };
  if (!isEditable(parent)) return { code: 'parent-gone' };
  return above.length + 1 + below > MAX_LEVELS ? { code: 'too-many-levels', max: MAX_LEVELS } : undefined;
}

/**
 * What is wrong with a weight beside those of the other goals that serve the same one. Those without a weight share what
 * is left, so that something has to be left for them; where all have one, they come to 100.
 */
export function weightProblem(
  weight: number | undefined,
  siblings: readonly Pick<Goal, 'weight'>[],
): Problem | undefined {
  const all = [{ weight }, ...siblings];
  const given = all.flatMap((one) => one.weight ?? []);
  if (given.length === 0) return undefined;
  const sum = sumOf(given);
  const without = all.length - given.length;
  if (without === 0) return sum === ALL_WEIGHTS ? undefined : { code: 'weights-sum', sum };
  return sum < ALL_WEIGHTS ? undefined : { code: 'weights-full', sum, without };
}

/** What each of the goals that serve one goal weighs: its own weight, else an even part of what the others leave. */
export function weightsOf(goals: readonly Weighted[]): ReadonlyMap<GoalId, number> {
  const given = goals.flatMap(({ weight }) => weight ?? []);
  const left = Math.max(0, ALL_WEIGHTS - sumOf(given));
  const even = left / Math.max(1, goals.length - given.length);
  return new Map(goals.map(({ id, weight }) => [id, weight ?? even]));
}

/** Sorted first, so that it comes to the same in whatever order they are. */
function sumOf(weights: readonly number[]): number {
  return tidy(weights.toSorted((one, other) => one - other).reduce((sum, one) => sum + one, 0));
}
