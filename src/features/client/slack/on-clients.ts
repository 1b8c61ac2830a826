import type { ModalView } from '@slack/types';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { ClientToChange } from '../show-client.ts';
import { clientView, refreshView } from './client-views.ts';
import type { ClientDeps } from './deps.ts';
import { addForm, type Below, editForm, endForm, mergeForm } from './views/client-forms.ts';
import { clientContext } from './views/client-page.ts';
import { clientsContext } from './views/clients-modal.ts';
import { CLIENT_ACTIONS } from './views/ids.ts';

/** The buttons of the list of clients and of the page of one. */
export function onClients(routes: Routes<ClientDeps>): void {
  const { open, add, edit, merge, end, reopen, listOn, listBack, goalsOn, goalsBack } = CLIENT_ACTIONS;
  onButton(routes, open, (deps, click) =>
    openModal(deps, click, clientView(deps, click.user, { client: click.value, from: 0 }), 'modal'),
  );
  onButton(routes, add, (deps, click) => {
    const { id, from } = listBelow(click);
    return openModal(deps, click, inTurn(addForm({ below: id, from }, click.value, click.user, deps.texts)), 'modal');
  });
  onButton(routes, edit, (deps, click) =>
    openForm(deps, click, ({ client }, below) => editForm(below, client, deps.texts)),
  );
  onButton(routes, end, (deps, click) =>
    openForm(deps, click, ({ client, today }, below) => endForm(below, client, today, deps.texts)),
  );
  onButton(routes, merge, (deps, click) =>
    openForm(deps, click, ({ client, others }, below) =>
      others.length === 0
        ? textMessage(deps.texts.clients.nothingToMerge)
        : mergeForm(below, client, others, deps.texts),
    ),
  );
  onButton(routes, reopen, reopenIt);
  for (const button of [listOn, listBack]) {
    onButton(routes, button, async (deps, click) => {
      const { id, team } = listBelow(click);
      await refreshView(deps, click.client, click.user, { id, shown: { team, from: Number(click.value) } });
      return undefined;
    });
  }
  for (const button of [goalsOn, goalsBack]) {
    onButton(routes, button, async (deps, click) => {
      const { id, client } = pageBelow(click);
      await refreshView(deps, click.client, click.user, { id, shown: { client, from: Number(click.value) } });
      return undefined;
    });
  }
}

const inTurn = (form: ModalView): Promise<ModalContent> => Promise.resolve(form);

function listBelow({ body: { view } }: ButtonClick) {
  return { ...clientsContext.decode(view?.private_metadata), id: view?.id ?? '' };
}

function pageBelow({ body: { view } }: ButtonClick) {
  return { ...clientContext.decode(view?.private_metadata), id: view?.id ?? '' };
}

function openForm(
  deps: ClientDeps,
  click: ButtonClick,
  show: (found: ClientToChange, below: Below) => ModalContent,
): Promise<Reply> {
  return openModal(deps, click, formOf(deps, click, show), 'modal');
}

async function formOf(
  { useCases, workspace, texts }: ClientDeps,
  click: ButtonClick,
  show: (found: ClientToChange, below: Below) => ModalContent,
): Promise<ModalContent> {
  const { id, from } = pageBelow(click);
  const found = await useCases.clientToChange({ workspace, person: click.user, client: click.value });
  return found === undefined ? textMessage(texts.clients.gone) : show(found, { below: id, from });
}

async function reopenIt(deps: ClientDeps, click: ButtonClick): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const { id, from } = pageBelow(click);
  const reopened = await useCases.reopenClient({ workspace, person: click.user, client: click.value });
  const note = reopened.ok ? texts.clients.reopened(reopened.client) : texts.clients.notReopened(reopened.why);
  await refreshView(deps, click.client, click.user, { id, shown: { client: click.value, from } }, note);
  return undefined;
}
