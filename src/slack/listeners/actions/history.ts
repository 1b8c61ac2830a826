import { ACTIONS } from '../../ids.ts';
import { readCorrectValue } from '../../inputs.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { openedValueForm } from '../value-form.ts';
import { type ButtonClick, onButton } from './clicked.ts';

/** The buttons of a goal's history, and of what was begun there: a value more, also of another day, and a correction of one. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.addValue, (click) => open(deps, click, click.value));
  onButton(routes, deps, ACTIONS.correct, (click) => {
    const { goal, checkIn } = readCorrectValue(click.value);
    return open(deps, click, goal, checkIn);
  });
}

async function open(
  deps: ListenerDeps,
  { client, user, trigger }: ButtonClick,
  goal: string,
  corrects?: string,
): Promise<Reply> {
  const { texts } = deps;
  const view = await openedValueForm(deps, user, goal, corrects);
  if (view === 'gone') return said(texts.history.gone);
  if (typeof view === 'string') return refusal(view, texts);
  await client.views.open({ trigger_id: trigger, view });
  return undefined;
}
