import type { Db } from 'mongodb';
import { z } from 'zod';
import { type PortfolioSubscription, subscriptionId } from '../domain/portfolio/digest-day.ts';
import { MARKS } from '../domain/portfolio/news.ts';
import type { SubscriptionStore } from '../ports/portfolio.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';

const subscriptionSchema: z.ZodType<PortfolioSubscription> = z.object({
  id: z.string(),
  workspace: z.string(),
  person: z.string(),
  day: z.union([z.literal('never'), z.number().int().min(1).max(7)]).exactOptional(),
  nextAt: z.date().exactOptional(),
  stated: z.array(z.object({ goal: z.string(), mark: z.enum(MARKS), blocked: z.literal(true).exactOptional() })),
  version: z.number().int(),
});

/** Who gets a digest of many teams, in the collection `subscriptions`. */
export async function openSubscriptionStore(db: Db, unreadable?: Unreadable): Promise<SubscriptionStore> {
  const subscriptions = documents(db, 'subscriptions', subscriptionSchema, unreadable);
  const asked = { nextAt: { $exists: true } };
  await subscriptions.collection.createIndexes([{ key: { nextAt: 1, _id: 1 }, partialFilterExpression: asked }]);
  return {
    get: (workspace, person) => subscriptions.one({ _id: subscriptionId(workspace, person) }),
    due: (now, limit) => subscriptions.list({ nextAt: { $lte: now } }, { sort: { nextAt: 1 }, limit }),
    nextAt: async () => (await subscriptions.first(asked, { nextAt: 1 }))?.nextAt,
    save: (subscription) => saveVersion(subscriptions, subscription),
    remove: async ({ id, version }) => {
      await subscriptions.collection.deleteOne({ _id: id, version });
    },
  };
}
