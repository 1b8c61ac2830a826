import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import type { GoalInput } from '../../../../domain/goal/goal-input.ts';
import type { Direction } from '../../../../domain/kpi/kpi.ts';
import { sameUnit, UNITS } from '../../../../domain/kpi/unit.ts';

/** The numbers that a direction asks for, and another one does not. */
export const NUMBER_FIELDS = ['baseline', 'target', 'stretch', 'low', 'high', 'milestones', 'plan'] as const;
export type TypedNumbers = Readonly<Partial<Record<(typeof NUMBER_FIELDS)[number], string>>>;

/** What stands under "More", and is kept with the form while that is closed. */
export const EXTRA_FIELDS = [
  'calculator',
  'cadence',
  'benchmark',
  'benchmarkSource',
  'reporter',
  'contributors',
  'parent',
  'weight',
  'client',
  'visibility',
] as const;

/** What will be done first: only a new goal is asked for it. */
export const FIRST_ACTION_FIELDS = ['action', 'actionOwner', 'actionDue'] as const;

/** Every field of the form, in its order. */
export const GOAL_FIELDS = [
  'template',
  'title',
  'team',
  'category',
  'direction',
  'unit',
  'history',
  'sameKpi',
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
  'plan',
  ...EXTRA_FIELDS,
  ...FIRST_ACTION_FIELDS,
  'draft',
  'reason',
] as const;
export type GoalField = (typeof GOAL_FIELDS)[number];

/** What the fields hold: what was typed, or the key of what was chosen; empty for nothing. */
export type GoalValues = Readonly<Record<Exclude<GoalField, 'direction'>, string>> & { readonly direction: Direction };

/** What a form that changes a goal knows of it. */
export interface Editing {
  readonly goal: string;
  /** How many changes the goal had when the form was opened. */
  readonly opened: number;
  /** How many of them are in what the form holds; the others came in meanwhile and were shown. */
  readonly changes: number;
  /** What both the person and somebody else changed meanwhile. */
  readonly contested?: readonly GoalField[];
  /** The way of counting that was asked about, as `wayOfCounting` names it. */
  readonly asked?: string;
}

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
  /** Absent in the form of a new goal. */
  readonly editing?: Editing;
  /**
   * How often the form itself filled in a field. Slack keeps what stands in a block of the same id, whatever the new
   * view says: a field that is filled in is a new block.
   */
  readonly filled: Readonly<Partial<Record<GoalField, number>>>;
}

/** A form as it stands, for one person. */
export interface FormState {
  readonly user: string;
  readonly values: GoalValues;
  readonly context: GoalFormContext;
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

/** The key of a unit: one that the form offers, or another currency, which a goal may have. */
export function unitKey(unit: GoalInput['unit']): string {
  const offered = [...UNITS].find(([, one]) => sameUnit(one, unit))?.[0];
  return offered ?? (unit.kind === 'currency' ? `currency:${unit.currency}` : '');
}

/** The unit of a key; undefined where there is none. */
export function unitOf(key: string): GoalInput['unit'] | undefined {
  const [, currency] = /^currency:([A-Z]{3})$/.exec(key) ?? [];
  return UNITS.get(key) ?? (currency === undefined ? undefined : { kind: 'currency', currency });
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
  const fits = CALCULATORS.get(values.calculator)?.unit === unitOf(values.unit)?.kind;
  const changes = { benchmark: '', benchmarkSource: '', ...(!fits && { calculator: '' }) };
  const { values: changed, context: after } = fillIn(values, context, changes);
  return { values: changed, context: { ...after, filled: context.filled } };
}
