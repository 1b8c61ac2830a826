import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { readCorrectValue } from '../../inputs.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Message } from '../../views/message.ts';
import { valueModal } from '../../views/value-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import { type Clicked, onClick } from './clicked.ts';

/** The buttons of a goal's history: a value more, also of another day, and a correction of one. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.addValue }, async (args) => {
    await args.ack();
    await onClick(deps, args, () => open(deps, args, args.action.value ?? ''));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.correct }, async (args) => {
    await args.ack();
    await onClick(deps, args, () => {
      const { goal, checkIn } = readCorrectValue(args.action.value);
      return open(deps, args, goal, checkIn);
    });
  });
}

async function open(
  { useCases, workspace, texts }: ListenerDeps,
  { body, client }: Clicked,
  goal: string,
  corrects?: string,
): Promise<Message | undefined> {
  const form = await useCases.openValueForm(workspace, body.user.id, goal, corrects);
  if (!form.ok) return form.why === 'gone' ? said(texts.history.gone) : refusal(form.why, texts);
  await client.views.open({ trigger_id: body.trigger_id, view: valueModal(form, texts) });
  return undefined;
}
