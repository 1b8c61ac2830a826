import type { BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { refusal } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { Message } from '../../views/message.ts';
import type { ListenerDeps } from '../deps.ts';
import { trouble } from '../trouble.ts';

/** A click, with the ways to answer it. */
export interface Clicked {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly respond: RespondFn;
}

/** Does what a click asks for where the person may use Goalpost, and says what there is to say where the button stands. */
export function onClick(deps: ListenerDeps, clicked: Clicked, work: () => Promise<Message | undefined>): Promise<void> {
  return answer(deps, clicked, permitted(deps, clicked.body.user.id, work));
}

/** Says what there is to say where the button stands: beside a message, or in a modal over App Home. */
export function answer(deps: ListenerDeps, clicked: Clicked, work: Promise<Message | undefined>): Promise<void> {
  const failed = (error: unknown) => trouble(deps, 'button', error);
  return deps.track(work.catch(failed).then((reply) => (reply === undefined ? undefined : show(deps, clicked, reply))));
}

async function permitted(
  { useCases, workspace, texts }: ListenerDeps,
  user: string,
  work: () => Promise<Message | undefined>,
): Promise<Message | undefined> {
  const verdict = await useCases.may(workspace, user, 'use');
  return verdict.allowed ? work() : refusal(verdict.why, texts);
}

async function show(deps: ListenerDeps, { body, client, respond }: Clicked, reply: Message): Promise<void> {
  const failed = (error: unknown) => trouble(deps, 'button', error);
  if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: false, ...reply });
  else await client.views.open({ trigger_id: body.trigger_id, view: infoModal(reply, deps.texts) }).catch(failed);
}
