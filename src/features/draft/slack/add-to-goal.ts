import { onShortcut } from '../../../slack/on-shortcut.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { type AddedMessage, feedbackForm, GOAL_SHORTCUTS, wordsOf } from '../../goal/index.ts';
import type { DraftDeps } from './deps.ts';
import { proposalView } from './open-proposal.ts';

/** The shortcut on a message: of a reply about a draft it makes a proposal, of any other one what a client said. */
export function addToGoal(routes: Routes<DraftDeps>): void {
  routes.messageShortcut(GOAL_SHORTCUTS.addToGoal, async ({ ack, shortcut, client }, deps) => {
    await ack();
    const { trigger_id: triggerId, user, channel, message, message_ts: ts } = shortcut;
    const added: AddedMessage = {
      person: user.id,
      channel: channel.id,
      ts,
      text: message.text ?? '',
      ...(message.user !== undefined && { from: message.user }),
    };
    const thread = threadOf(message);
    await onShortcut(deps, { triggerId, client }, () => {
      const form = async (): Promise<ModalContent> => {
        const request = { workspace: deps.workspace, person: user.id, channel: channel.id };
        const goal = thread && (await deps.useCases.draftInThread({ ...request, thread }));
        if (goal === undefined) return feedbackForm(deps, added);
        const reply = { words: await wordsOf(deps, added), ...(added.from !== undefined && { from: added.from }) };
        return proposalView(deps, { client, user: user.id, goal, reply });
      };
      return openModal(deps, { client, triggerId }, form());
    });
  });
}

/** The message at the beginning of the thread that a reply stands in; undefined of what is none. */
function threadOf({ ts, ...message }: { readonly ts: string; readonly [key: string]: unknown }): string | undefined {
  const thread = message['thread_ts'];
  return typeof thread === 'string' && thread !== ts ? thread : undefined;
}
