import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import { correctionButton, GOAL_ACTIONS } from '../../goal/index.ts';
import type { CheckInDeps } from './deps.ts';
import { valueFormView } from './open-value-form.ts';

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

async function valueFormOf(deps: CheckInDeps, user: string, goal: string, corrects?: string): Promise<ModalContent> {
  const view = await valueFormView(deps, user, goal, corrects);
  if (view === 'gone') return textMessage(deps.texts.history.gone);
  return typeof view === 'string' ? refusal(view, deps.texts) : view;
}
