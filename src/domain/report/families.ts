import type { GoalId } from '../names.ts';
import type { Standing } from '../progress/standing.ts';
import { worstFirst } from '../progress/worst-first.ts';
import { byKey } from './by-key.ts';

type Member = Standing & { readonly parentId?: GoalId };

/** How many of the goals that a goal serves stand right above it. */
export interface Placed {
  readonly level?: number;
}

/**
 * Goals with those that serve them right below. What needs help comes first: a family stands where the worst of it would,
 * and within it the worst child comes first, with its own. Every goal stands there once; in a circle some goal is the top.
 */
export function inFamilies<T extends Member>(goals: readonly T[]): (T & Placed)[] {
  const sorted = goals.toSorted(worstFirst);
  const all = new Map(sorted.map((goal) => [goal.goal, goal]));
  const below = byKey(sorted, ({ parentId }) => parentId);
  const placed = new Set<GoalId>();
  const withOwn = (goal: T, level: number): (T & Placed)[] => {
    if (placed.has(goal.goal)) return [];
    placed.add(goal.goal);
    const own = (below.get(goal.goal) ?? []).flatMap((child) => withOwn(child, level + 1));
    return [level === 0 ? goal : { ...goal, level }, ...own];
  };
  return sorted.flatMap((goal) => withOwn(topOf(goal, all), 0));
}

/** The goal at the top of a family, as far as it is in the list. */
function topOf<T extends Member>(goal: T, all: ReadonlyMap<GoalId, T>): T {
  let top = goal;
  const seen = new Set<GoalId>();
  for (let above: T | undefined = goal; above !== undefined && !seen.has(above.goal); ) {
    seen.add(above.goal);
    top = above;
    above = all.get(above.parentId ?? '');
  }
  return top;
}
