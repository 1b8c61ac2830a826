import { type Db, type Filter, MongoBulkWriteError } from 'mongodb';
import type { z } from 'zod';
import { canonical } from '../domain/canonical.ts';
import {
  type ExchangeItem,
  itemOfClient,
  itemOfKpi,
  itemOfPulse,
  itemOfReview,
  itemOfTeam,
  itemsOfGoal,
  type Kept,
  type KeptKind,
} from '../domain/exchange/item.ts';
import type { KnownClient, KnownGoal, KnownKpi } from '../domain/exchange/vocabulary.ts';
import type { ChannelId, ClientId, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import { clientSchema } from './clients.ts';
import { documents, isDuplicateKey, type Stored } from './document.ts';
import { goalSchema } from './goal-schema.ts';
import { stamped } from './goals.ts';
import { indicatorSchema } from './indicators.ts';
import { pulseSchema } from './pulses.ts';
import { reviewSchema } from './reviews.ts';
import { teamSchema } from './teams.ts';

const COLLECTIONS = {
  team: 'teams',
  kpi: 'kpis',
  client: 'clients',
  goal: 'goals',
  pulse: 'pulses',
  review: 'reviews',
} as const;
const SCHEMAS: { readonly [Kind in KeptKind]: z.ZodType<Kept[Kind]> } = {
  team: teamSchema,
  kpi: indicatorSchema,
  client: clientSchema,
  goal: goalSchema,
  pulse: pulseSchema,
  review: reviewSchema,
};
/** What of a goal decides how a row about it is read. */
const KNOWN_GOAL = [
  'team',
  'title',
  'kpi',
  'category',
  'calculator',
  'owner',
  'reporter',
  'start',
  'due',
  'plan',
] as const satisfies readonly (keyof KnownGoal)[];
const KNOWN_KPI = ['team', 'name', 'unit'] as const satisfies readonly (keyof KnownKpi)[];
const KNOWN_CLIENT = ['team', 'name', 'code', 'merged'] as const satisfies readonly (keyof KnownClient)[];
/** Documents per read: goals with a long history are large. */
const BATCH = 20;

/** All of a workspace, for what looks at the whole of it: an export, and an import by who runs Goalpost. */
export interface WholeStore {
  workspaces(): Promise<string[]>;
  known(workspace: WorkspaceId): Promise<{
    readonly teams: readonly Kept['team'][];
    readonly goals: readonly KnownGoal[];
    readonly kpis: readonly KnownKpi[];
    readonly clients: readonly KnownClient[];
    readonly people: readonly { readonly id: UserId; readonly name: string }[];
  }>;
  load<Kind extends KeptKind>(workspace: WorkspaceId, kind: Kind, ids: readonly string[]): Promise<Kept[Kind][]>;
  teamsIn(workspace: WorkspaceId, channels: readonly ChannelId[]): Promise<Kept['team'][]>;
  /** Ended and merged ones too. */
  clientsOf(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Kept['client'][]>;
  ofClients(
    workspace: WorkspaceId,
    clients: readonly ClientId[],
  ): Promise<{ readonly goals: readonly Kept['goal'][]; readonly pulses: readonly Kept['pulse'][] }>;
  save<Kind extends KeptKind>(kind: Kind, values: readonly Kept[Kind][]): Promise<ReadonlySet<string>>;
  /** Everything, in the order in which a file has it. */
  items(workspace: WorkspaceId): AsyncIterable<ExchangeItem>;
  /** How many documents {@link items} reads. */
  count(workspace: WorkspaceId): Promise<number>;
}

export function openWholeStore(db: Db): WholeStore {
  const kept = <Kind extends KeptKind>(kind: Kind) => documents<Kept[Kind]>(db, COLLECTIONS[kind], SCHEMAS[kind]);
  const each = async function* <Kind extends KeptKind>(kind: Kind, filter: Filter<Stored>) {
    const { collection, read } = kept(kind);
    for await (const document of collection.find(filter, { batchSize: BATCH }).sort({ _id: 1 })) yield read(document);
  };
  const some = <Of>(name: string, workspace: WorkspaceId, fields: readonly string[]): Promise<Of[]> =>
    db
      .collection<Stored>(name)
      .find({ workspace }, { projection: Object.fromEntries(fields.map((field) => [field, 1])) })
      .map(({ _id: id, ...rest }) => ({ id, ...rest }) as unknown as Of)
      .toArray();
  return {
    workspaces: async () => (await db.collection('teams').distinct('workspace')).map(String).sort(),
    known: async (workspace) => ({
      teams: await kept('team').list({ workspace, removed: { $exists: false } }),
      goals: await some<KnownGoal>('goals', workspace, KNOWN_GOAL),
      kpis: await some<KnownKpi>('kpis', workspace, KNOWN_KPI),
      clients: await some<KnownClient>('clients', workspace, KNOWN_CLIENT),
      people: await peopleOf(db, workspace),
    }),
    load: async (workspace, kind, ids) => {
      const { collection, read } = kept(kind);
      if (ids.length === 0) return [];
      return (await collection.find({ _id: { $in: [...ids] }, workspace }).toArray()).map(read);
    },
    teamsIn: async (workspace, channels) => {
      const { collection, read } = kept('team');
      return (await collection.find({ workspace, channel: { $in: [...channels] } }).toArray()).map(read);
    },
    clientsOf: async (workspace, teams) => {
      const { collection, read } = kept('client');
      return (await collection.find({ workspace, team: { $in: [...teams] } }).toArray()).map(read);
    },
    ofClients: async (workspace, clients) => {
      const filter = { workspace, client: { $in: [...clients] } };
      return { goals: await kept('goal').list(filter), pulses: await kept('pulse').list(filter) };
    },
    save: (kind, values) => {
      const stored = kind === 'goal' ? values.map((goal) => stamped(goal as Kept['goal'])) : values;
      return saveAll(kept(kind), stored as typeof values);
    },
    items: async function* (workspace) {
      for await (const team of each('team', { workspace })) yield itemOfTeam(team);
      for await (const kpi of each('kpi', { workspace })) yield itemOfKpi(kpi);
      for await (const client of each('client', { workspace })) yield itemOfClient(client);
      for await (const goal of each('goal', { workspace })) yield* itemsOfGoal(goal);
      for await (const pulse of each('pulse', { workspace })) yield itemOfPulse(pulse);
      for await (const review of each('review', { workspace })) yield itemOfReview(review);
    },
    count: async (workspace) => {
      const names = Object.values(COLLECTIONS);
      const counts = await Promise.all(names.map((name) => db.collection(name).countDocuments({ workspace })));
      return counts.reduce((sum, one) => sum + one, 0);
    },
  };
}

/** People as Slack last described them. */
async function peopleOf(db: Db, workspace: WorkspaceId) {
  const prefix = `${workspace}|`;
  const found = db.collection<Stored>('people').find({ _id: { $gte: prefix, $lt: `${workspace}}` } });
  return (await found.toArray()).flatMap(({ _id, person }) =>
    _id.startsWith(prefix) ? [{ id: String(person?.id), name: String(person?.name) }] : [],
  );
}

const DUPLICATE = 11000;

/**
 * Inserts versions 1 together, and replaces the version before of others together. Returns the ids of what somebody else
 * wrote first.
 */
async function saveAll<T extends { readonly id: string; readonly version?: number }>(
  kind: ReturnType<typeof documents<T>>,
  values: readonly T[],
): Promise<ReadonlySet<string>> {
  // What is never changed has no version.
  const fresh = values.filter(({ version = 1 }) => version === 1);
  const changed = values.filter(({ version = 1 }) => version > 1);
  return new Set([...(await insertAll(kind, fresh)), ...(await replaceAll(kind, changed))]);
}

async function insertAll<T extends { readonly id: string }>(
  { collection, write }: ReturnType<typeof documents<T>>,
  values: readonly T[],
): Promise<string[]> {
  if (values.length === 0) return [];
  try {
    await collection.insertMany(values.map(write), { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    if (failed.some(({ code }) => code !== DUPLICATE)) throw error;
    return failed.map(({ index }) => values[index]?.id ?? '');
  }
}

async function replaceAll<T extends { readonly id: string; readonly version?: number }>(
  { collection, write }: ReturnType<typeof documents<T>>,
  values: readonly T[],
): Promise<string[]> {
  if (values.length === 0) return [];
  const replacements = values.map((value) => {
    const { _id, ...replacement } = write(value);
    return { replaceOne: { filter: { _id, version: (value.version ?? 1) - 1 }, replacement } };
  });
  try {
    const { matchedCount } = await collection.bulkWrite(replacements, { ordered: false });
    if (matchedCount === values.length) return [];
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // A bulk write does not say which of several found nothing to replace: they are not what was to be written.
  const ids = values.map(({ id }) => id);
  const stored = new Map((await collection.find({ _id: { $in: ids } }).toArray()).map((one) => [one._id, one]));
  return values.filter((value) => canonical(stored.get(value.id)) !== canonical(write(value))).map(({ id }) => id);
}
