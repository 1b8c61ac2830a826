import type { ModalView } from '@slack/types';
import { decidedAfter } from '../../../domain/goal/changes.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import { mergeFields } from '../../../domain/goal/merge-fields.ts';
import type { GoalId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import type { EditForm } from '../open-edit-form.ts';
import type { GoalDeps } from './deps.ts';
import { editModal } from './views/edit-modal.ts';
import { EDITED_FIELDS, editContext, editValues, withTaken } from './views/edit-values.ts';
import { readGoalInput } from './views/goal-form-codec.ts';
import type { Editing, FormState, GoalValues } from './views/goal-form-state.ts';

type Editable = Extract<EditForm, { ok: true }>;

/** The form that changes a goal, filled in with it; or why there is none. */
export async function openEdit(deps: GoalDeps, user: string, id: GoalId): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const form = await useCases.openEditForm(workspace, user, id);
  if (form.ok) {
    const state = { user, values: editValues(form.goal, texts), context: editContext(form.goal, texts) };
    return viewOf(deps, state, form);
  }
  if (form.why === 'gone') return textMessage(texts.list.gone);
  return form.why === 'over' ? textMessage(texts.change.over) : refusal(form.why, texts);
}

/** The form as it stands now; undefined where the goal can be changed no more, or not by this person. */
export async function editView(deps: GoalDeps, state: FormState, { goal }: Editing): Promise<ModalView | undefined> {
  const form = await deps.useCases.openEditForm(deps.workspace, state.user, goal);
  return form.ok ? viewOf(deps, state, form) : undefined;
}

/**
 * The form with what others changed since it was opened: fields that the person did not touch take what they are now, and
 * everything that was typed stays.
 */
export function mergeChanges(state: FormState, goal: Goal, { texts }: Pick<GoalDeps, 'texts'>): FormState {
  const { editing } = state.context;
  if (editing === undefined) return state;
  const opened = editValues(decidedAfter(goal, editing.changes), texts);
  const now = editValues(goal, texts);
  const { taken, contested } = mergeFields(EDITED_FIELDS, opened, now, state.values);
  const { values, context } = withTaken(state.values, state.context, taken, { goal, now });
  const both = [...new Set([...(editing.contested ?? []), ...contested])];
  const merged: Editing = {
    ...editing,
    changes: goal.changes?.length ?? 0,
    ...(both.length > 0 && { contested: both }),
  };
  return { ...state, values, context: { ...context, editing: merged } };
}

/** The goal that the form says is served, where the person sees it. */
export async function chosenParent(
  { useCases, workspace }: Pick<GoalDeps, 'useCases' | 'workspace'>,
  user: string,
  { parent }: GoalValues,
): Promise<Goal | undefined> {
  return parent === '' ? undefined : useCases.visibleGoal(workspace, user, parent);
}

async function viewOf(
  { useCases, workspace, texts }: GoalDeps,
  { user, values, context }: FormState,
  { goal, team, clients }: Editable,
): Promise<ModalView> {
  const { opened = 0, changes = 0 } = context.editing ?? {};
  const [parent, advice, known] = await Promise.all([
    chosenParent({ useCases, workspace }, user, values),
    useCases.adviseGoalForm({ workspace, person: user, input: readGoalInput(values, context), changes: goal.id }),
    useCases.goalChanges(workspace, user, goal.id),
  ]);
  const all = known?.changes.toReversed() ?? [];
  return editModal(
    {
      goal,
      teams: [team],
      clients,
      values,
      context,
      advice,
      ...(parent && { parent }),
      ...(known && { titles: known.titles, names: known.clients }),
      meanwhile: all.slice(opened, changes).toReversed(),
      today: known?.today ?? goal.start,
    },
    texts,
  );
}
