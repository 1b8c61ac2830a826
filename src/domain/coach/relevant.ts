import type { GoalOutline } from '../goal/outline.ts';
import { templateOfCalculator } from '../templates/library.ts';
import { templateKey } from '../templates/team-template.ts';
import type { Remark } from './finding.ts';
import type { CoachContext, Rule, Sketch } from './sketch.ts';

type Found = Extract<
  Remark,
  { code: 'relevant' | 'no-purpose' | 'no-objective' | 'same-title' | 'same-number' | 'outlives-parent' }
>;

/** R: it is said what the goal is for, and the team does not have it already. */
export const relevant: Rule<Found> = (sketch, context) => {
  const remarks = [...alreadyThere(sketch, context), ...purpose(sketch), ...parent(sketch, context)];
  return remarks.length > 0 ? remarks : [{ code: 'relevant' }];
};

function alreadyThere({ title, calculator }: Sketch, { others }: CoachContext): Found[] {
  const active = others.filter(({ state }) => state === 'active');
  const named = title === '' ? undefined : active.find((goal) => templateKey(goal.title) === templateKey(title));
  if (named !== undefined) return [{ code: 'same-title', title: named.title }];
  // A plain rate can be of anything; the others are one number each.
  const counted = templateOfCalculator(calculator) && active.find((goal) => goal.calculator === calculator);
  return counted === undefined ? [] : [{ code: 'same-number', title: counted.title }];
}

/** An objective that only says the title again is none. */
function purpose({ title, serves, parent: above, description }: Sketch): Found[] {
  const objective = templateKey(serves) === templateKey(title) ? '' : serves;
  if (objective !== '' || above !== undefined) return [];
  return [{ code: description === '' ? 'no-purpose' : 'no-objective' }];
}

function parent({ serves, parent: chosen, due }: Sketch, { others }: CoachContext): Found[] {
  const served = (goal: GoalOutline) =>
    chosen === goal.id || (chosen === undefined && serves !== '' && templateKey(goal.title) === templateKey(serves));
  const above = others.find(served);
  if (above === undefined || due === undefined || due <= above.due) return [];
  return [{ code: 'outlives-parent', title: above.title, due: above.due }];
}
