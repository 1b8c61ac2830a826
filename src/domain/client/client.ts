import type { ClientId, LocalDate, TeamId, UserId, WorkspaceId } from '../names.ts';

/** Of a team, ended and merged ones too; more are refused. */
export const MAX_CLIENTS = 500;
/** What a client remembers of its changes; further ones are refused. */
export const MAX_CLIENT_CHANGES = 500;
/** What people decide about a client and may change. */
export const CLIENT_FIELDS = ['name', 'code', 'people', 'notes', 'ended', 'merged'] as const;
export type ClientField = (typeof CLIENT_FIELDS)[number];

/** Some of what is decided about a client; null for what there is none of. */
export type ClientDecisions = { readonly [Field in ClientField]?: NonNullable<Client[Field]> | null };

/** One change of a client. Changes are appended and never rewritten. */
export interface ClientChange {
  readonly id: string;
  readonly by: UserId;
  readonly at: Date;
  readonly reason?: string;
  /** What the changed fields were before, and are since. Both name the same fields. */
  readonly was: ClientDecisions;
  readonly now: ClientDecisions;
}

/** A company or person that a team looks after. Goals and feedback name it by its ID. */
export interface Client {
  readonly id: ClientId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  /** Two clients may have one name; the code tells them apart. */
  readonly name: string;
  /** What people type for it: upper case, no spaces, the only one of its team. */
  readonly code: string;
  /** Who looks after it, in the order of the form; nobody where it is empty. */
  readonly people: readonly UserId[];
  readonly notes?: string;
  /** The last day on which the team looked after it; absent while it does. */
  readonly ended?: { readonly on: LocalDate };
  /** It is the same as another one: whatever names this one means that one. */
  readonly merged?: { readonly into: ClientId };
  /** In the order in which they were made; absent where there is none. */
  readonly changes?: readonly ClientChange[];
  readonly createdBy: UserId;
  readonly createdAt: Date;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

/**
 * The client that an ID means, through those that were merged; undefined where the list has none. Two merges that crossed
 * each other make a circle: all IDs in it mean the smallest of them.
 */
export function clientOf<Of extends Pick<Client, 'id' | 'merged'>>(
  clients: readonly Of[],
  id: ClientId,
): Of | undefined {
  const byId = new Map(clients.map((client) => [client.id, client]));
  const passed: Of[] = [];
  let found = byId.get(id);
  while (found?.merged !== undefined && !passed.includes(found)) {
    passed.push(found);
    found = byId.get(found.merged.into);
  }
  if (found?.merged === undefined) return found;
  const circle = passed.slice(passed.indexOf(found));
  return circle.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
}

/** The IDs that mean a client: its own, and those of all that were merged into it, one after the other. */
export function idsOf(clients: readonly Client[], { id }: Pick<Client, 'id'>): ClientId[] {
  return clients.filter((one) => clientOf(clients, one.id)?.id === id).map((one) => one.id);
}

/** Without those that were merged. */
export function knownClients(clients: readonly Client[]): Client[] {
  return clients.filter((client) => client.merged === undefined || clientOf(clients, client.id) === client);
}

/** Those that a team looks after. */
export function activeClients(clients: readonly Client[]): Client[] {
  return knownClients(clients).filter(({ ended }) => ended === undefined);
}
