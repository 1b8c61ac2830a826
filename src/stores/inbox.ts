import type { Collection, Db } from 'mongodb';
import type { Inbox } from '../ports/inbox.ts';
import { isDuplicateKey, type Stored, WRITE_CONCERN } from './document.ts';

/** Slack repeats what it could not deliver for hours, not for days. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;

/** The collection `inbox`: keys of what came from Slack, and when. Forgotten after a week. */
export async function openInbox(db: Db): Promise<Inbox> {
  const inbox: Collection<Stored> = db.collection('inbox', { writeConcern: WRITE_CONCERN });
  await inbox.createIndexes([{ key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }]);
  return {
    isFirst: async (key) => {
      try {
        // The store's own clock: it is the one that forgets. A key that is there keeps its time.
        const at = { $ifNull: ['$at', '$$NOW'] };
        return (await inbox.updateOne({ _id: key }, [{ $set: { at } }], { upsert: true })).upsertedCount === 1;
      } catch (error) {
        // Two came with it at the same moment.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
