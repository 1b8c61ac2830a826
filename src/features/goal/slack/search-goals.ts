import type { PlainTextOption } from '@slack/types';
import { isEditable } from '../../../domain/goal/changes.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { UserId } from '../../../domain/names.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { goalOptions } from './views/goal-choice.ts';
import { readGoalContext } from './views/goal-form-codec.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

/** The goals that fit what is typed into a menu, the person's own first; none where the search fails. */
export async function searchGoals(
  deps: GoalDeps,
  { person, typed }: { readonly person: UserId; readonly typed: string },
  fits: (goal: Goal) => boolean,
): Promise<PlainTextOption[]> {
  const { useCases, workspace, texts } = deps;
  const { found } = await useCases.findGoals(workspace, person, typed).catch((error: unknown) => {
    failureReport(deps, 'search', error);
    return { found: [] };
  });
  const fitting = found.filter(fits);
  const mine = fitting.filter(({ owner }) => owner === person);
  const others = fitting.filter(({ owner }) => owner !== person);
  return goalOptions([...mine, ...others], texts);
}

/** In the form of a goal: the goals that it can serve. Whether it makes a circle is looked at when the form is sent. */
export function searchParent(routes: Routes<GoalDeps>): void {
  routes.options(GOAL_ACTIONS.parentGoal, async ({ ack, body, payload }, deps) => {
    const { editing } = readGoalContext(body.view?.private_metadata ?? '');
    const fits = (goal: Goal) => isEditable(goal) && goal.id !== editing?.goal;
    await ack({ options: await searchGoals(deps, { person: body.user.id, typed: payload.value }, fits) });
  });
}
