import type { Db } from 'mongodb';
import { z } from 'zod';
import type { WorkspaceId } from '../domain/names.ts';
import type { OpenHomeStore } from '../ports/open-homes.ts';
import { documents, isDuplicateKey } from './document.ts';
import { millisOf, NOW_MS } from './store-time.ts';

const homeSchema = z.object({ id: z.string(), user: z.string(), workspace: z.string() });

/** Whoever opens it again sees it as it is then. */
const OPEN_SECONDS = 12 * 60 * 60;
/** Longer than a page takes to be read and shown, where nothing is wrong. */
const TURN_MS = 20_000;
const MAX_CONCERNED = 2000;

/** The open App Homes of each workspace, in the collection `open_homes`. Forgotten after twelve hours. */
export async function openHomesStore(db: Db): Promise<(workspace: WorkspaceId) => OpenHomeStore> {
  const homes = documents(db, 'open_homes', homeSchema);
  await homes.collection.createIndexes([
    { key: { workspace: 1, teams: 1 } },
    { key: { openedAt: 1 }, expireAfterSeconds: OPEN_SECONDS },
  ]);
  return (workspace) => {
    const key = (user: string) => `${workspace}|${user}`;
    return {
      begin: async (user, turn, opens) => {
        const isOver = { $lt: [millisOf('$turn.until'), NOW_MS] };
        // By the store's own clock: it is the one that forgets.
        const openedAt = opens ? '$$NOW' : { $ifNull: ['$openedAt', '$$NOW'] };
        const taken = { turn: { by: { $literal: turn }, until: { $add: ['$$NOW', TURN_MS] } } };
        try {
          const { matchedCount, upsertedCount } = await homes.collection.updateOne(
            { _id: key(user), $expr: isOver },
            [{ $set: { workspace, user, teams: { $ifNull: ['$teams', []] }, openedAt, ...taken } }],
            { upsert: true },
          );
          return matchedCount + upsertedCount === 1;
        } catch (error) {
          // It is there, and its turn is another's.
          if (isDuplicateKey(error)) return false;
          throw error;
        }
      },
      end: async (user, turn, teams) => {
        const shown = teams === undefined ? {} : { $set: { teams } };
        await homes.collection.updateOne({ _id: key(user), 'turn.by': turn }, { ...shown, $unset: { turn: 1 } });
      },
      concerned: async (people, teams) => {
        const either = [{ _id: { $in: people.map(key) } }, { workspace, teams: { $in: [...teams] } }];
        return (await homes.list({ $or: either }, { limit: MAX_CONCERNED })).map(({ user }) => user);
      },
    };
  };
}
