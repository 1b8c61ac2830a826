import type { Db } from 'mongodb';
import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';
import type { Team } from '../domain/team/team.ts';
import type { TeamStore } from '../ports/teams.ts';
import { documents, makeIndexes, saveVersion, type Unreadable } from './document.ts';

/** Teams of before there were any have none. */
const dayRules = z
  .array(
    z.union([z.object({ once: z.string() }), z.object({ everyYear: z.string() }), z.object({ holiday: z.string() })]),
  )
  .default([]);

export const teamSchema: z.ZodType<Team> = z.object({
  id: z.string(),
  workspace: z.string(),
  name: z.string(),
  channel: z.string(),
  lead: z.string(),
  members: z.array(z.string()),
  zone: z.string(),
  settings: z.object({
    monthly: z.boolean(),
    quarterly: z.boolean(),
    annual: z.boolean(),
    digest: z.boolean(),
    promptAt: z.string(),
    answerWithin: z.number().int(),
    reminders: z.array(z.number().int()),
    remindOnLastDay: z.boolean(),
    escalate: z.boolean(),
    // Teams of before it could be chosen name nobody.
    nameMissing: z.boolean().default(false),
    freshDays: z.number().int(),
    snoozes: z.number().int(),
    celebrations: z.boolean(),
    quietDigest: z.boolean(),
    language: z.enum(LANGUAGES),
    staleAfter: z.number().int(),
    holidays: z
      .object({ country: z.string(), region: z.string().exactOptional(), place: z.string().exactOptional() })
      .exactOptional(),
    worked: dayRules,
    daysOff: z.array(z.object({ first: z.string(), last: z.string() })),
    offEveryYear: dayRules,
    workingDays: z.array(z.number().int()),
    fiscalYearStart: z.number().int(),
    fiscalYearName: z.enum(['first', 'last']).exactOptional(),
  }),
  createdAt: z.date(),
  removed: z
    .object({ by: z.string(), at: z.date(), channel: z.string(), ended: z.literal(true).exactOptional() })
    .exactOptional(),
  changed: z.object({ by: z.string(), at: z.date() }).exactOptional(),
  version: z.number().int(),
});

/** Teams, in the collection `teams`. A channel belongs to one team. */
export async function openTeamStore(db: Db, unreadable?: Unreadable): Promise<TeamStore> {
  const teams = documents(db, 'teams', teamSchema, unreadable);
  const indexes = [
    { key: { workspace: 1, channel: 1 }, unique: true },
    { key: { workspace: 1, members: 1 } },
    { key: { 'removed.ended': 1 }, partialFilterExpression: { 'removed.at': { $exists: true } } },
  ];
  await makeIndexes(teams.collection, indexes, ['removed.at_1']);
  return {
    get: (workspace, id) => teams.one({ _id: id, workspace }),
    all: (workspace, which) => teams.list({ workspace, ...among(which) }, { sort: { name: 1 } }),
    getMany: async (workspace, ids) => (ids.length === 0 ? [] : teams.list({ _id: { $in: [...ids] }, workspace })),
    forPerson: (workspace, person, which) =>
      teams.list({ workspace, members: person, ...among(which) }, { sort: { name: 1 } }),
    inChannel: (workspace, channel) => teams.one({ workspace, channel }),
    lastIn: async (workspace, channel) =>
      (await teams.one({ workspace, channel })) ??
      teams.first({ workspace, 'removed.channel': channel }, { 'removed.at': -1 }),
    removedAndRunning: (limit) =>
      teams.list({ 'removed.at': { $exists: true }, 'removed.ended': { $exists: false } }, { limit }),
    leadsOfSeveral: async (limit) => {
      const several = await teams.collection
        .aggregate<{ readonly _id: { readonly workspace: string; readonly person: string } }>([
          { $match: NOT_REMOVED },
          { $group: { _id: { workspace: '$workspace', person: '$lead' }, teams: { $sum: 1 } } },
          { $match: { teams: { $gt: 1 } } },
          { $limit: limit },
        ])
        .toArray();
      return several.map(({ _id }) => _id);
    },
    save: (team) => saveVersion(teams, team),
  };
}

/** Those that are there, unless the removed ones are asked for, too. */
export const NOT_REMOVED = { removed: { $exists: false } } as const;

function among(which: 'removed-too' | undefined) {
  return which === undefined ? NOT_REMOVED : {};
}
