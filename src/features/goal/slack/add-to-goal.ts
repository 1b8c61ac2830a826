import type { Goal } from '../../../domain/goal/goal.ts';
import { onShortcut } from '../../../slack/on-shortcut.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { mentionedIn, plainText } from './plain-text.ts';
import { searchGoals } from './search-goals.ts';
import { feedbackModal } from './views/feedback-modal.ts';
import { GOAL_ACTIONS, GOAL_SHORTCUTS } from './views/ids.ts';

/** So many mentions get their names; the others keep their ids, which the person may edit. */
const MAX_NAMES = 5;

/** The shortcut on a message that adds its words to a goal, and the search for that goal in its form. */
export function addToGoal(routes: Routes<GoalDeps>): void {
  routes.messageShortcut(GOAL_SHORTCUTS.addToGoal, async ({ ack, shortcut, client }, deps) => {
    await ack();
    const { trigger_id: triggerId, user, channel, message, message_ts: ts } = shortcut;
    await onShortcut(deps, { triggerId, client }, async () => {
      const source = { channel: channel.id, ts, ...(message.user !== undefined && { from: message.user }) };
      const words = wordsOf(deps, user.id, message.text ?? '');
      const form = words.then((text) => feedbackModal(source, text, deps.texts));
      return openModal(deps, { client, triggerId }, form);
    });
  });

  routes.options(GOAL_ACTIONS.feedbackGoal, async ({ ack, body, payload }, deps) => {
    const isActive = ({ state }: Goal) => state === 'active';
    await ack({ options: await searchGoals(deps, { person: body.user.id, typed: payload.value }, isActive) });
  });
}

async function wordsOf({ useCases, workspace }: GoalDeps, user: string, text: string): Promise<string> {
  const mentioned = mentionedIn(text, MAX_NAMES);
  const nameOf = await useCases.namesOf(workspace, user, mentioned);
  return plainText(text, new Map(mentioned.map((id) => [id, nameOf(id)])));
}
