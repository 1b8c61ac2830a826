import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Round } from '../domain/round/round.ts';
import { ROUND_KINDS } from '../domain/schedule/occurrence.ts';
import type { Period } from '../domain/time/periods.ts';
import type { RoundStore } from '../ports/rounds.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';

const MAX_ASKING = 50;
const MAX_SPARED = 50;
const MAX_OVER = 50;

export const periodSchema: z.ZodType<Period> = z.object({
  id: z.string(),
  first: z.string(),
  last: z.string(),
  yearName: z.enum(['first', 'last']).exactOptional(),
});

export const roundSchema: z.ZodType<Round> = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  kind: z.enum(ROUND_KINDS),
  period: periodSchema,
  asks: z.array(z.object({ person: z.string(), goals: z.array(z.string()), insteadOf: z.string().exactOptional() })),
  notAsked: z
    .array(
      z.discriminatedUnion('why', [
        z.object({ why: z.literal('fresh'), goal: z.string(), checkIn: z.string() }),
        z.object({ why: z.literal('shared'), goal: z.string(), with: z.string() }),
        z.object({ why: z.literal('away'), goal: z.string(), person: z.string(), until: z.string() }),
        z.object({ why: z.literal('nobody'), goal: z.string(), person: z.string(), reason: z.enum(['gone', 'left']) }),
      ]),
    )
    .exactOptional(),
  moves: z.array(z.object({ goal: z.string(), from: z.string() })).exactOptional(),
  skips: z.array(z.object({ goal: z.string(), by: z.string(), at: z.date(), reason: z.string() })),
  snoozes: z.array(
    z.object({
      person: z.string(),
      until: z.date(),
      on: z.string(),
      back: z.boolean().exactOptional(),
      times: z.number().int(),
    }),
  ),
  openedAt: z.date(),
  closesAt: z.date(),
  state: z.enum(['open', 'closing', 'closed']),
  opening: z.literal(true).exactOptional(),
  version: z.number().int(),
});

/** An open round with a snooze until then that is not over; the paths by themselves are for the index. */
const waitingUntil = (until: object) => ({
  state: 'open',
  'snoozes.back': null,
  'snoozes.until': until,
  snoozes: { $elemMatch: { until, back: { $exists: false } } },
});

/** Rounds of check-ins, in the collection `rounds`. Their id is the guard against a second round of a period. */
export async function openRoundStore(db: Db, unreadable?: Unreadable): Promise<RoundStore> {
  const rounds = documents(db, 'rounds', roundSchema, unreadable);
  await rounds.collection.createIndexes([
    { key: { workspace: 1, team: 1, state: 1 } },
    { key: { workspace: 1, 'asks.person': 1, state: 1, openedAt: -1 } },
    { key: { state: 1, closesAt: 1 } },
    { key: { openedAt: 1 }, partialFilterExpression: { opening: true } },
    { key: { state: 1, 'snoozes.back': 1, 'snoozes.until': 1 } },
  ]);
  return {
    get: (id) => rounds.one({ _id: id }),
    save: (round) => saveVersion(rounds, round),
    openForPerson: (workspace, person) =>
      rounds.list({ workspace, 'asks.person': person, state: 'open' }, { sort: { openedAt: -1 }, limit: MAX_ASKING }),
    forTeam: (workspace, team, state) => rounds.list({ workspace, team, state }, { sort: { openedAt: -1 } }),
    overSince: (workspace, team, since, now) =>
      rounds.list(
        { workspace, team, closesAt: { $gte: since, $lte: now } },
        { sort: { closesAt: -1 }, limit: MAX_OVER },
      ),
    sparedBy: (workspace, team, checkIns) =>
      rounds.list(
        { workspace, team, 'notAsked.checkIn': { $in: [...checkIns] } },
        { sort: { openedAt: -1 }, limit: MAX_SPARED },
      ),
    dueToClose: (now, limit) =>
      rounds.list({ state: { $in: ['open', 'closing'] }, closesAt: { $lte: now } }, { sort: { closesAt: 1 }, limit }),
    cutShort: (until, limit) =>
      rounds.list({ opening: true, openedAt: { $lte: until } }, { sort: { openedAt: 1 }, limit }),
    markOpened: async (id) => {
      await rounds.collection.updateOne({ _id: id }, { $unset: { opening: 1 }, $inc: { version: 1 } });
    },
    dueToWake: (now, limit) => rounds.list(waitingUntil({ $lte: now }), { limit }),
    nextWakeAt: async () => {
      const waiting = await rounds.list(waitingUntil({ $gt: new Date(0) }));
      const times = waiting.flatMap(({ snoozes }) =>
        snoozes.flatMap(({ back, until }) => (back ? [] : until.getTime())),
      );
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
    setState: async (id, state) => {
      await rounds.collection.updateOne({ _id: id }, { $set: { state }, $inc: { version: 1 } });
    },
    nextCloseAt: async () => (await rounds.first({ state: 'open' }, { closesAt: 1 }))?.closesAt,
  };
}
