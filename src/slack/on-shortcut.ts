import type { WebClient } from '@slack/web-api';
import type { ListenerDeps } from './listener-deps.ts';
import { type Reply, sendReply, showReplyModal } from './reply.ts';

/** The way to answer a shortcut: a global one has no conversation, so what there is to say is a modal. */
interface ShortcutInvocation {
  readonly triggerId: string;
  readonly client: WebClient;
}

/** Does what a shortcut asks for, and shows what there is to say. */
export function onShortcut(
  deps: ListenerDeps,
  { triggerId, client }: ShortcutInvocation,
  work: () => Promise<Reply>,
): Promise<void> {
  const show = (reply: NonNullable<Reply>) => showReplyModal(deps, 'shortcut', { client, triggerId, reply });
  return sendReply(deps, 'shortcut', work(), show);
}
