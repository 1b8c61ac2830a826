import {
  CLIENT_FIELDS,
  type Client,
  type ClientChange,
  type ClientDecisions,
  type ClientField,
  MAX_CLIENT_CHANGES,
} from './client.ts';

export type ChangedClient =
  | { readonly ok: true; readonly client: Client; readonly change: ClientChange }
  | { readonly ok: false; readonly why: 'unchanged' | 'full' };

/**
 * The client with some of what is decided about it changed, and with the change in its history. `unchanged` where it is
 * as decided already, or a change of this id is in its history; `full` beyond {@link MAX_CLIENT_CHANGES}.
 */
export function withClientChange(
  client: Client,
  decisions: ClientDecisions,
  made: Pick<ClientChange, 'id' | 'by' | 'at' | 'reason'>,
): ChangedClient {
  const { changes = [] } = client;
  const fields = CLIENT_FIELDS.filter((field) => field in decisions && !isSame(client[field], decisions[field]));
  if (fields.length === 0 || changes.some(({ id }) => id === made.id)) return { ok: false, why: 'unchanged' };
  if (changes.length >= MAX_CLIENT_CHANGES) return { ok: false, why: 'full' };
  const change: ClientChange = { ...made, was: pick(client, fields), now: pick(decisions, fields) };
  const next = { ...apply(client, change.now), changes: [...changes, change], version: client.version + 1 };
  return { ok: true, client: next, change };
}

function apply(client: Client, decisions: ClientDecisions): Client {
  const entries = Object.entries({ ...client, ...decisions });
  // What is null in the decisions is absent from the client; every other field has a value of its own type.
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as unknown as Client;
}

function pick(from: Client | ClientDecisions, fields: readonly ClientField[]): ClientDecisions {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}

/** Each field is a text, a list, or an object with one key. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** A client as it was when it had so many changes. */
export function clientAfter(client: Client, changes: number): Client {
  const undone = client.changes?.slice(changes) ?? [];
  return undone.toReversed().reduce((known, { was }) => apply(known, was), client);
}

/**
 * A form of a client that was opened when it had so many changes: fields that nobody touched in it are as they are by now.
 * `contested` are those that both the form and somebody else changed, and not to the same.
 */
export function mergeClient(
  typed: ClientDecisions,
  client: Client,
  opened: number,
): { readonly decisions: ClientDecisions; readonly contested: readonly ClientField[] } {
  const before = clientAfter(client, opened);
  const fields = CLIENT_FIELDS.filter((field) => field in typed);
  const touched = fields.filter((field) => !isSame(typed[field], before[field]));
  const contested = touched.filter(
    (field) => !isSame(client[field], before[field]) && !isSame(client[field], typed[field]),
  );
  return { decisions: pick(typed, touched), contested };
}
