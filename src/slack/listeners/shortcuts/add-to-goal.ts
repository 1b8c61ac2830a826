import { ACTIONS, SHORTCUTS } from '../../ids.ts';
import { mentionedIn, plainWords } from '../../plain-words.ts';
import { feedbackModal } from '../../views/feedback-modal.ts';
import { goalOptions } from '../../views/goal-choice.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { trouble } from '../trouble.ts';
import { onShortcut } from './invoked.ts';

/** So many mentions get their names; the others keep their ids, which the person may edit. */
const MOST_NAMES = 5;

/** The shortcut on a message that adds its words to a goal, and the search for that goal in its form. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.messageShortcut(SHORTCUTS.addToGoal, async ({ ack, shortcut, client }) => {
    await ack();
    const { trigger_id: trigger, user, channel, message, message_ts: ts } = shortcut;
    await onShortcut(deps, { user: user.id, trigger, client }, async () => {
      const source = { channel: channel.id, ts, ...(message.user !== undefined && { from: message.user }) };
      const view = feedbackModal(source, await wordsOf(deps, message.text ?? ''), deps.texts);
      await client.views.open({ trigger_id: trigger, view });
      return undefined;
    });
  });

  routes.options(ACTIONS.feedbackGoal, async ({ ack, body, payload }) => {
    const { useCases, workspace, texts } = deps;
    const person = body.user.id;
    const searching = useCases.findGoals(workspace, person, payload.value);
    const { found } = await searching.catch((error: unknown) => {
      trouble(deps, 'search', error);
      return { found: [] };
    });
    const active = found.filter(({ state }) => state === 'active');
    const mine = active.filter(({ owner }) => owner === person);
    const others = active.filter(({ owner }) => owner !== person);
    await ack({ options: goalOptions([...mine, ...others], texts) });
  });
}

async function wordsOf({ useCases, workspace }: ListenerDeps, text: string): Promise<string> {
  const people = await Promise.all(
    mentionedIn(text, MOST_NAMES).map(async (id) => {
      const { person } = await useCases.whoIs(workspace, id);
      return [id, person.name] as const;
    }),
  );
  return plainWords(text, new Map(people));
}
