import type { WebClient } from '@slack/web-api';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ActionItemDeps } from './deps.ts';
import { actionsModal } from './views/actions-modal.ts';

/** Which page of which goal's actions somebody looks at. */
export interface ListPage {
  readonly goal: string;
  readonly from: number;
}

/** The actions of a goal as they are now, or why there are none to see. */
export async function listView(
  { useCases, workspace, texts }: ActionItemDeps,
  person: string,
  { goal, from }: ListPage,
  note?: Mrkdwn,
): Promise<ModalContent> {
  const plan = await useCases.goalActions({ workspace, person, goal });
  return plan === undefined ? textMessage(texts.list.gone) : actionsModal(plan, from, texts, note);
}

/** Shows the list anew where it stands; nobody misses it where it was closed meanwhile. */
export async function refreshList(
  deps: ActionItemDeps,
  client: WebClient,
  person: string,
  { id, page }: { readonly id: string; readonly page: ListPage },
  note?: Mrkdwn,
): Promise<void> {
  const found = await listView(deps, person, page, note);
  await replaceView(deps, client, { id }, found);
}
