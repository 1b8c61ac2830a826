import type { Reply } from '../../../slack/answering.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type Opened, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { refusal, said } from '../../../slack/views/replies.ts';
import { correctionButton, GOAL_ACTIONS } from '../../goal/index.ts';
import type { CheckInDeps } from './deps.ts';
import { openedValueForm } from './open-value-form.ts';

/** The buttons of a goal's history, and of what was begun there: a value more, also of another day, and a correction of one. */
export function onHistory(routes: Routes<CheckInDeps>): void {
  onButton(routes, GOAL_ACTIONS.addValue, (deps, click) => open(deps, click, click.value));
  onButton(routes, GOAL_ACTIONS.correct, (deps, click) => {
    const { goal, checkIn } = correctionButton.decode(click.value);
    return open(deps, click, goal, checkIn);
  });
}

function open(deps: CheckInDeps, click: ButtonClick, goal: string, corrects?: string): Promise<Reply> {
  return openModal(deps, click, valueFormOf(deps, click.user, goal, corrects));
}

async function valueFormOf(deps: CheckInDeps, user: string, goal: string, corrects?: string): Promise<Opened> {
  const view = await openedValueForm(deps, user, goal, corrects);
  if (view === 'gone') return said(deps.texts.history.gone);
  return typeof view === 'string' ? refusal(view, deps.texts) : view;
}
