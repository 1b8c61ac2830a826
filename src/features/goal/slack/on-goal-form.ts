import type { BlockAction, ButtonAction } from '@slack/bolt';
import { fieldOfBlock } from '../../../slack/ids.ts';
import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import { TEAM_ACTIONS } from '../../team/index.ts';
import type { GoalDeps } from './deps.ts';
import { type Change, createFormUpdates, LOOK } from './goal-form-updates.ts';
import { chooseTemplate, openGoalForm } from './open-goal-form.ts';
import { readGoalInput } from './views/goal-form-codec.ts';
import { type FormState, fillIn, withoutMisfits } from './views/goal-form-state.ts';
import { GOAL_ACTIONS } from './views/ids.ts';
import { proposalValues } from './views/proposal-values.ts';

/** The buttons that open the form of a new goal, and everything in it that changes it. */
export function onGoalForm(routes: Routes<GoalDeps>): void {
  onButton(routes, TEAM_ACTIONS.newGoal, (deps, click) =>
    openGoalForm(deps, click, click.value === '' ? {} : { template: click.value }),
  );

  const updates = createFormUpdates();
  const onChange = (id: string, changeOf: (deps: GoalDeps, action: ButtonAction) => Change) =>
    routes.action<BlockAction<ButtonAction>>(id, async (args, deps) => {
      await args.ack();
      const { view, user, actions } = args.body;
      if (view !== undefined)
        await updates(deps, args.client, { user: user.id, view, actions, change: changeOf(deps, args.action) });
    });

  onChange(GOAL_ACTIONS.goalForm, (deps, { block_id }) => changeOfField(deps, fieldOfBlock(block_id)));
  onChange(GOAL_ACTIONS.moreFields, () => (state) => ({
    ...state,
    context: { ...state.context, more: true },
  }));
  onChange(GOAL_ACTIONS.useTitle, (_, action) => useTitle(action));
  onChange(GOAL_ACTIONS.fillProposal, (deps) => (state) => fillProposal(deps, state));
}

const useTitle =
  ({ value: title = '' }: ButtonAction): Change =>
  (state) =>
    filled(state, { title });

function changeOfField(deps: GoalDeps, field: string): Change {
  if (field === 'template') return (state) => chooseTemplate(deps, state, state.values.template);
  // Numbers of another unit, and the way to compute them, do not fit any more.
  if (field === 'unit') return (state) => ({ ...state, ...withoutMisfits(state.values, state.context) });
  // Clients are those of the team.
  if (field === 'team') return (state) => filled(state, { client: '' });
  return field === 'direction' ? (state) => ({ ...state }) : LOOK;
}

function filled(state: FormState, changes: Parameters<typeof fillIn>[2]): FormState {
  return { ...state, ...fillIn(state.values, state.context, changes) };
}

async function fillProposal({ useCases, workspace, texts }: GoalDeps, state: FormState): Promise<FormState> {
  const { user: person, values, context } = state;
  const { proposal } = await useCases.adviseGoalForm({
    workspace,
    person,
    input: readGoalInput(values, context),
    history: values.history,
  });
  return proposal === undefined ? state : filled(state, proposalValues(proposal, texts));
}
