import { MongoBulkWriteError, type Document as Row } from 'mongodb';
import { FIXABLE, type Outcome } from '../domain/message/delivery.ts';
import type { OutboxMessage } from '../domain/message/outbox-message.ts';
import type { ChannelId, WorkspaceId } from '../domain/names.ts';
import { byKey } from '../domain/report/by-key.ts';
import type { Clock } from '../ports/runtime.ts';
import type { Documents, Stored } from './document.ts';
import { createLots } from './lots.ts';
import { claimed, finished, finishedTogether, type ShownOne } from './outbox-changes.ts';

interface Claim {
  readonly id: string;
  readonly attempt: string;
  readonly leaseMs: number;
  readonly now: Date;
}

/** A change of one message that is made where it is still as the caller thinks. */
interface Change {
  readonly id: string;
  readonly filter: Row;
  readonly update: Row[];
  /** Whether a message was changed by this very change. */
  readonly isMade: (row: Row) => boolean;
}

const heldBy = (attempt: string) => ({ state: 'sending', 'lease.attempt': attempt });

/** What those who deliver ask of the outbox, gathered: one round trip for many messages, each changed by itself. */
export function createOutboxLots({ collection: rows, read }: Documents<OutboxMessage>, clock: Clock) {
  /** One attempt for the lot. None of its messages was claimed by it before, so that it guards each as one of its own. */
  async function claimTogether(claims: readonly Claim[]): Promise<Map<string, Stored>> {
    const [first] = claims;
    if (first === undefined) return new Map();
    const { attempt, leaseMs } = first;
    const now = new Date(Math.max(...claims.map((claim) => claim.now.getTime())));
    const ids = [...new Set(claims.map(({ id }) => id))];
    const [only, ...others] = ids;
    const change = claimed(attempt, leaseMs, now);
    const isDue = { state: 'pending', notBefore: { $lte: now } };
    if (only !== undefined && others.length === 0) {
      const row = await rows.findOneAndUpdate({ _id: only, ...isDue }, change, { returnDocument: 'after' });
      return new Map(row === null ? [] : [[only, row]]);
    }
    const mine = { _id: { $in: ids }, ...heldBy(attempt) };
    try {
      const { matchedCount } = await rows.updateMany({ _id: { $in: ids }, ...isDue }, change);
      if (matchedCount === 0) return new Map();
      return new Map((await rows.find(mine).toArray()).map((row) => [row._id, row]));
    } catch (error) {
      // Nothing of it was sent, so that nothing has to be looked for, where the store can still be told.
      const outcome = { kind: 'again', notBefore: now, why: 'claim failed' } as const;
      await rows.updateMany(mine, finished(outcome, now)).catch(() => undefined);
      throw error;
    }
  }

  const claimLot = createLots(async (claims: readonly Claim[]) => {
    const groups = byKey(claims, ({ leaseMs }) => leaseMs);
    const rowsOf = new Map<string, Stored>();
    for (const group of groups.values()) for (const [id, row] of await claimTogether(group)) rowsOf.set(id, row);
    return claims.map(({ id }) => {
      const row = rowsOf.get(id);
      // Of two who claim one message in one lot, the first has it.
      rowsOf.delete(id);
      return row;
    });
  });

  const changeLot = createLots(async (changes: readonly Change[]): Promise<readonly boolean[]> => {
    const [only, ...others] = changes;
    if (only !== undefined && others.length === 0) {
      return [(await rows.updateOne({ _id: only.id, ...only.filter }, only.update)).matchedCount === 1];
    }
    const updates = changes.map(({ id, filter, update }) => ({
      updateOne: { filter: { _id: id, ...filter }, update },
    }));
    try {
      const { matchedCount } = await rows.bulkWrite(updates, { ordered: false });
      if (matchedCount === changes.length) return changes.map(() => true);
    } catch (error) {
      // Where the store refused some of them, the others are made.
      if (!(error instanceof MongoBulkWriteError) || error.result.matchedCount === 0) throw error;
    }
    const found = await rows.find({ _id: { $in: changes.map(({ id }) => id) } }).toArray();
    const byId = new Map(found.map((row) => [row._id, row]));
    return changes.map(({ id, isMade }) => {
      const row = byId.get(id);
      return row !== undefined && isMade(row);
    });
  });

  /** Those that were claimed together are written together. Where all are written, nothing has to be read. */
  const shownLot = createLots(async (all: readonly (ShownOne & { attempt: string })[]): Promise<readonly boolean[]> => {
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0) {
      const filter = { _id: only.id, ...heldBy(only.attempt) };
      return [(await rows.updateOne(filter, finished(only.shown, only.now))).matchedCount === 1];
    }
    const updates = [...byKey(all, ({ attempt }) => attempt)].map(([attempt, those]) => ({
      updateMany: {
        filter: { _id: { $in: those.map(({ id }) => id) }, ...heldBy(attempt) },
        update: finishedTogether(those),
      },
    }));
    const { matchedCount } = await rows.bulkWrite(updates, { ordered: false });
    if (matchedCount === all.length) return all.map(() => true);
    const found = await rows.find({ _id: { $in: all.map(({ id }) => id) } }).toArray();
    const finishers = new Map(found.map((row) => [row._id, row['finishedBy']]));
    return all.map(({ id, attempt }) => finishers.get(id) === attempt);
  });

  /** What is parked where something was posted just now; as a rule nothing. */
  const retryLot = createLots(async (channels: readonly { workspace: WorkspaceId; channel: ChannelId }[]) => {
    const $or = [...byKey(channels, ({ workspace }) => workspace)].map(([workspace, those]) => ({
      workspace,
      'to.channel': { $in: those.map(({ channel }) => channel) },
    }));
    const parked = { state: 'parked', why: { $in: [...FIXABLE] }, $or };
    const first = await rows.findOne(parked, { projection: { _id: 1 } });
    const again = { $set: { state: 'pending', notBefore: clock.now() }, $unset: { why: 1 } };
    if (first !== null) await rows.updateMany(parked, again);
    return channels;
  });

  return {
    claim: async (id: string, attempt: string, leaseMs: number, now: Date): Promise<OutboxMessage | undefined> => {
      const row = await claimLot({ id, attempt, leaseMs, now });
      return row && read(row);
    },
    finish: (id: string, attempt: string, outcome: Outcome, now: Date): Promise<boolean> =>
      outcome.kind === 'shown'
        ? shownLot({ id, attempt, shown: outcome, now })
        : changeLot({
            id,
            filter: heldBy(attempt),
            update: [...finished(outcome, now), { $set: { finishedBy: { $literal: attempt } } }],
            isMade: (row) => row['finishedBy'] === attempt,
          }),
    wait: ({ id, notBefore }: OutboxMessage, until: Date): Promise<boolean> =>
      changeLot({
        id,
        filter: { state: 'pending', notBefore },
        update: [{ $set: { notBefore: until } }],
        isMade: (row) => row['notBefore'] instanceof Date && row['notBefore'].getTime() === until.getTime(),
      }),
    retryIn: async (workspace: WorkspaceId, channel: ChannelId): Promise<void> => {
      await retryLot({ workspace, channel });
    },
  };
}
