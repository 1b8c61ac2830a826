import type { DecidedField, Goal, GoalChange } from '../goal/goal.ts';
import { bySubmission } from '../history/versions.ts';

/** One field of a change, as a row of a table has it. */
export interface FieldChange extends GoalChange {
  /** Of the change that it is part of. */
  readonly change: string;
  readonly field: DecidedField;
}

/** A change as a row for each of its fields. */
export function fieldsOfChange(change: GoalChange): FieldChange[] {
  const { id, was, now } = change;
  return Object.keys(now).map((name) => {
    const field = name as DecidedField;
    const sides = { was: { [field]: was[field] ?? null }, now: { [field]: now[field] ?? null } };
    return { ...change, ...sides, change: id, field, id: `${id} ${field}` };
  });
}

/** The goal with changes in its history, those of one id as one. What it is now stays. */
export function withChanges(goal: Goal, added: readonly FieldChange[]): Goal {
  const changes = new Map((goal.changes ?? []).map((one) => [one.id, one]));
  for (const { change: id, field: _, ...part } of added) {
    const known = changes.get(id) ?? part;
    changes.set(id, { ...known, id, was: { ...known.was, ...part.was }, now: { ...known.now, ...part.now } });
  }
  return { ...goal, changes: [...changes.values()].toSorted(bySubmission) };
}
