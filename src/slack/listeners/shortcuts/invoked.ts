import type { WebClient } from '@slack/web-api';
import { refusal } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { Message } from '../../views/message.ts';
import type { ListenerDeps } from '../deps.ts';
import { trouble } from '../trouble.ts';

/** Who chose a shortcut, and the way to answer: a global one has no conversation, so what there is to say is a modal. */
interface Invoked {
  readonly user: string;
  readonly trigger: string;
  readonly client: WebClient;
}

/** Does what a shortcut asks for where the person may use Goalpost, and shows what there is to say. */
export function onShortcut(
  deps: ListenerDeps,
  invoked: Invoked,
  work: () => Promise<Message | undefined>,
): Promise<void> {
  const failed = (error: unknown) => trouble(deps, 'shortcut', error);
  return deps.track(
    permitted(deps, invoked.user, work)
      .catch(failed)
      .then((reply) => (reply === undefined ? undefined : show(deps, invoked, reply))),
  );
}

async function permitted(
  { useCases, workspace, texts }: ListenerDeps,
  user: string,
  work: () => Promise<Message | undefined>,
): Promise<Message | undefined> {
  const verdict = await useCases.may(workspace, user, 'use');
  return verdict.allowed ? work() : refusal(verdict.why, texts);
}

async function show(deps: ListenerDeps, { client, trigger }: Invoked, reply: Message): Promise<void> {
  const view = infoModal(reply, deps.texts);
  await client.views.open({ trigger_id: trigger, view }).catch((error: unknown) => trouble(deps, 'shortcut', error));
}
