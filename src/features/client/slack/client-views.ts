import type { WebClient } from '@slack/web-api';
import type { ClientId, TeamId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import { todayOf } from '../../../slack/today.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ClientDeps } from './deps.ts';
import { clientPage } from './views/client-page.ts';
import { clientsModal } from './views/clients-modal.ts';

/** What is shown: the list of a team, or one client. `from` is what is first on its page. */
export type Shown =
  | { readonly team: TeamId; readonly from: number }
  | { readonly client: ClientId; readonly from: number };

/** The list or the page as it is now, or why there is none to see. */
export async function clientView(deps: ClientDeps, person: string, shown: Shown, note?: Mrkdwn): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  if ('team' in shown) {
    const [listed, today] = await Promise.all([
      useCases.listClients({ workspace, person, team: shown.team }),
      todayOf(deps, person),
    ]);
    return listed === undefined
      ? textMessage(texts.command.noTeam)
      : clientsModal({ ...listed, today }, shown.from, texts, note);
  }
  const { client, from } = shown;
  const page = await useCases.showClient({ workspace, person, client });
  if (page === undefined) return textMessage(texts.clients.gone);
  const added = await deps.clientSections({ workspace, person, client: page.client.id }, texts);
  return clientPage(page, { from, added, ...(note && { note }) }, texts);
}

/** Shows a list or a page again where it stands; nobody misses it where it was closed meanwhile. */
export async function refreshView(
  deps: ClientDeps,
  client: WebClient,
  person: string,
  { id, shown }: { readonly id: string; readonly shown: Shown },
  note?: Mrkdwn,
): Promise<void> {
  const found = await clientView(deps, person, shown, note);
  await replaceView(deps, client, { id }, found);
}
