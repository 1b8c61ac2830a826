import { z } from 'zod';
import { CADENCES, CATEGORIES } from '../../../../domain/goal/goal.ts';
import type { GoalInput } from '../../../../domain/goal/goal-input.ts';
import type { TypedActions } from '../../../../domain/goal/typed-actions.ts';
import { DIRECTIONS } from '../../../../domain/kpi/kpi.ts';
import type { TemplateInput } from '../../../../domain/templates/template-input.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { readClientChoice } from './client-menu.ts';
import {
  EMPTY_VALUES,
  EXTRA_FIELDS,
  GOAL_FIELDS,
  type GoalField,
  type GoalFormContext,
  type GoalValues,
  NUMBER_FIELDS,
  unitOf,
} from './goal-form-state.ts';

const contextSchema = z.object({
  channel: z.string().exactOptional(),
  team: z.string().exactOptional(),
  follows: z.string().exactOptional(),
  more: z.boolean().default(false),
  typed: z.partialRecord(z.enum(NUMBER_FIELDS), z.string()).default({}),
  extras: z.partialRecord(z.enum(EXTRA_FIELDS), z.string()).default({}),
  marks: z.array(z.number()).exactOptional(),
  editing: z
    .object({
      goal: z.string(),
      opened: z.number().int().min(0),
      changes: z.number().int().min(0),
      contested: z.array(z.enum(GOAL_FIELDS)).exactOptional(),
      asked: z.string().exactOptional(),
    })
    .exactOptional(),
  filled: z.partialRecord(z.enum(GOAL_FIELDS), z.number().int().min(0)).default({}),
});

/** What Slack kept for the goal form. Throws where it is not what the form was given. */
export function readGoalContext(metadata: string): GoalFormContext {
  return contextSchema.parse(JSON.parse(metadata || '{}'));
}

const CHOICES: readonly GoalField[] = [
  'template',
  'team',
  'category',
  'direction',
  'unit',
  'history',
  'calculator',
  'cadence',
  'parent',
  'client',
];

/** How fields are read that are neither text nor one choice. */
const READERS: Readonly<Partial<Record<GoalField, (fields: Fields, field: GoalField) => string>>> = {
  due: (fields, field) => fields.date(field),
  actionDue: (fields, field) => fields.date(field),
  actionOwner: (fields, field) => fields.user(field) ?? '',
  owner: (fields, field) => fields.user(field) ?? '',
  reporter: (fields, field) => fields.user(field) ?? '',
  contributors: (fields, field) => fields.users(field).join(),
  sameKpi: (fields, field) => fields.choices(field)[0] ?? '',
  visibility: (fields, field) => fields.choices(field)[0] ?? '',
  draft: (fields, field) => fields.choices(field)[0] ?? '',
};

/** Everything that the form holds: what is typed and chosen now, and what was kept of fields that are not in sight. */
export function readGoalValues(fields: Fields, context: GoalFormContext): GoalValues {
  const kept: Partial<Record<GoalField, string>> = {
    ...context.typed,
    ...context.extras,
    ...(context.team !== undefined && { team: context.team }),
  };
  const read = (field: GoalField): string => {
    if (!fields.has(field)) return kept[field] ?? '';
    const special = READERS[field];
    if (special !== undefined) return special(fields, field);
    return CHOICES.includes(field) ? (fields.choice(field) ?? '') : fields.text(field);
  };
  const values = Object.fromEntries(GOAL_FIELDS.map((field) => [field, read(field)])) as Record<GoalField, string>;
  return { ...EMPTY_VALUES, ...values, direction: readDirection(values.direction) };
}

/** The context with the numbers that are in sight now, so that they come back with their direction. */
export function withNumbers(context: GoalFormContext, values: GoalValues): GoalFormContext {
  const now = NUMBER_FIELDS.map((field) => [field, values[field]] as const).filter(([, text]) => text !== '');
  return { ...context, typed: Object.fromEntries(now) };
}

/** The goal that a form means. What is not one of the choices means the plain one. */
export function readGoalInput(values: GoalValues, { marks }: GoalFormContext): GoalInput {
  const { direction, title, description, serves, team, due, owner, benchmark, benchmarkSource } = values;
  const { baseline, target, stretch, low, high, milestones, plan } = values;
  return {
    ...extrasOf(values),
    title,
    description,
    serves,
    parent: values.parent === '' ? undefined : values.parent,
    weight: values.weight,
    client: readClientChoice(values.client),
    team,
    due,
    owner: owner === '' ? undefined : owner,
    reporter: values.reporter === '' ? undefined : values.reporter,
    contributors: peopleIn(values.contributors),
    ...(values.visibility !== '' && { visibility: 'private' }),
    ...(values.draft !== '' && { draft: true }),
    direction,
    baseline,
    target,
    stretch,
    low,
    high,
    milestones,
    plan,
    ...(values.history !== '' && { season: values.history }),
    ...(values.sameKpi !== '' && values.history !== '' && { sameKpiAs: values.history }),
    benchmark,
    benchmarkSource,
    ...(marks && { marks }),
    ...(values.action !== '' && { actions: actionsIn(values) }),
  };
}

function actionsIn({ action: text, actionOwner: owner, actionDue: due }: GoalValues): TypedActions {
  return { text, due, ...(owner !== '' && { owner }) };
}

/** Several people in one value, as the form keeps them. */
export function peopleIn(value: string): string[] {
  return value.split(',').filter((person) => person !== '');
}

type Chosen = 'category' | 'unit' | 'calculator' | 'cadence';

function extrasOf(values: Pick<GoalValues, Chosen>): Pick<GoalInput, Chosen> {
  return {
    category: z.enum(CATEGORIES).catch('other').parse(values.category),
    unit: unitOf(values.unit) ?? { kind: 'number' },
    // "Typed in" is no calculator, and neither is any other name that there is none of.
    calculator: values.calculator,
    cadence: z.enum(CADENCES).safeParse(values.cadence).data,
  };
}

/** The form of a team's own template. */
export function readTemplate(fields: Fields): TemplateInput {
  const choice = (field: string) => fields.choice(field) ?? '';
  return {
    ...extrasOf({
      category: choice('category'),
      unit: choice('unit'),
      calculator: choice('calculator'),
      cadence: choice('cadence'),
    }),
    name: fields.text('name'),
    definition: fields.text('definition'),
    direction: readDirection(fields.choice('direction')),
    benchmark: fields.text('benchmark'),
    benchmarkSource: fields.text('benchmarkSource'),
  };
}

export function readDirection(value: unknown): GoalInput['direction'] {
  return z.enum(DIRECTIONS).catch('increase').parse(value);
}
