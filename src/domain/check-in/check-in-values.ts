import type { CalculatorInputs } from '../calculators/calculator.ts';
import type { CheckIn, Goal } from '../goal/goal.ts';
import { typedValue } from '../reading/value.ts';
import { CHECK_IN_TEXTS } from './check-in-input.ts';
import type { FieldValues } from './form-draft.ts';

/** The goal with the way to its value that a check-in went: typed in, or computed from its inputs. */
export function goalAsEntered({ calculator: _, ...goal }: Goal, { inputs }: CheckIn): Goal {
  return { ...goal, ...(inputs && { calculator: inputs.calculator }) };
}

/** What a check-in said, as it stands in the fields of the form that corrects it. */
export function fieldValuesOf(goal: Pick<Goal, 'id'>, checkIn: CheckIn): FieldValues {
  const { value, inputs, status, byPace, confidence, obstacleOwner, sentiment } = checkIn;
  const numbers = Object.entries(inputs?.values ?? {}).map(([name, one]) => [`input.${name}`, typedValue(one)]);
  const texts = CHECK_IN_TEXTS.map((field) => [field, checkIn[field]]);
  const fields: Record<string, string | undefined> = Object.fromEntries([
    ...(inputs === undefined ? [['value', typedValue(value)]] : numbers),
    ['status', byPace ? undefined : status],
    ['confidence', confidence?.toString()],
    ['obstacleOwner', obstacleOwner],
    ['sentiment', sentiment],
    ...texts,
  ]);
  const filled = Object.entries(fields).flatMap(([field, text]) =>
    text ? [[`${goal.id}:${field}`, text] as const] : [],
  );
  return Object.fromEntries(filled);
}

/**
 * Whether a correction says what was said already, so that nothing is to be stored. A status that both left to the pace
 * may have become another one since; nobody said so.
 */
export function isUnchanged(correction: CheckIn, corrected: CheckIn): boolean {
  const { value, on, status, byPace, confidence, inputs, cleared = [], obstacleOwner } = correction;
  return (
    value === corrected.value &&
    on === corrected.on &&
    (status === corrected.status || (byPace === true && corrected.byPace === true)) &&
    confidence === corrected.confidence &&
    correction.sentiment === corrected.sentiment &&
    sameInputs(inputs, corrected.inputs) &&
    cleared.length === 0 &&
    (obstacleOwner === undefined || obstacleOwner === corrected.obstacleOwner) &&
    CHECK_IN_TEXTS.every((field) => (correction[field] ?? '') === (corrected[field] ?? ''))
  );
}

function sameInputs(one: CalculatorInputs | undefined, other: CalculatorInputs | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const names = new Set([...Object.keys(one.values), ...Object.keys(other.values)]);
  return one.calculator === other.calculator && [...names].every((name) => one.values[name] === other.values[name]);
}
