import type { Goal } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import { worstFirst } from '../progress/worst-first.ts';
import { byKey } from './by-key.ts';
import { type Children, counts, type RollUp, rollUp, sharesOf } from './roll-up.ts';

/** A goal that serves another one, as that one shows it. */
export interface ChildOfGoal extends Pick<Standing, 'goal' | 'title' | 'status'> {
  readonly state: Goal['state'];
  /** What it counts for, in percent; absent where all count alike, or it does not count. */
  readonly weight?: number;
  /** From 0 to 1, as it counts; absent where there is no value. */
  readonly progress?: number;
}

/** What serves a goal. */
export interface Objective {
  /** Those that count first, of these what needs help first. */
  readonly children: readonly ChildOfGoal[];
  readonly rollUp: RollUp;
}

/** The goals that serve a goal and what they come to; undefined where there is none. */
export function objectiveOf(goal: Pick<Goal, 'id'>, children: Children, today: LocalDate): Objective | undefined {
  const own = (children.get(goal.id) ?? []).filter(({ id }) => id !== goal.id);
  if (own.length === 0) return undefined;
  const shares = sharesOf(goal, children);
  const isWeighted = own.some((one) => counts(one) && one.weight !== undefined);
  const shown = own.map((one) => {
    const { title, status, goal: id, ...standing } = standingOf(one, today, (person) => person);
    const { weight, progress } = shares.get(one.id) ?? {};
    const child: ChildOfGoal = {
      goal: id,
      title,
      state: one.state,
      ...(status && { status }),
      ...(isWeighted && weight !== undefined && { weight }),
      ...(progress !== undefined && { progress }),
    };
    return { child, standing: { title, goal: id, ...standing, ...(status && { status }) }, last: counts(one) ? 0 : 1 };
  });
  const sorted = shown.toSorted((one, other) => one.last - other.last || worstFirst(one.standing, other.standing));
  return { children: sorted.map(({ child }) => child), rollUp: rollUp(goal, children) };
}

/** Goals by the goal that they serve. */
export function byParent(goals: readonly Goal[]): Children {
  return byKey(goals, ({ parent }) => parent);
}
