import type { WebClient } from '@slack/web-api';
import { answering, permitted, type Reply, showModal } from './answering.ts';
import type { ListenerDeps } from './listening.ts';

/** Who chose a shortcut, and the way to answer: a global one has no conversation, so what there is to say is a modal. */
interface Invoked {
  readonly user: string;
  readonly trigger: string;
  readonly client: WebClient;
}

/** Does what a shortcut asks for where the person may use Goalpost, and shows what there is to say. */
export function onShortcut(
  deps: ListenerDeps,
  { user, trigger, client }: Invoked,
  work: () => Promise<Reply>,
): Promise<void> {
  const show = (reply: NonNullable<Reply>) => showModal(deps, 'shortcut', { client, trigger, reply });
  return answering(deps, 'shortcut', permitted(deps, user, work), show);
}
