import type { Document } from 'mongodb';
import type { OutboxMessage, OutboxState } from '../domain/message/outbox-message.ts';
import { byUrgency, URGENCIES } from '../domain/message/urgency.ts';
import type { WorkspaceId } from '../domain/names.ts';
import type { Documents, Stored } from './document.ts';
import type { NoticeKindsKnown } from './outbox-row.ts';

/** With `_id`, as the due ones are sorted: only those that are read are looked at, however many are due at once. */
const ORDER = { notBefore: 1, _id: 1 } as const;
const PENDING = { partialFilterExpression: { state: 'pending' } };
/** Where there are more workspaces than that, messages are taken to wait for one of them. */
const MAX_LOOKS = 20;
const ID_ONLY = { projection: { _id: 1 } };

export const DUE_INDEXES = [
  { key: { state: 1, notBefore: 1 } },
  { key: ORDER, ...PENDING },
  { key: { urgency: 1, ...ORDER }, ...PENDING },
] as const;

/** What is due, read from indexes. A message that a newer version queued beside this one waits for that one. */
export function createOutboxDue({ collection: rows, read }: Documents<OutboxMessage>, noticeKinds: NoticeKindsKnown) {
  const known = { 'notice.kind': { $in: [...noticeKinds] } };
  const first = (filter: Document, limit: number): Promise<Stored[]> =>
    rows.find(filter).sort(ORDER).limit(limit).toArray();

  async function readable(found: readonly Stored[], state: OutboxState): Promise<OutboxMessage[]> {
    const messages: OutboxMessage[] = [];
    for (const row of found) {
      try {
        messages.push(read(row));
      } catch {
        // One that this version cannot read would stand first in the queue for ever.
        await rows.updateOne({ _id: row._id, state }, { $set: { state: 'parked', why: 'unreadable' } });
      }
    }
    return messages;
  }

  const workspaceAfter = async (last: WorkspaceId): Promise<string | undefined> => {
    const found = rows
      .find({ workspace: { $gt: last } })
      .sort({ workspace: 1 })
      .limit(1);
    const [row] = await found.project({ workspace: 1 }).toArray();
    return row && String(row['workspace']);
  };

  return {
    due: async (now: Date, limit: number, without: readonly WorkspaceId[] = []): Promise<OutboxMessage[]> => {
      const isDue = {
        state: 'pending',
        notBefore: { $lte: now },
        ...known,
        ...(without.length > 0 && { workspace: { $nin: [...without] } }),
      };
      const longest = await first(isDue, limit);
      // That is all of them.
      if (longest.length < limit) return byUrgency(await readable(longest, 'pending'));
      const urgent = await Promise.all(URGENCIES.map((urgency) => first({ ...isDue, urgency }, limit)));
      const rowOf = new Map([...urgent.flat(), ...longest].map((row) => [row._id, row]));
      return readable([...rowOf.values()].slice(0, limit), 'pending');
    },
    unresolved: async (now: Date, limit: number): Promise<OutboxMessage[]> =>
      readable(await first({ state: 'unknown', notBefore: { $lte: now }, ...known }, limit), 'unknown'),
    /** Whether anything waits for other workspaces than these, now or later: a few looks into an index. */
    waitsElsewhere: async (workspaces: readonly WorkspaceId[]): Promise<boolean> => {
      let next = await workspaceAfter('');
      for (let looks = 0; next !== undefined; looks += 1) {
        if (looks >= MAX_LOOKS) return true;
        const isKnown = workspaces.includes(next);
        if (!isKnown && (await rows.findOne({ workspace: next, state: 'pending' }, ID_ONLY)) !== null) return true;
        next = await workspaceAfter(next);
      }
      return false;
    },
    /** How many may go now. */
    dueCount: (now: Date): Promise<number> => rows.countDocuments({ state: 'pending', notBefore: { $lte: now } }),
    nextDueAt: async (): Promise<Date | undefined> => {
      const waiting = (await Promise.all([first({ state: 'pending' }, 1), first({ state: 'unknown' }, 1)])).flat();
      const times = waiting.flatMap((row) => (row['notBefore'] instanceof Date ? row['notBefore'].getTime() : []));
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
  };
}
