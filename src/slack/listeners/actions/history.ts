import type { App } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { readCorrectValue } from '../../inputs.ts';
import { refusal, said } from '../../views/answers.ts';
import { valueModal } from '../../views/value-modal.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import { type ButtonClick, onButton } from './clicked.ts';

/** The buttons of a goal's history: a value more, also of another day, and a correction of one. */
export function register(app: App, deps: ListenerDeps): void {
  onButton(app, deps, { action_id: ACTIONS.addValue }, (click) => open(deps, click, click.value));
  onButton(app, deps, { action_id: ACTIONS.correct }, (click) => {
    const { goal, checkIn } = readCorrectValue(click.value);
    return open(deps, click, goal, checkIn);
  });
}

async function open(
  { useCases, workspace, texts }: ListenerDeps,
  { client, user, trigger }: ButtonClick,
  goal: string,
  corrects?: string,
): Promise<Reply> {
  const form = await useCases.openValueForm(workspace, user, goal, corrects);
  if (!form.ok) return form.why === 'gone' ? said(texts.history.gone) : refusal(form.why, texts);
  await client.views.open({ trigger_id: trigger, view: valueModal(form, texts) });
  return undefined;
}
