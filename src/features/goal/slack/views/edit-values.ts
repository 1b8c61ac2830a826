import type { Goal, Milestone } from '../../../../domain/goal/goal.ts';
import type { GoalInput } from '../../../../domain/goal/goal-input.ts';
import { sharesOfMilestones } from '../../../../domain/goal/milestones-input.ts';
import { isPrivate } from '../../../../domain/goal/people.ts';
import type { Kpi } from '../../../../domain/kpi/kpi.ts';
import type { Texts } from '../../../../text/index.ts';
import { NO_CLIENT } from './client-menu.ts';
import { readGoalInput } from './goal-form-codec.ts';
import {
  EMPTY_CONTEXT,
  EMPTY_VALUES,
  FIRST_ACTION_FIELDS,
  fillIn,
  GOAL_FIELDS,
  type GoalField,
  type GoalFormContext,
  type GoalValues,
  type TypedNumbers,
  unitKey,
} from './goal-form-state.ts';
import { TEAM_CADENCE, TYPED_IN } from './goal-more.ts';

/** What of a form comes from the goal that it changes. */
export const EDITED_FIELDS: readonly GoalField[] = GOAL_FIELDS.filter(
  (field) => !['template', 'team', 'history', 'sameKpi', ...FIRST_ACTION_FIELDS, 'draft', 'reason'].includes(field),
);

/** A form that changes a goal, as it is opened: all its fields are in sight. */
export function editContext(goal: Goal, { format }: Texts): GoalFormContext {
  const changes = goal.changes?.length ?? 0;
  const marks = sharesOfMilestones(goal.milestones);
  const { parent = '', weight, client } = goal;
  const extras = {
    ...(parent !== '' && { parent, weight: weight === undefined ? '' : format.typed(weight) }),
    ...(client !== undefined && { client }),
  };
  return {
    ...EMPTY_CONTEXT,
    team: goal.team,
    more: true,
    // Who cannot see the goal that it serves has no fields for that, and a client that is gone is in no menu.
    extras,
    ...(marks && { marks }),
    editing: { goal: goal.id, opened: changes, changes },
  };
}

/** What the form of a goal holds, as the person would type it. Milestones that nobody named stay unnamed. */
export function editValues(goal: Goal, { format }: Texts): GoalValues {
  const { kpi, milestones, benchmark } = goal;
  const isNamed = sharesOfMilestones(milestones) === undefined;
  return {
    ...EMPTY_VALUES,
    title: goal.title,
    team: goal.team,
    category: goal.category,
    direction: kpi.direction,
    unit: unitKey(kpi.unit),
    ...numbersOf(kpi, format.typed),
    milestones: isNamed ? milestonesTyped(milestones, format.typed) : '',
    plan: goal.plan?.map(({ value }) => format.typed(value)).join('; ') ?? '',
    due: goal.due,
    owner: goal.owner,
    reporter: goal.reporter ?? '',
    contributors: goal.contributors?.join() ?? '',
    visibility: boxOf(goal),
    serves: goal.serves ?? '',
    parent: goal.parent ?? '',
    weight: goal.weight === undefined ? '' : format.typed(goal.weight),
    client: goal.client ?? NO_CLIENT,
    description: goal.description ?? '',
    calculator: goal.calculator ?? TYPED_IN,
    cadence: goal.cadence ?? TEAM_CADENCE,
    benchmark: benchmark === undefined ? '' : format.typed(benchmark.value),
    benchmarkSource: benchmark?.source ?? '',
  };
}

/** What the form that changes a goal means where nothing in it is touched. */
export function editInputOf(goal: Goal, t: Texts): GoalInput {
  return readGoalInput(editValues(goal, t), editContext(goal, t));
}

/** Whether the box of a private goal is ticked. */
export function boxOf(goal: Goal): string {
  return isPrivate(goal) ? 'yes' : '';
}

/** The form with the fields that changed meanwhile as they are `now`, in the goal and in a form of it. */
export function withTaken(
  values: GoalValues,
  context: GoalFormContext,
  taken: readonly GoalField[],
  { goal, now }: { readonly goal: Goal; readonly now: GoalValues },
): { values: GoalValues; context: GoalFormContext } {
  const changes: Partial<GoalValues> = Object.fromEntries(taken.map((field) => [field, now[field]]));
  const filled = fillIn(values, context, changes);
  const { marks: _, ...rest } = filled.context;
  const marks = sharesOfMilestones(goal.milestones);
  return { values: filled.values, context: { ...rest, ...(marks && { marks }) } };
}

type Typed = (value: number) => string;

function numbersOf(kpi: Kpi, typed: Typed): TypedNumbers {
  const { direction: _, unit: __, ...numbers } = kpi;
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([field, value]) => (typeof value === 'number' ? [[field, typed(value)]] : [])),
  );
}

/** `82; 83.5`, or one a line with what it is called. */
function milestonesTyped(milestones: readonly Milestone[], typed: Typed): string {
  const isTitled = milestones.some(({ title }) => title !== undefined);
  const one = ({ value, title }: Milestone) => (title === undefined ? typed(value) : `${typed(value)}: ${title}`);
  return milestones.map(one).join(isTitled ? '\n' : '; ');
}
