import { canonical } from '../canonical.ts';
import { DECIDED, type DecidedField, type Decisions, type Goal, type GoalChange } from './goal.ts';
import { withActionsOfOwner, withBlockersOfOwner } from './people.ts';

/** What a goal remembers of its changes; further ones are refused. */
export const MAX_CHANGES = 500;

/** Fields whose change after the first value needs a reason: with them, the values say something else than before. */
const NEEDS_REASON: readonly DecidedField[] = ['kpi', 'due', 'owner'];

/** Fields whose change reaches beyond the goal: to who is asked, and to what was asked. */
const REACHES_FURTHER: readonly DecidedField[] = ['state', 'due', 'owner'];

export type ChangedGoal =
  | { readonly ok: true; readonly goal: Goal; readonly change: GoalChange }
  | { readonly ok: false; readonly why: 'unchanged' | 'full' };

/**
 * The goal with some of what is decided about it changed, and with the change in its history. A new owner has what the
 * one before was to clear and to do. `unchanged` where it is as
 * decided already, or a change of this id is in its history; `full` beyond {@link MAX_CHANGES}.
 */
export function withChange(
  goal: Goal,
  decisions: Decisions,
  made: Pick<GoalChange, 'id' | 'by' | 'at' | 'reason'>,
): ChangedGoal {
  const { changes = [] } = goal;
  const fields = changedFields(goal, decisions);
  if (fields.length === 0 || changes.some(({ id }) => id === made.id)) return { ok: false, why: 'unchanged' };
  if (changes.length >= MAX_CHANGES) return { ok: false, why: 'full' };
  const change: GoalChange = { ...made, was: pick(goal, fields), now: pick(decisions, fields) };
  const owned = withActionsOfOwner(withBlockersOfOwner(apply(goal, change.now), goal.owner), goal.owner);
  const next = marked(owned, change);
  return { ok: true, goal: { ...next, changes: [...changes, change], version: goal.version + 1 }, change };
}

/** With another due date a goal ends another time. */
function marked({ askEndAt, ...goal }: Goal, { now, at }: GoalChange): Goal {
  return {
    ...goal,
    ...(askEndAt && !('due' in now) && { askEndAt }),
    ...(REACHES_FURTHER.some((field) => field in now) && { unsettledSince: at }),
  };
}

/** Whether a goal can be changed: one that has ended stays as it was. */
export function isEditable({ state }: Pick<Goal, 'state'>): boolean {
  return state === 'draft' || state === 'active';
}

/** The fields in which a goal is not as decided. */
export function changedFields(goal: Goal, decisions: Decisions): DecidedField[] {
  return DECIDED.filter((field) => field in decisions && canonical(goal[field]) !== canonical(decisions[field]));
}

/** Whether a change of these fields has to say why: a number, a date or an owner is changed after there was a value. */
export function needsReason({ checkIns }: Pick<Goal, 'checkIns'>, fields: readonly DecidedField[]): boolean {
  return checkIns.length > 0 && fields.some((field) => NEEDS_REASON.includes(field));
}

/** What was decided about a goal at a moment: the changes made after it are taken back. */
export function decidedAt(goal: Goal, moment: Date): Goal {
  const { changes = [] } = goal;
  return takenBack(
    goal,
    changes.filter(({ at }) => at > moment),
  );
}

/** A goal as it was when it had so many changes. */
export function decidedAfter(goal: Goal, changes: number): Goal {
  return takenBack(goal, goal.changes?.slice(changes) ?? []);
}

function takenBack(goal: Goal, undone: readonly GoalChange[]): Goal {
  if (undone.length === 0) return goal;
  const before = undone.toReversed().reduce((known, { was }) => apply(known, was), goal);
  const kept = goal.changes?.filter((change) => !undone.includes(change)) ?? [];
  return { ...before, changes: kept };
}

function apply(goal: Goal, decisions: Decisions): Goal {
  const entries = Object.entries({ ...goal, ...decisions });
  // What is null in the decisions is absent from the goal; every other field has a value of its own type.
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as unknown as Goal;
}

function pick(from: Goal | Decisions, fields: readonly DecidedField[]): Decisions {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}
