import { EMPTY_CONTEXT, EMPTY_VALUES, type GoalValues } from '../../src/features/goal/slack/views/goal-form-state.ts';
import type { GoalForm } from '../../src/features/goal/slack/views/goal-modal.ts';

type Changes = Partial<Omit<GoalForm, 'values'>> & { readonly values?: Partial<GoalValues> };

/** The form of a new goal as it is opened, but for the changes. */
export function aForm({ values, ...changes }: Changes = {}): GoalForm {
  return {
    teams: [{ id: 'success', name: 'Client success' }],
    person: 'U1',
    values: { ...EMPTY_VALUES, ...values },
    context: EMPTY_CONTEXT,
    templates: [],
    clients: [],
    ...changes,
  };
}
