import type { Db } from 'mongodb';
import { z } from 'zod';
import { DECISIONS, REVIEW_KINDS, type Review } from '../domain/review/review.ts';
import type { ReviewStore } from '../ports/reviews.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';
import { periodSchema } from './rounds.ts';

const MAX_OPEN = 20;
/** Of the teams of a lead: three a quarter for each of ten teams, for four years. */
const MAX_LED = 500;

export const reviewSchema: z.ZodType<Review> = z.object({
  id: z.string(),
  workspace: z.string(),
  scope: z.union([z.object({ team: z.string() }), z.object({ leads: z.string() })]),
  kind: z.enum(REVIEW_KINDS),
  period: periodSchema,
  goal: z.string().exactOptional(),
  leader: z.string(),
  startedAt: z.date(),
  decisions: z.array(
    z.object({
      id: z.string(),
      goal: z.string(),
      what: z.enum(DECISIONS),
      by: z.string(),
      at: z.date(),
      reason: z.string().exactOptional(),
      ref: z.string().exactOptional(),
      help: z.object({ to: z.string(), question: z.string() }).exactOptional(),
    }),
  ),
  objectives: z
    .array(
      z.object({
        id: z.string(),
        was: z.string().exactOptional(),
        now: z.string().exactOptional(),
        by: z.string(),
        at: z.date(),
        reason: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  position: z.string().exactOptional(),
  state: z.enum(['open', 'ended']),
  ended: z.object({ by: z.string(), at: z.date() }).exactOptional(),
  minutes: z.array(z.object({ team: z.string(), parts: z.number().int() })).exactOptional(),
  unsettledSince: z.date().exactOptional(),
  version: z.number().int(),
});

/** Reviews of leads, in the collection `reviews`. Their id is the guard against a second one of a period. */
export async function openReviewStore(db: Db, unreadable?: Unreadable): Promise<ReviewStore> {
  const reviews = documents(db, 'reviews', reviewSchema, unreadable);
  await reviews.collection.createIndexes([
    { key: { workspace: 1, state: 1, 'scope.team': 1 } },
    { key: { unsettledSince: 1 }, partialFilterExpression: { unsettledSince: { $exists: true } } },
  ]);
  return {
    get: (workspace, id) => reviews.one({ _id: id, workspace }),
    open: (workspace, scope) => {
      const of = 'team' in scope ? { 'scope.team': scope.team } : { 'scope.leads': scope.leads };
      return reviews.list({ workspace, state: 'open', ...of }, { sort: { startedAt: -1 }, limit: MAX_OPEN });
    },
    lastEnded: async (workspace, team, before) => {
      const of = { workspace, state: 'ended', 'scope.team': team, goal: { $exists: false } };
      const ended = { ...of, startedAt: { $lt: before } };
      return (await reviews.list(ended, { sort: { startedAt: -1 }, limit: 1 }))[0];
    },
    ledBy: async (workspace, person, teams) => {
      const scopes = [{ 'scope.team': { $in: [...teams] } }, { 'scope.leads': person }];
      const found = await Promise.all(
        scopes.map((scope) => reviews.list({ workspace, ...scope }, { sort: { startedAt: -1 }, limit: MAX_LED })),
      );
      return found.flat().toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
    },
    unsettled: (until, limit) =>
      reviews.list({ unsettledSince: { $lte: until } }, { sort: { unsettledSince: 1 }, limit }),
    save: (review) => saveVersion(reviews, review),
  };
}
