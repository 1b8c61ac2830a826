import type { WebClient } from '@slack/web-api';
import { answering, type Reply, showModal } from './answering.ts';
import type { ListenerDeps } from './listening.ts';

/** The way to answer a shortcut: a global one has no conversation, so what there is to say is a modal. */
interface Invoked {
  readonly trigger: string;
  readonly client: WebClient;
}

/** Does what a shortcut asks for, and shows what there is to say. */
export function onShortcut(
  deps: ListenerDeps,
  { trigger, client }: Invoked,
  work: () => Promise<Reply>,
): Promise<void> {
  const show = (reply: NonNullable<Reply>) => showModal(deps, 'shortcut', { client, trigger, reply });
  return answering(deps, 'shortcut', work(), show);
}
