import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import type { GoalInput } from '../../../../domain/goal/goal-input.ts';
import type { Direction } from '../../../../domain/kpi/kpi.ts';
import { sameUnit, UNITS } from '../../../../domain/kpi/unit.ts';

/** The numbers that a direction asks for, and another one does not. */
export const NUMBER_FIELDS = ['baseline', 'target', 'stretch', 'low', 'high', 'milestones'] as const;
export type TypedNumbers = Readonly<Partial<Record<(typeof NUMBER_FIELDS)[number], string>>>;

/** What stands under "More", and is kept with the form while that is closed. */
export const EXTRA_FIELDS = ['calculator', 'cadence', 'benchmark', 'benchmarkSource'] as const;

/** Every field of the form, in its order. */
export const GOAL_FIELDS = [
  'template',
  'title',
  'team',
  'category',
  'direction',
  'unit',
  'history',
  'baseline',
  'target',
  'stretch',
  'low',
  'high',
  'due',
  'owner',
  'serves',
  'description',
  'milestones',
  ...EXTRA_FIELDS,
] as const;
export type GoalField = (typeof GOAL_FIELDS)[number];

/** What the fields hold: what was typed, or the key of what was chosen; empty for nothing. */
export type GoalValues = Readonly<Record<Exclude<GoalField, 'direction'>, string>> & { readonly direction: Direction };

/** What Slack keeps for the form, beside its fields. */
export interface GoalFormContext {
  /** Where the form was opened, so that its team stays on top when the form changes. */
  readonly channel?: string;
  /** The only team that there is to choose: it has no field. */
  readonly team?: string;
  /** The goal in whose place this one is set. */
  readonly follows?: string;
  /** All fields are shown. */
  readonly more: boolean;
  /** Numbers that were typed for another direction: they are there again when it is chosen again. */
  readonly typed: TypedNumbers;
  /** What a template says under "More" while that is closed. */
  readonly extras: Readonly<Partial<Record<(typeof EXTRA_FIELDS)[number], string>>>;
  /** Where the template sets milestones that nobody names, as shares of the way. */
  readonly marks?: readonly number[];
  /**
   * How often the form itself filled in a field. Slack keeps what stands in a block of the same id, whatever the new
   * view says: a field that is filled in is a new block.
   */
  readonly filled: Readonly<Partial<Record<GoalField, number>>>;
}

export const EMPTY_CONTEXT: GoalFormContext = { more: false, typed: {}, extras: {}, filled: {} };

export const EMPTY_VALUES: GoalValues = {
  ...(Object.fromEntries(GOAL_FIELDS.map((field) => [field, ''])) as Record<GoalField, string>),
  direction: 'increase',
};

/** The form with values filled in: those fields become new blocks. Values that are the same stay as they are. */
export function fillIn(
  values: GoalValues,
  context: GoalFormContext,
  changes: Partial<GoalValues>,
): { values: GoalValues; context: GoalFormContext } {
  const changed = GOAL_FIELDS.filter((field) => changes[field] !== undefined && changes[field] !== values[field]);
  const filled = { ...context.filled };
  for (const field of changed) filled[field] = (filled[field] ?? 0) + 1;
  const numbers = NUMBER_FIELDS.filter((field) => changes[field] !== undefined).map((field) => [field, changes[field]]);
  const extras = EXTRA_FIELDS.filter((field) => changes[field] !== undefined).map((field) => [field, changes[field]]);
  return {
    values: { ...values, ...changes },
    context: {
      ...context,
      filled,
      typed: { ...context.typed, ...Object.fromEntries(numbers) },
      extras: { ...context.extras, ...Object.fromEntries(extras) },
    },
  };
}

/** The key of a unit that the form offers; empty for another one. */
export function unitKey(unit: GoalInput['unit']): string {
  return [...UNITS].find(([, one]) => sameUnit(one, unit))?.[0] ?? '';
}

/**
 * What a form keeps out of sight, after another unit was chosen: a benchmark of the old unit is none, and neither is a
 * calculator of another kind. What is in sight is the person's to change.
 */
export function withoutMisfits(
  values: GoalValues,
  context: GoalFormContext,
): { values: GoalValues; context: GoalFormContext } {
  if (context.more) return { values, context };
  const fits = CALCULATORS.get(values.calculator)?.unit === UNITS.get(values.unit)?.kind;
  const changes = { benchmark: '', benchmarkSource: '', ...(!fits && { calculator: '' }) };
  const { values: changed, context: after } = fillIn(values, context, changes);
  return { values: changed, context: { ...after, filled: context.filled } };
}
