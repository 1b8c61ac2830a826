import type { CheckIn, Goal } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import { suggestStatus } from '../progress/pace.ts';
import { fieldValuesOf } from './check-in-values.ts';
import type { DraftSubject, FieldValues } from './form-draft.ts';

/**
 * What of a form is kept as a draft, of one thing that it is about. Of a correction that is what was changed, an emptied
 * field too: what was only looked at is no draft, and what is corrected by somebody else meanwhile is not set back. Of
 * anything else it is what was filled in; a day alone says nothing, as the form comes with one.
 * `typed` holds every field of the form, also the empty ones; `shown` is what a correction was opened with.
 */
export function changedFields({ goal, corrects }: DraftSubject, typed: FieldValues, shown: FieldValues): FieldValues {
  const own = Object.entries(typed).filter(([field]) => field.startsWith(`${goal}:`));
  if (corrects !== undefined) {
    return Object.fromEntries(own.filter(([field, value]) => !isSame(value, shown[field] ?? '')));
  }
  const filled = own.filter(([, value]) => value.length > 0);
  return filled.every(([field]) => field === `${goal}:on`) ? {} : Object.fromEntries(filled);
}

/** Nothing chosen and nothing typed are the same. */
function isSame(one: FieldValues[string], other: FieldValues[string]): boolean {
  return one.length === 0 ? other.length === 0 : JSON.stringify(one) === JSON.stringify(other);
}

/**
 * What stands in the form of one value when it is opened: today, or what is corrected. A status that is as the pace says,
 * or was left to it, is left to it again.
 */
export function initialValueFields(goal: Goal, corrected: CheckIn | undefined, today: LocalDate): FieldValues {
  const on = { [`${goal.id}:on`]: corrected?.on ?? today };
  if (corrected === undefined) return on;
  const { status, value } = corrected;
  const byPace = status === suggestStatus(goal, value, corrected.on) ? { byPace: true as const } : {};
  return { ...fieldValuesOf(goal, { ...corrected, ...byPace }), ...on };
}
