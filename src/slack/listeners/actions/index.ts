import type { App, BlockAction, ButtonAction, RespondFn, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { ACTIONS, UNKNOWN_ACTION } from '../../ids.ts';
import { readDirection, readFields, readGoalContext } from '../../inputs.ts';
import { refusal, said } from '../../views/answers.ts';
import { goalModal } from '../../views/goal-modal.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { Message } from '../../views/message.ts';
import type { ListenerDeps } from '../deps.ts';
import { openCheckIn, openGoalForm, teamsToAddTo } from '../modals.ts';
import { trouble } from '../trouble.ts';

interface Clicked {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly respond: RespondFn;
}

/** Clicks on buttons, and the choice in the goal form that asks for other numbers. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.checkIn }, async (args) => {
    await args.ack();
    const round = args.action.value;
    const opening = { user: args.body.user.id, trigger: args.body.trigger_id, ...(round && { round }) };
    await answer(
      deps,
      args,
      permitted(deps, opening.user, () => openCheckIn(deps, args.client, opening)),
    );
  });

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.newGoal }, async (args) => {
    await args.ack();
    const opening = { user: args.body.user.id, trigger: args.body.trigger_id };
    await answer(
      deps,
      args,
      permitted(deps, opening.user, () => openGoalForm(deps, args.client, opening)),
    );
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

  // Slack waits for an answer to every click, also to one on a button that an older version posted.
  app.action<BlockAction>({ type: 'block_actions', action_id: UNKNOWN_ACTION }, async (args) => {
    await args.ack();
    if (args.body.view !== undefined) return;
    await answer(deps, args, Promise.resolve(said(deps.texts.command.unknownAction)));
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

async function permitted(
  { useCases, workspace, texts }: ListenerDeps,
  user: string,
  open: () => Promise<Message | undefined>,
): Promise<Message | undefined> {
  const verdict = await useCases.may(workspace, user, 'use');
  return verdict.allowed ? open() : refusal(verdict.why, texts);
}

/** Says what there is to say where the button stands: beside a message, or in a modal over App Home. */
function answer(deps: ListenerDeps, clicked: Clicked, work: Promise<Message | undefined>): Promise<void> {
  const failed = (error: unknown) => trouble(deps, 'button', error);
  return deps.track(work.catch(failed).then((reply) => (reply === undefined ? undefined : show(deps, clicked, reply))));
}

async function show(deps: ListenerDeps, { body, client, respond }: Clicked, reply: Message): Promise<void> {
  const failed = (error: unknown) => trouble(deps, 'button', error);
  if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: false, ...reply });
  else await client.views.open({ trigger_id: body.trigger_id, view: infoModal(reply, deps.texts) }).catch(failed);
}
