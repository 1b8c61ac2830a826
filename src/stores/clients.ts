import type { Db } from 'mongodb';
import { z } from 'zod';
import { type Client, type ClientChange, MAX_CLIENTS } from '../domain/client/client.ts';
import type { ClientStore } from '../ports/clients.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';

const decided = {
  name: z.string(),
  code: z.string(),
  people: z.array(z.string()),
  notes: z.string(),
  ended: z.object({ on: z.string() }),
  merged: z.object({ into: z.string() }),
};

const decisionsSchema = z.object({
  name: decided.name.exactOptional(),
  code: decided.code.exactOptional(),
  people: decided.people.exactOptional(),
  notes: decided.notes.nullable().exactOptional(),
  ended: decided.ended.nullable().exactOptional(),
  merged: decided.merged.nullable().exactOptional(),
});

const changeSchema: z.ZodType<ClientChange> = z.object({
  id: z.string(),
  by: z.string(),
  at: z.date(),
  reason: z.string().exactOptional(),
  was: decisionsSchema,
  now: decisionsSchema,
});

export const clientSchema: z.ZodType<Client> = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  name: decided.name,
  code: decided.code,
  people: decided.people,
  notes: decided.notes.exactOptional(),
  ended: decided.ended.exactOptional(),
  merged: decided.merged.exactOptional(),
  changes: z.array(changeSchema).exactOptional(),
  createdBy: z.string(),
  createdAt: z.date(),
  version: z.number().int(),
});

/** Clients of teams, in the collection `clients`. A code belongs to one client of its team. */
export async function openClientStore(db: Db, unreadable?: Unreadable): Promise<ClientStore> {
  const clients = documents(db, 'clients', clientSchema, unreadable);
  await clients.collection.createIndexes([{ key: { workspace: 1, team: 1, code: 1 }, unique: true }]);
  return {
    get: (workspace, id) => clients.one({ _id: id, workspace }),
    forTeams: async (workspace, teams) => {
      if (teams.length === 0) return [];
      const limit = MAX_CLIENTS * teams.length;
      return clients.list({ workspace, team: { $in: [...teams] } }, { sort: { name: 1 }, limit });
    },
    save: (client) => saveVersion(clients, client),
  };
}
