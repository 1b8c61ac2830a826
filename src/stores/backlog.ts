import type { Db } from 'mongodb';
import type { Backlog, WaitingState } from '../ports/backlog.ts';

const WAITING: readonly WaitingState[] = ['pending', 'sending', 'unknown', 'held', 'parked'];

/** A scrape waits no longer than this for the store. */
const MAX_READ_MS = 2_000;

/** Reads the backlog from indexes: it looks at nothing that is done with. Rejects where the store does not answer. */
export async function readBacklog(db: Db, now: Date): Promise<Backlog> {
  const outbox = db.collection('outbox');
  const limit = { maxTimeMS: MAX_READ_MS };
  const counts = WAITING.map(async (state) => [state, await outbox.countDocuments({ state }, limit)] as const);
  const isDue = { state: 'pending', notBefore: { $lte: now } };
  const dueCount = outbox.countDocuments(isDue, limit);
  const first = outbox.find(isDue, limit).project({ notBefore: 1 }).sort({ notBefore: 1, _id: 1 }).limit(1).next();
  const rounds = db.collection('rounds').countDocuments({ state: 'open' }, limit);
  const [messages, due, oldest, openRounds] = await Promise.all([Promise.all(counts), dueCount, first, rounds]);
  const dueAt: unknown = oldest?.['notBefore'];
  return {
    messages: Object.fromEntries(messages) as Record<WaitingState, number>,
    due,
    ...(dueAt instanceof Date && { oldestDueAt: dueAt }),
    openRounds,
  };
}
