import { RespondError } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { failureReport } from './failure-report.ts';
import type { ListenerDeps } from './listener-deps.ts';
import { isSlackError } from './slack-error.ts';
import { infoModal } from './views/info-modal.ts';
import type { Message } from './views/message.ts';

/** What a response_url answers to blocks that it does not take. */
const BAD_REQUEST = 400;

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
    if (reply !== undefined) await showTaken(reply, show);
  });
  return deps.track(answered);
}

/** Shows a message or, where Slack refuses it, what there is instead: nothing was shown then, so that it is shown once. */
async function showTaken({ instead, ...message }: Message, show: (reply: Message) => Promise<unknown>): Promise<void> {
  try {
    await show(message);
  } catch (error) {
    if (instead === undefined || !isRefusal(error)) throw error;
    await showTaken(await instead.message(), show);
    await instead.helped();
  }
}

/** Whether Slack read a message and did not take it, so that it is nowhere to be seen. */
function isRefusal(error: unknown): boolean {
  return (error instanceof RespondError && error.statusCode === BAD_REQUEST) || isSlackError(error, 'invalid_blocks');
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
