import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { followChange } from './follow-change.ts';
import { editView, mergeChanges } from './open-edit-form.ts';
import { NUMBERS_OF_DIRECTION } from './submit-goal.ts';
import { readGoalContext, readGoalInput, readGoalValues, withNumbers } from './views/goal-form-codec.ts';
import type { FormState } from './views/goal-form-state.ts';
import { GOAL_VIEWS } from './views/ids.ts';

/** The form that changes a goal. */
export function submitEdit(routes: Routes<GoalDeps>): void {
  onSubmit(routes, GOAL_VIEWS.editGoal, submit);
}

async function submit(deps: GoalDeps, submission: Submission): Promise<SubmissionResult> {
  const { user, view } = submission;
  const { useCases, workspace, texts } = deps;
  const before = readGoalContext(view.private_metadata);
  const { editing } = before;
  if (editing === undefined) throw new Error('The form of a goal does not say which goal it changes');
  const values = readGoalValues(readFields(view.state.values), before);
  const state: FormState = { user, values, context: withNumbers(before, values) };
  const edited = await useCases.editGoal({
    workspace,
    person: user,
    view: view.id,
    goal: editing.goal,
    changes: editing.changes,
    input: { goal: readGoalInput(values, before), reason: values.reason, agreed: editing.asked },
  });
  if (edited.ok) {
    const show = infoModal(textMessage(texts.change.saved(edited.goal.title)), texts);
    return { afterAck: () => followChange(deps, edited, user), show };
  }
  if ('problems' in edited) return { errors: errorsAt(edited.problems, view, texts, NUMBERS_OF_DIRECTION) };
  const next =
    'meanwhile' in edited
      ? mergeChanges(state, edited.meanwhile, deps)
      : { ...state, context: { ...state.context, editing: { ...editing, asked: edited.asks } } };
  return shown(deps, submission, next);
}

/** The form with what there is to say above it, and everything that was typed in it. */
async function shown(deps: GoalDeps, { view }: Submission, state: FormState): Promise<SubmissionResult> {
  const { editing } = state.context;
  const show = editing && (await editView(deps, state, editing));
  if (show === undefined) return { errors: errorAtFirst(view, deps.texts.problem({ code: 'goal-over' })) };
  return { afterAck: async () => undefined, show };
}
