import type { KnownBlock } from '@slack/types';
import { CALCULATORS } from '../../../../domain/calculators/index.ts';
import { MAX_SOURCE_LENGTH } from '../../../../domain/goal/extras-input.ts';
import { CADENCES, CATEGORIES, type Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { QUARTERS } from '../../../../domain/goal/kpi-input.ts';
import { MAX_CONTRIBUTORS } from '../../../../domain/goal/people.ts';
import { DIRECTIONS, type Unit } from '../../../../domain/kpi/kpi.ts';
import { UNITS } from '../../../../domain/kpi/unit.ts';
import { MAX_PLAN_LENGTH } from '../../../../domain/reading/plans.ts';
import { actions, button, option } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { goalOption } from './goal-choice.ts';
import type { Fields } from './goal-fields.ts';
import { type GoalFormContext, type GoalValues, unitKey } from './goal-form-state.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** The values of the selects under "More" that mean nothing of the kind: a select cannot be emptied. */
export const TYPED_IN = 'typed-in';
export const TEAM_CADENCE = 'team';
const MAX_WEIGHT_LENGTH = 20;

/** What a goal can do without, behind a button. Once open it stays so: what was typed there stays in sight. */
export function moreBlocks(
  {
    values,
    context,
    parent,
  }: { readonly values: GoalValues; readonly context: GoalFormContext; readonly parent?: Pick<Goal, 'id' | 'title'> },
  fields: Fields,
  t: Texts,
): KnownBlock[] {
  const text = t.goalForm;
  if (!context.more) return [actions(button(text.more, GOAL_ACTIONS.moreFields, ''))];
  const journey = values.direction === 'increase' || values.direction === 'decrease';
  return [
    fields.text('description', text.description, { max: MAX_TEXT_LENGTH, multiline: true, optional: true }),
    ...(journey
      ? [
          fields.milestones(text.milestones, {
            hint: text.milestonesHint(context.marks ?? QUARTERS),
            optional: true,
          }),
          fields.text('plan', text.plan, { max: MAX_PLAN_LENGTH, hint: text.planHint, optional: true }),
        ]
      : []),
    fields.user('reporter', text.reporter, { hint: text.reporterHint, optional: true }),
    fields.users('contributors', text.contributors, MAX_CONTRIBUTORS, {
      hint: text.contributorsHint,
      optional: true,
    }),
    ...parentBlocks(values, parent, fields, t),
    fields.box('visibility', text.visibility, text.visibilityBox, { hint: text.visibilityHint }),
    ...extraBlocks(fields, t),
    ...(context.editing === undefined ? actionBlocks(fields, t) : []),
  ];
}

/** What will be done for a new goal; of one that there is, that has a list of its own. */
function actionBlocks(fields: Fields, t: Texts): KnownBlock[] {
  const text = t.goalForm;
  return [
    fields.text('action', text.action, {
      max: MAX_TEXT_LENGTH,
      multiline: true,
      hint: text.actionHint,
      optional: true,
    }),
    fields.user('actionOwner', text.actionOwner, { hint: text.actionOwnerHint, optional: true }),
    fields.date('actionDue', text.actionDue, { optional: true }),
  ];
}

/** What the goal serves. Nothing where that is a goal which the person does not see: the form keeps it out of sight. */
function parentBlocks(
  { parent: chosen }: GoalValues,
  parent: Pick<Goal, 'id' | 'title'> | undefined,
  fields: Fields,
  t: Texts,
): KnownBlock[] {
  const text = t.goalForm;
  if (chosen !== '' && parent === undefined) return [];
  return [
    fields.goal('parent', text.parent, parent && goalOption(parent, t), {
      hint: text.parentHint,
      placeholder: t.list.choose,
      optional: true,
    }),
    fields.text('weight', text.weight, { max: MAX_WEIGHT_LENGTH, hint: text.weightHint, optional: true }),
  ];
}

/** What a goal is about, and what it counts in which direction: a template has these too. `unit` is offered in any case. */
export function kindBlocks(fields: Fields, t: Texts, unit?: Unit): KnownBlock[] {
  const text = t.goalForm;
  const categories = CATEGORIES.map((one) => option(t.word.category(one), one));
  const directions = DIRECTIONS.map((one) => option(t.word.direction(one), one));
  const offered = new Map([...UNITS, ...(unit === undefined ? [] : [[unitKey(unit), unit] as const])]);
  const units = [...offered].map(([key, one]) => option(t.word.unit(one), key));
  return [
    fields.select('category', text.category, categories),
    fields.select('direction', text.direction, directions, { dispatches: true }),
    fields.select('unit', text.unit, units, { dispatches: true }),
  ];
}

/** How the value comes, how often it is asked for, and what others reach: a template has these too. */
export function extraBlocks(fields: Fields, t: Texts): KnownBlock[] {
  const text = t.goalForm;
  return [
    fields.select(
      'calculator',
      text.calculator,
      [option(text.typedIn, TYPED_IN), ...[...CALCULATORS.keys()].map((id) => option(t.template.calculator(id), id))],
      { hint: text.calculatorHint, initial: TYPED_IN, dispatches: true },
    ),
    fields.select(
      'cadence',
      text.cadence,
      [option(t.template.teamCadence, TEAM_CADENCE), ...CADENCES.map((one) => option(t.template.cadence(one), one))],
      { initial: TEAM_CADENCE, dispatches: true },
    ),
    fields.number('benchmark', text.benchmark, { hint: text.benchmarkHint, optional: true }),
    fields.text('benchmarkSource', text.benchmarkSource, {
      max: MAX_SOURCE_LENGTH,
      hint: text.benchmarkSourceHint,
      optional: true,
    }),
  ];
}
