import type { WebClient } from '@slack/web-api';
import { failureReport } from './failure-report.ts';
import type { ListenerDeps } from './listener-deps.ts';
import { infoModal } from './views/info-modal.ts';
import type { Message } from './views/message.ts';

/** What a person is answered; nothing where what they asked for shows by itself. */
export type Reply = Message | undefined;

/** Shows what came of some work, also where it failed: `where` names it in the log. */
export function sendReply(
  deps: ListenerDeps,
  where: string,
  work: Promise<Reply>,
  show: (reply: Message) => Promise<unknown>,
): Promise<void> {
  const failed = (error: unknown) => failureReport(deps, where, error);
  const answered = work.catch(failed).then(async (reply) => {
    if (reply !== undefined) await show(reply);
  });
  return deps.track(answered);
}

/** Shows an answer where there is no conversation to put it into. */
export async function showReplyModal(
  deps: ListenerDeps,
  where: string,
  { client, triggerId, reply }: { readonly client: WebClient; readonly triggerId: string; readonly reply: Message },
): Promise<void> {
  const view = infoModal(reply, deps.texts);
  await client.views.open({ trigger_id: triggerId, view }).catch((error: unknown) => failureReport(deps, where, error));
}
