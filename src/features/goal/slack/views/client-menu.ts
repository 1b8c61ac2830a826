import type { PlainTextOption, StaticSelect } from '@slack/types';
import { type Client, clientOf, knownClients } from '../../../../domain/client/client.ts';
import type { ClientId } from '../../../../domain/names.ts';
import { LIMITS, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';

/** Slack's limit for the options of a menu, and of one group in it. */
const MAX_OPTIONS = 100;

/** Stands for no client: a menu cannot be emptied. */
export const NO_CLIENT = 'none';

/** The client that was chosen; undefined for none of them. */
export function readClientChoice(chosen: string | undefined): ClientId | undefined {
  return chosen === undefined || chosen === '' || chosen === NO_CLIENT ? undefined : chosen;
}

/** A menu of clients by code and name, in groups where they are more than one menu holds. */
export function clientMenu(
  clients: readonly Client[],
  t: Texts,
  { chosen, first = [] }: { readonly chosen?: string | undefined; readonly first?: readonly PlainTextOption[] } = {},
): StaticSelect {
  const options = [...first, ...clients.map((client) => option(optionText(client, t), client.id))];
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    ...(options.length <= MAX_OPTIONS ? { options } : { option_groups: groupsOf(options, t) }),
    ...(initial && { initial_option: initial }),
  };
}

/**
 * Of a team's clients those that something can belong to: the active ones, and the one that it belongs to already. That
 * one stands under the ID by which it is named now, so that a form in which nobody touches it changes nothing.
 */
export function choosableClients(clients: readonly Client[], chosen: ClientId | undefined): Client[] {
  const now = chosen === undefined ? undefined : clientOf(clients, chosen);
  return knownClients(clients).flatMap((client) => {
    if (client.id === now?.id) return [{ ...client, id: chosen ?? client.id }];
    return client.ended === undefined ? [client] : [];
  });
}

function optionText(client: Client, { clients }: Texts): string {
  return client.ended === undefined ? clients.choice(client) : clients.endedChoice(client);
}

function groupsOf(options: readonly PlainTextOption[], { clients }: Texts) {
  const count = Math.ceil(options.length / MAX_OPTIONS);
  return Array.from({ length: count }, (_, index) => {
    const own = options.slice(index * MAX_OPTIONS, (index + 1) * MAX_OPTIONS);
    const label = clients.group(own[0]?.text.text ?? '', own.at(-1)?.text.text ?? '');
    return { label: plain(label, LIMITS.optionText), options: own };
  });
}
