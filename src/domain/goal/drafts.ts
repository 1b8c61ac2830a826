import type { LocalDate, UserId } from '../names.ts';
import { type ChangedGoal, withChange } from './changes.ts';
import type { Commitment, Goal, GoalChange } from './goal.ts';

/** So many people are kept who count themselves in. */
export const MAX_COMMITMENTS = 200;

type Lived = Pick<Goal, 'state' | 'changes'>;

/** Whether a goal is still discussed, and not pursued yet. */
export function isDraft({ state }: Pick<Goal, 'state'>): boolean {
  return state === 'draft';
}

/** Whether a goal is a draft, or was one before somebody activated or dropped it. */
export function beganAsDraft({ state, changes = [] }: Lived): boolean {
  return state === 'draft' || changes.some(({ was }) => was.state === 'draft');
}

/** The change that made an active goal of a draft, the last one where there are several; undefined where none did. */
export function activationOf({ changes = [] }: Pick<Goal, 'changes'>): GoalChange | undefined {
  return changes.findLast(({ was, now }) => was.state === 'draft' && now.state === 'active');
}

/**
 * A draft as the goal that it was for, from `today` on: its time begins when it is activated, where no value and no step
 * of a plan lies before. Its due day has to be to come.
 */
export function withActivation(
  goal: Goal,
  made: Pick<GoalChange, 'id' | 'by' | 'at'>,
  today: LocalDate,
): ChangedGoal | { readonly ok: false; readonly why: 'over' } {
  if (goal.due <= today) return { ok: false, why: 'over' };
  const changed = withChange(goal, { state: 'active' }, made);
  return changed.ok ? { ...changed, goal: { ...changed.goal, start: startOf(goal, today) } } : changed;
}

function startOf({ start, plan = [], checkIns }: Goal, today: LocalDate): LocalDate {
  const isBound = checkIns.length > 0 || plan.some(({ by }) => by <= today);
  return isBound || start > today ? start : today;
}

export function isCommitted({ commitments = [] }: Pick<Goal, 'commitments'>, person: UserId): boolean {
  return commitments.some(({ by }) => by === person);
}

/** The goal with a person counted in, or counted out again where they were in; undefined beyond {@link MAX_COMMITMENTS}. */
export function withCommitmentToggled(goal: Goal, { by, at }: Commitment): Goal | undefined {
  const { commitments: before = [], ...rest } = goal;
  const others = before.filter((one) => one.by !== by);
  if (others.length === before.length && before.length >= MAX_COMMITMENTS) return undefined;
  const commitments = others.length < before.length ? others : [...before, { by, at }];
  return { ...rest, ...(commitments.length > 0 && { commitments }), version: goal.version + 1 };
}
