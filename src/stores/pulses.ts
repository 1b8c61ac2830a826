import type { Db } from 'mongodb';
import { z } from 'zod';
import { byFactor, LEVELS } from '../domain/pulse/factors.ts';
import type { GivenPulse, Pulse, SkippedPulse } from '../domain/pulse/pulse.ts';
import type { PulseStore } from '../ports/pulses.ts';
import { documents, type Unreadable } from './document.ts';
import { periodSchema } from './rounds.ts';

/** Of a team with fifty clients and three scorers each, those of eight years. */
const MAX_PULSES = 5000;

const entry = {
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  client: z.string(),
  quarter: periodSchema,
  by: z.string(),
  at: z.date(),
  on: z.string(),
  unsettledSince: z.date().exactOptional(),
};
const scoreSchema = z.object({ score: z.literal(LEVELS), evidence: z.string() });
const givenSchema: z.ZodType<GivenPulse> = z.object({ ...entry, scores: z.object(byFactor(() => scoreSchema)) });
const skippedSchema: z.ZodType<SkippedPulse> = z.object({ ...entry, skipped: z.string() });
export const pulseSchema: z.ZodType<Pulse> = z.union([givenSchema, skippedSchema]);

/** Pulses of clients, in the collection `pulses`: one document for what one person gave once. */
export async function openPulseStore(db: Db, unreadable?: Unreadable): Promise<PulseStore> {
  const pulses = documents(db, 'pulses', pulseSchema, unreadable);
  await pulses.collection.createIndexes([
    { key: { workspace: 1, client: 1, at: 1 } },
    { key: { workspace: 1, by: 1, on: 1 } },
    { key: { unsettledSince: 1 }, partialFilterExpression: { unsettledSince: { $exists: true } } },
  ]);
  return {
    get: (workspace, id) => pulses.one({ _id: id, workspace }),
    add: (pulse) => pulses.insert(pulse),
    ofClients: async (workspace, clients, since) => {
      if (clients.length === 0) return [];
      const of = { workspace, client: { $in: [...clients] }, ...(since !== undefined && { on: { $gte: since } }) };
      const found = await pulses.list(of, { sort: { at: -1 }, limit: MAX_PULSES });
      return found.toReversed();
    },
    unsettled: (until, limit) =>
      pulses.list({ unsettledSince: { $lte: until } }, { sort: { unsettledSince: 1 }, limit }),
    markSettled: async (id) => {
      await pulses.collection.updateOne({ _id: id }, { $unset: { unsettledSince: '' } });
    },
  };
}
