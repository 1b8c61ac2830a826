import { failureReport } from '../../../slack/failure-report.ts';
import { onShortcut } from '../../../slack/on-shortcut.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { mentionedIn, plainText } from './plain-text.ts';
import { feedbackModal } from './views/feedback-modal.ts';
import { goalOptions } from './views/goal-choice.ts';
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
    const { useCases, workspace, texts } = deps;
    const person = body.user.id;
    const searching = useCases.findGoals(workspace, person, payload.value);
    const { found } = await searching.catch((error: unknown) => {
      failureReport(deps, 'search', error);
      return { found: [] };
    });
    const active = found.filter(({ state }) => state === 'active');
    const mine = active.filter(({ owner }) => owner === person);
    const others = active.filter(({ owner }) => owner !== person);
    await ack({ options: goalOptions([...mine, ...others], texts) });
  });
}

async function wordsOf({ useCases, workspace }: GoalDeps, user: string, text: string): Promise<string> {
  const mentioned = mentionedIn(text, MAX_NAMES);
  const nameOf = await useCases.namesOf(workspace, user, mentioned);
  return plainText(text, new Map(mentioned.map((id) => [id, nameOf(id)])));
}
