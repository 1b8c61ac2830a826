import { isClosed } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { MAX_LEVELS, weightsOf } from '../goal/parents.ts';
import { tidy } from '../kpi/numbers.ts';
import type { GoalId } from '../names.ts';
import { goalProgress } from '../progress/progress.ts';
import { kpiKey } from '../round/due-items.ts';

/** What the goals that serve one goal come to. */
export interface RollUp {
  /** From 0 to 1; absent where none of them has a value. */
  readonly progress?: number;
  /** How many of the goals that count have a value, and how many count. */
  readonly known: number;
  readonly of: number;
  /** The goals whose own value is in the progress, each KPI once. */
  readonly counted: readonly GoalId[];
  /** A KPI has several of the goals, and counts once. */
  readonly shared: boolean;
}

/** A goal's own part in what its parent comes to. */
export type Shares = ReadonlyMap<GoalId, { readonly weight: number; readonly progress?: number }>;

/** The goals that serve each goal. */
export type Children = ReadonlyMap<GoalId, readonly Goal[]>;

interface Branch {
  readonly goal: Goal;
  readonly weight: number;
  readonly below: readonly Branch[];
  /** What the goal came to alone: read once, as it takes all its values. */
  readonly own: number | undefined;
}

/**
 * What the goals below a goal come to, by weight, from 0 to 1. Each counts with what the goals below it come to, or with
 * its own value where none of those has one; between 0 and 1, so that what is beyond its target makes up for nothing else.
 * One that was closed counts with its score; drafts and dropped ones do not count; of several on one KPI the one that is
 * due last counts. One without a value is left out, and the others weigh as they do among themselves.
 *
 * It looks at as many levels as there may be, and at no goal twice on the way down, so that a circle does no harm.
 */
export function rollUp(parent: Pick<Goal, 'id'>, children: Children): RollUp {
  const below = branches(parent.id, children, [parent.id]);
  const leaves = below.flatMap(leavesOf);
  const standing = standingForKpis(leaves);
  const progress = mean(below, standing);
  return {
    ...(progress !== undefined && { progress }),
    known: below.filter((branch) => leavesOf(branch).length > 0).length,
    of: below.length,
    counted: [...standing].toSorted(),
    shared: standing.size < leaves.length,
  };
}

/** The same where it is told in a line: undefined where no goal counts for this one. */
export function rollUpOf(goal: Pick<Goal, 'id'>, children: Children): RollUp | undefined {
  if (!children.has(goal.id)) return undefined;
  const sum = rollUp(goal, children);
  return sum.of === 0 ? undefined : sum;
}

/** What each of the goals that serve a goal weighs, and what it came to alone. */
export function sharesOf(parent: Pick<Goal, 'id'>, children: Children): Shares {
  return new Map(
    branches(parent.id, children, [parent.id]).map((branch) => {
      const progress = shareOf(branch, standingForKpis(leavesOf(branch)));
      return [branch.goal.id, { weight: branch.weight, ...(progress !== undefined && { progress }) }];
    }),
  );
}

/** Whether a goal is part of what its parent comes to. */
export function counts({ state }: Pick<Goal, 'state'>): boolean {
  return state !== 'draft' && state !== 'dropped';
}

function branches(parent: GoalId, children: Children, path: readonly GoalId[]): Branch[] {
  if (path.length >= MAX_LEVELS) return [];
  const all = (children.get(parent) ?? []).filter((goal) => counts(goal) && !path.includes(goal.id));
  const weights = weightsOf(all);
  return all
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((goal) => ({
      goal,
      weight: weights.get(goal.id) ?? 0,
      own: ownValue(goal),
      below: scoreOf(goal) === undefined ? branches(goal.id, children, [...path, goal.id]) : [],
    }));
}

/** The goals whose own value counts for a branch; none where nothing in it has a value. */
function leavesOf({ goal, below, own }: Branch): Goal[] {
  const leaves = below.flatMap(leavesOf);
  if (leaves.length > 0) return leaves;
  return own === undefined ? [] : [goal];
}

/** Of each KPI the goal that is due last. */
function standingForKpis(leaves: readonly Goal[]): Set<GoalId> {
  const standing = new Map<string, Goal>();
  for (const goal of leaves) {
    const before = standing.get(kpiKey(goal));
    if (before === undefined || isLater(goal, before)) standing.set(kpiKey(goal), goal);
  }
  return new Set([...standing.values()].map(({ id }) => id));
}

function isLater(one: Goal, other: Goal): boolean {
  return one.due === other.due ? one.id < other.id : one.due > other.due;
}

function mean(all: readonly Branch[], standing: ReadonlySet<GoalId>): number | undefined {
  const known = all.flatMap((branch) => {
    const value = shareOf(branch, standing);
    return value === undefined ? [] : [{ value, weight: branch.weight }];
  });
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return undefined;
  return tidy(known.reduce((sum, { value, weight }) => sum + value * weight, 0) / whole);
}

function shareOf({ goal, below, own }: Branch, standing: ReadonlySet<GoalId>): number | undefined {
  if (below.some((branch) => leavesOf(branch).length > 0)) return mean(below, standing);
  return standing.has(goal.id) ? own : undefined;
}

function ownValue(goal: Goal): number | undefined {
  const value = scoreOf(goal) ?? goalProgress(goal);
  return value === undefined ? undefined : Math.min(1, Math.max(0, value));
}

function scoreOf(goal: Goal): number | undefined {
  return isClosed(goal) ? goal.outcome?.score : undefined;
}
