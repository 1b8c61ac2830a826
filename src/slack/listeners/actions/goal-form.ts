import type { BlockAction, ButtonAction } from '@slack/bolt';
import { goalDraft } from '../../goal-inputs.ts';
import { ACTIONS, fieldOfBlock } from '../../ids.ts';
import { fillIn, withoutMisfits } from '../../views/goal-form.ts';
import { proposalValues } from '../../views/proposal-values.ts';
import type { ListenerDeps } from '../deps.ts';
import { chooseTemplate, type FormState } from '../goal-form.ts';
import { type Change, createFormUpdates, LOOK } from '../goal-form-updates.ts';
import { openGoalForm } from '../modals.ts';
import type { Routes } from '../routes.ts';
import { onButton } from './clicked.ts';

/** The buttons that open the form of a new goal, and everything in it that changes it. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.newGoal, ({ client, user, trigger, value: template }) =>
    openGoalForm(deps, client, { user, trigger, ...(template && { template }) }),
  );

  const updates = createFormUpdates(deps);
  const onChange = (id: string, changeOf: (action: ButtonAction) => Change) =>
    routes.action<BlockAction<ButtonAction>>(id, async (args) => {
      await args.ack();
      const { view, user } = args.body;
      if (view !== undefined) await updates(args.client, { user: user.id, view, change: changeOf(args.action) });
    });

  onChange(ACTIONS.goalForm, ({ block_id }) => changeOfField(deps, fieldOfBlock(block_id)));
  onChange(ACTIONS.moreFields, () => (state) => ({
    ...state,
    context: { ...state.context, more: true },
  }));
  onChange(ACTIONS.useTitle, useTitle);
  onChange(ACTIONS.fillProposal, () => (state) => fillProposal(deps, state));
}

const useTitle =
  ({ value: title = '' }: ButtonAction): Change =>
  (state) =>
    filled(state, { title });

function changeOfField(deps: ListenerDeps, field: string): Change {
  if (field === 'template') return (state) => chooseTemplate(deps, state, state.values.template);
  // Numbers of another unit, and the way to compute them, do not fit any more.
  if (field === 'unit') return (state) => ({ ...state, ...withoutMisfits(state.values, state.context) });
  return field === 'direction' || field === 'team' ? (state) => ({ ...state }) : LOOK;
}

function filled(state: FormState, changes: Parameters<typeof fillIn>[2]): FormState {
  return { ...state, ...fillIn(state.values, state.context, changes) };
}

async function fillProposal({ useCases, workspace, texts }: ListenerDeps, state: FormState): Promise<FormState> {
  const { user: person, values, context } = state;
  const { proposal } = await useCases.adviseDraft({
    workspace,
    person,
    draft: goalDraft(values, context),
    history: values.history,
  });
  return proposal === undefined ? state : filled(state, proposalValues(proposal, texts));
}
