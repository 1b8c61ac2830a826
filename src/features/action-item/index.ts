import type { Feature } from '../feature.ts';
import type { PlanPorts } from './admit-to-plan.ts';
import type { ActionItemListenerUseCases, ActionItemOwn } from './slack/deps.ts';
import { onActionItems } from './slack/on-action-items.ts';
import { submitActionItems } from './slack/submit-action-items.ts';
import { texts } from './texts.ts';
import { actionItemUseCases } from './use-cases.ts';

export type { ActionItemListenerUseCases } from './slack/deps.ts';
export { actionForm, readAction } from './slack/views/action-form.ts';
export { finishButton } from './slack/views/finish-button.ts';

/** What will be done for a goal, by whom and by when, and what it needs. */
export const actionItem = {
  name: 'action-item',
  useCases: actionItemUseCases,
  texts,
  commands: [],
  listen: (routes) => {
    for (const listen of [onActionItems, submitActionItems]) listen(routes);
  },
} satisfies Feature<PlanPorts, ActionItemOwn, ActionItemListenerUseCases>;
