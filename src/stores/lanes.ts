import { createHash } from 'node:crypto';
import type { Db, Document } from 'mongodb';
import { z } from 'zod';
import type { WorkspaceId } from '../domain/names.ts';
import type { Ids } from '../ports/runtime.ts';
import { documents, isDuplicateKey } from './document.ts';
import { millisOf, NOW_MS } from './store-time.ts';

/** Every workspace belongs to one of so many lanes. */
const LANES = 256;
/** Whoever holds a lane and says nothing for so long has lost it, by the store's clock. */
export const LANE_LEASE_MS = 30_000;

/** Who sends to the workspaces of a lane. */
interface Lane {
  readonly id: string;
  readonly owner: string;
  readonly until: Date;
  /** Raised whenever the lane goes from one to another. */
  readonly epoch: number;
}

const laneSchema: z.ZodType<Lane> = z.object({
  id: z.string(),
  owner: z.string(),
  until: z.date(),
  epoch: z.number(),
});

/**
 * `kept`: it was this process that sent there last. `taken`: another one did, or may have. `elsewhere`: another one does
 * at present.
 */
export type Holding = 'kept' | 'taken' | 'elsewhere';

/**
 * Who sends where, so that of several instances one keeps the pace of a workspace. Lanes make for order and speed only:
 * that nothing is sent twice is up to the claim of each message.
 */
export interface Lanes {
  /** Takes the lanes of workspaces, or holds them for another 30 seconds, where nobody else does. */
  hold(workspaces: readonly WorkspaceId[]): Promise<ReadonlyMap<WorkspaceId, Holding>>;
  /** Others may have them at once. */
  release(workspaces: readonly WorkspaceId[]): Promise<void>;
  /** All that held lanes are dead: anybody may have them at once. */
  freeAll(): Promise<void>;
}

/** Opens the collection `lanes`. Each that is opened is an owner of its own. */
export function openLanes(db: Db, ids: Ids): Lanes {
  const lanes = documents(db, 'lanes', laneSchema);
  const rows = lanes.collection;
  let known: string | undefined;
  /** Only who sends needs a name. */
  const self = (): string => {
    known ??= ids.next();
    return known;
  };
  /** The epoch in which this process held a lane last. */
  const epochs = new Map<string, number>();

  /** Takes it where it is free or our own already, and leaves it as it is where it is not. */
  function held(): Document[] {
    const isMine = { $eq: ['$owner', { $literal: self() }] };
    const isOver = { $lte: [millisOf('$until'), NOW_MS] };
    const mayHold = { $or: [isMine, isOver] };
    return [
      {
        $set: {
          owner: { $cond: [mayHold, { $literal: self() }, '$owner'] },
          until: { $cond: [mayHold, { $add: ['$$NOW', LANE_LEASE_MS] }, '$until'] },
          epoch: {
            $cond: [isMine, '$epoch', { $cond: [isOver, { $add: [{ $ifNull: ['$epoch', 0] }, 1] }, '$epoch'] }],
          },
        },
      },
    ];
  }

  async function tryHold(wanted: readonly string[]): Promise<Lane[]> {
    const [only, ...others] = wanted;
    if (only !== undefined && others.length === 0) {
      const row = await rows.findOneAndUpdate({ _id: only }, held(), { upsert: true, returnDocument: 'after' });
      return row === null ? [] : [lanes.read(row)];
    }
    const updates = wanted.map((id) => ({ updateOne: { filter: { _id: id }, update: held(), upsert: true } }));
    await rows.bulkWrite(updates, { ordered: false });
    return lanes.readAll(await rows.find({ _id: { $in: [...wanted] } }).toArray());
  }

  return {
    hold: async (workspaces) => {
      const wanted = [...new Set(workspaces.map(laneOf))];
      if (wanted.length === 0) return new Map();
      const found = await tryHold(wanted).catch((error: unknown) => {
        // Two made the same lane at the same time: by now it is there.
        if (isDuplicateKey(error)) return tryHold(wanted);
        throw error;
      });
      const holdings = new Map<string, Holding>();
      for (const { id, owner, epoch } of found) {
        if (owner !== self()) continue;
        const isNew = epoch === 1;
        holdings.set(id, isNew || epochs.get(id) === epoch ? 'kept' : 'taken');
        epochs.set(id, epoch);
      }
      return new Map(workspaces.map((one) => [one, holdings.get(laneOf(one)) ?? 'elsewhere']));
    },
    release: async (workspaces) => {
      const wanted = [...new Set(workspaces.map(laneOf))];
      if (wanted.length === 0) return;
      await rows.updateMany({ _id: { $in: wanted }, owner: self() }, [{ $set: { until: '$$NOW' } }]);
    },
    freeAll: async () => {
      await rows.updateMany({}, [{ $set: { until: '$$NOW' } }]);
    },
  };
}

/** The lane of a workspace, the same in every process. */
function laneOf(workspace: WorkspaceId): string {
  return String(createHash('sha256').update(workspace).digest().readUInt8(0) % LANES);
}
