import type { ModalView } from '@slack/types';
import z from 'zod';
import type { Client } from '../../../../domain/client/client.ts';
import type { LocalDate, TeamId } from '../../../../domain/names.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { actions, button, LIMITS, modalTitle, plain, section } from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { CLIENT_ACTIONS } from './ids.ts';

/** With heading, note, and buttons well within Slack's hundred blocks. */
const MAX_ON_PAGE = 40;

/** Whose clients are listed, and the first one on the page. */
export const clientsContext = jsonCodec(z.object({ team: z.string(), from: z.number().int().min(0) }));

interface Listed extends Pick<Client, 'id' | 'name' | 'code' | 'people' | 'ended'> {
  readonly goals: number;
  readonly sameNameAs?: string;
}

export interface ClientList {
  readonly team: { readonly id: TeamId; readonly name: string };
  readonly clients: readonly Listed[];
  readonly today: LocalDate;
}

/** The clients of a team, page by page. `note` says what a form came to. */
export function clientsModal({ team, clients, today }: ClientList, from: number, t: Texts, note?: Mrkdwn): ModalView {
  const text = t.clients;
  const first = from < clients.length ? from : 0;
  const shown = clients.slice(first, first + MAX_ON_PAGE);
  const ended = clients.filter((one) => one.ended !== undefined).length;
  const heading = clients.length === 0 ? text.none(team.name) : text.heading(team.name, clients.length - ended, ended);
  return {
    type: 'modal',
    private_metadata: clientsContext.encode({ team: team.id, from: first }),
    title: modalTitle(text.title),
    close: modalTitle(t.word.close),
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      section(heading),
      ...shown.map((one) => section(text.line(one, today), openButton(one, t))),
      ...pageButtons(first, { count: clients.length, max: MAX_ON_PAGE }, LIST_PAGES, t),
      actions(button(text.add, CLIENT_ACTIONS.add, team.id, clients.length === 0 ? 'primary' : undefined)),
    ],
  };
}

function openButton({ id, name }: Listed, t: Texts) {
  return {
    ...button(t.clients.open, CLIENT_ACTIONS.open, id),
    accessibility_label: plain(t.clients.openLabel(name), LIMITS.buttonText).text,
  };
}

const LIST_PAGES = { back: CLIENT_ACTIONS.listBack, on: CLIENT_ACTIONS.listOn };
