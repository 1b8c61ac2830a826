import type { Collection, Db, Document } from 'mongodb';
import { type Stored, WRITE_CONCERN } from './document.ts';
import { millisOf, NOW_MS } from './store-time.ts';

/** So long an instance counts as alive after it was last heard from, by the store's clock. */
export const INSTANCE_LEASE_MS = 25_000;

/** The instances that work on one store. */
export interface Instances {
  /** This one is alive. To be repeated well within the lease. */
  renew(): Promise<void>;
  /** This one ends of its own accord. */
  leave(): Promise<void>;
  /** Forgets the instances that ended without leaving; says how many. Of each, one caller alone hears. */
  bury(): Promise<number>;
  /** How many are alive that know no more than an earlier schema. */
  countOlder(schema: number): Promise<number>;
}

const isOver: Document = { $lt: [millisOf('$until'), NOW_MS] };

/** Who is at work, in the collection `instances`: a document for each, which is over when its lease is. */
export function openInstances(db: Db, own: { readonly id: string; readonly schema: number }): Instances {
  const instances: Collection<Stored> = db.collection('instances', { writeConcern: WRITE_CONCERN });
  return {
    renew: async () => {
      const until = { $add: ['$$NOW', INSTANCE_LEASE_MS] };
      await instances.updateOne({ _id: own.id }, [{ $set: { schema: own.schema, until } }], { upsert: true });
    },
    leave: async () => {
      await instances.deleteOne({ _id: own.id });
    },
    bury: async () => {
      const over = await instances
        .find({ _id: { $ne: own.id }, $expr: isOver }, { projection: { until: 1 } })
        .toArray();
      // One that came back meanwhile has another deadline.
      const buried = await Promise.all(over.map(({ _id, until }) => instances.deleteOne({ _id, until })));
      return buried.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
    },
    countOlder: async (schema) =>
      (await instances.find({ schema: { $lt: schema }, $expr: { $not: [isOver] } }).toArray()).length,
  };
}
