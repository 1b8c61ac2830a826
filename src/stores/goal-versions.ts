import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import type { Goal } from '../domain/goal/goal.ts';
import { type Documents, documents, type Stored, type Unreadable } from './document.ts';
import { storedGoalSchema } from './goal-schema.ts';

/** Of all goals together; a check-in takes some 300 bytes. So 10,000 goals of a year are kept, where that many are in use. */
const MAX_KEPT_PARTS = 250_000;
/** What a goal takes beside its check-ins and changes, in these. */
const PARTS_OF_GOAL = 8;

/** A projection on what tells a version of a goal from every other; also from one that came after a backup was restored. */
export const HEAD = { version: 1, savedAt: 1 } as const;

/** A goal without its content. */
export interface Head extends Stored {
  readonly version?: number;
  readonly savedAt?: Date;
}

interface Kept {
  readonly head: Head;
  readonly goal: Goal;
}

/**
 * Goals in the collection `goals`, of which this process keeps those that it read or wrote last. A list asks the store for
 * the heads of its goals, and then only for those that are kept in no version or in another one. As a version never
 * changes, goals are as the store has them, whoever wrote them.
 */
export interface GoalVersions extends Documents<Goal> {
  /** Goals as they are, in the order of these heads; those that are gone are left out. */
  ofHeads(heads: readonly Head[]): Promise<Goal[]>;
  /** Told of goals that were written, with the time that was written with them. */
  wrote(goals: readonly Goal[], savedAt: Date): void;
}

export function openGoalVersions(db: Db, unreadable?: Unreadable): GoalVersions {
  const goals = documents(db, 'goals', storedGoalSchema, unreadable);
  const kept = new LRUCache<string, Kept>({
    maxSize: MAX_KEPT_PARTS,
    sizeCalculation: ({ goal }) => PARTS_OF_GOAL + goal.checkIns.length + (goal.changes?.length ?? 0),
  });

  /** Those that are kept in these versions, and the others as they are now. */
  async function read(heads: readonly Head[]): Promise<ReadonlyMap<string, Kept>> {
    const known = new Map<string, Kept>();
    const missing = heads.flatMap((head) => {
      const one = kept.get(head._id);
      if (one === undefined || !isSame(one.head, head)) return head._id;
      known.set(head._id, one);
      return [];
    });
    if (missing.length === 0) return known;
    for await (const document of goals.collection.find<Head>({ _id: { $in: missing } })) {
      for (const goal of goals.readAll([document])) {
        const { _id, version, savedAt } = document;
        const one = { head: { _id, ...(version && { version }), ...(savedAt && { savedAt }) }, goal };
        kept.set(_id, one);
        known.set(_id, one);
      }
    }
    return known;
  }

  const inOrder = (heads: readonly Head[], known: ReadonlyMap<string, Kept>): Goal[] =>
    heads.flatMap(({ _id }) => known.get(_id)?.goal ?? []);

  return {
    ...goals,
    list: async (filter, options) => {
      const heads = await goals.find(filter, options).project<Head>(HEAD).toArray();
      const known = await read(heads);
      const isAsFound = heads.every((head) => isSame(known.get(head._id)?.head, head));
      // One that was written between the two reads may not be what was asked for any more.
      return isAsFound ? inOrder(heads, known) : goals.list(filter, options);
    },
    ofHeads: async (heads) => inOrder(heads, await read(heads)),
    wrote: (written, savedAt) => {
      for (const goal of written) kept.set(goal.id, { head: { _id: goal.id, version: goal.version, savedAt }, goal });
    },
  };
}

function isSame(one: Head | undefined, other: Head): boolean {
  return one !== undefined && one.version === other.version && one.savedAt?.getTime() === other.savedAt?.getTime();
}
