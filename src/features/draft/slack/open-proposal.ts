import type { WebClient } from '@slack/web-api';
import type { FoundMessage } from '../../../ports/outbox.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { noDraftText } from './answers.ts';
import type { DraftDeps } from './deps.ts';
import { proposalModal } from './views/proposal-modal.ts';

interface Opened {
  readonly client: WebClient;
  readonly user: string;
  readonly goal: string;
  /** The reply that the proposal is made of. */
  readonly reply?: { readonly from?: string; readonly words: string };
}

/** The form of a proposal with a link to where the draft is discussed, or why there is none. */
export async function proposalView(deps: DraftDeps, { client, user, goal, reply }: Opened): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const form = await useCases.proposalForm({ workspace, person: user, goal });
  if (!form.ok) return textMessage(noDraftText(form, texts));
  const link = await linkTo(deps, client, form.posted);
  return proposalModal({ goal: form.goal, ...(link !== undefined && { link }), ...(reply && { reply }) }, texts);
}

/** Without it the form is still of use. */
async function linkTo(deps: DraftDeps, client: WebClient, posted: FoundMessage['posted']): Promise<string | undefined> {
  if (posted === undefined) return undefined;
  const found = await client.chat
    .getPermalink({ channel: posted.channel, message_ts: posted.ts })
    .catch((error: unknown) => void failureReport(deps, 'permalink', error));
  return found?.permalink;
}
