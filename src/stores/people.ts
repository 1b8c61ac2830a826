import type { Db } from 'mongodb';
import { z } from 'zod';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import type { Profile } from '../ports/people.ts';
import { documents } from './document.ts';

/** A person as Slack last described them, and when that was. */
interface KnownPerson {
  readonly person: Profile;
  readonly refreshedAt: Date;
}

export interface PeopleStore {
  get(workspace: WorkspaceId, id: UserId): Promise<KnownPerson | undefined>;
  put(workspace: WorkspaceId, known: KnownPerson): Promise<void>;
}

const personSchema: z.ZodType<Profile> = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  writesIn: z.string().exactOptional(),
  away: z.enum(['bot', 'deactivated', 'stranger', 'guest', 'unknown']).exactOptional(),
  admin: z.boolean(),
});
const knownSchema = z.object({ id: z.string(), person: personSchema, refreshedAt: z.date() });

/** People, in the collection `people`: a copy of what Slack knows, for when Slack does not answer. */
export function openPeopleStore(db: Db): PeopleStore {
  const people = documents(db, 'people', knownSchema);
  const key = (workspace: WorkspaceId, id: UserId) => `${workspace}|${id}`;
  return {
    get: (workspace, id) => people.one({ _id: key(workspace, id) }),
    put: async (workspace, { person, refreshedAt }) => {
      await people.collection.updateOne(
        { _id: key(workspace, person.id) },
        { $set: { person, refreshedAt } },
        { upsert: true },
      );
    },
  };
}
