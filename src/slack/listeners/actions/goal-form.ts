import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { ACTIONS } from '../../ids.ts';
import { readDirection, readFields, readGoalContext } from '../../inputs.ts';
import { goalModal } from '../../views/goal-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import { openGoalForm, teamsToAddTo } from '../modals.ts';
import { trouble } from '../trouble.ts';
import { onClick } from './clicked.ts';

/** The buttons that open the form of a new goal, and the choice in it that asks for other numbers. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.newGoal }, async (args) => {
    await args.ack();
    const opening = { user: args.body.user.id, trigger: args.body.trigger_id };
    await onClick(deps, args, () => openGoalForm(deps, args.client, opening));
  });

  app.action<BlockAction<StaticSelectAction>>({ type: 'block_actions', action_id: ACTIONS.direction }, async (args) => {
    await args.ack();
    const { view, user } = args.body;
    if (view === undefined) return;
    const direction = readDirection(args.action.selected_option?.value);
    const update = async () => {
      const { channel, typed } = readGoalContext(view.private_metadata, readFields(view.state?.values ?? {}));
      const teams = await teamsToAddTo(deps, user.id, channel);
      const form = goalModal({ teams, owner: user.id, direction, typed, ...(channel && { channel }) }, deps.texts);
      await updateForm(args.client, view, form);
    };
    await deps.track(update()).catch((error: unknown) => trouble(deps, 'direction', error));
  });
}

/** The last choice counts: where another one came in between, the form is updated once more without its hash. */
async function updateForm(client: WebClient, view: { id: string; hash: string }, form: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: view.id, hash: view.hash, view: form });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict')) throw error;
    await client.views.update({ view_id: view.id, view: form });
  }
}
