import type { Db } from 'mongodb';
import { z } from 'zod';
import {
  CADENCES,
  CATEGORIES,
  GOAL_STATES,
  type Goal,
  type GoalChange,
  type HelpRequest,
  RESOURCE_KINDS,
  SENTIMENTS,
  STATUSES,
} from '../domain/goal/goal.ts';
import type { Kpi, Unit } from '../domain/kpi/kpi.ts';
import { endOf, NEVER } from '../domain/progress/ending.ts';
import type { GoalStore } from '../ports/goals.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';

export const unitSchema: z.ZodType<Unit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('percent') }),
  z.object({ kind: z.literal('score') }),
  z.object({ kind: z.literal('currency'), currency: z.string() }),
  z.object({ kind: z.literal('duration'), in: z.enum(['minutes', 'hours', 'days', 'weeks']) }),
]);

const kpiSchema: z.ZodType<Kpi> = z.discriminatedUnion('direction', [
  z.object({
    direction: z.enum(['increase', 'decrease']),
    unit: unitSchema,
    baseline: z.number(),
    target: z.number(),
    stretch: z.number().exactOptional(),
  }),
  z.object({ direction: z.enum(['at-least', 'at-most']), unit: unitSchema, target: z.number() }),
  z.object({ direction: z.literal('within-range'), unit: unitSchema, low: z.number(), high: z.number() }),
]);

export const checkInSchema = z.object({
  id: z.string(),
  value: z.number(),
  enteredFor: z.string().exactOptional(),
  inputs: z.object({ calculator: z.string(), values: z.record(z.string(), z.number()) }).exactOptional(),
  status: z.enum(STATUSES),
  byPace: z.literal(true).exactOptional(),
  confidence: z.number().exactOptional(),
  note: z.string().exactOptional(),
  obstacles: z.string().exactOptional(),
  obstacleOwner: z.string().exactOptional(),
  cleared: z.array(z.string()).exactOptional(),
  adjust: z.string().exactOptional(),
  feedback: z.string().exactOptional(),
  learned: z.string().exactOptional(),
  by: z.string(),
  at: z.date(),
  on: z.string(),
  round: z.string().exactOptional(),
  corrects: z.string().exactOptional(),
});

const blockerSchema = z.object({
  id: z.string(),
  text: z.string(),
  owner: z.string(),
  openedBy: z.string(),
  since: z.string(),
  cleared: z.object({ by: z.string(), at: z.date() }).exactOptional(),
});

const cadenceSchema = z.enum(CADENCES);

const feedbackSchema = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.date(),
  from: z.string().exactOptional(),
  sentiment: z.enum(SENTIMENTS).exactOptional(),
});

const actionSchema = z.object({
  id: z.string(),
  text: z.string(),
  owner: z.string(),
  due: z.string().exactOptional(),
  createdBy: z.string(),
  createdAt: z.date(),
  done: z.object({ by: z.string(), at: z.date() }).exactOptional(),
});

const resourceSchema = z.object({
  id: z.string(),
  kind: z.enum(RESOURCE_KINDS),
  text: z.string(),
  amount: z.object({ value: z.number(), unit: unitSchema }).exactOptional(),
  granted: z.boolean().exactOptional(),
  createdBy: z.string(),
  createdAt: z.date(),
});

export const benchmarkSchema = z.object({ value: z.number(), source: z.string() });

const outcomeSchema = z.object({
  score: z.number(),
  proposed: z.number().exactOptional(),
  reason: z.string().exactOptional(),
  learned: z.string().exactOptional(),
  closing: z.string().exactOptional(),
});

/** What people decide about a goal. Of versions before this one, a goal that nobody pursued any more was `cancelled`. */
const decided = {
  title: z.string(),
  description: z.string().exactOptional(),
  category: z.enum(CATEGORIES),
  serves: z.string().exactOptional(),
  parent: z.string().exactOptional(),
  weight: z.number().exactOptional(),
  kpi: kpiSchema,
  calculator: z.string().exactOptional(),
  benchmark: benchmarkSchema.exactOptional(),
  cadence: cadenceSchema.exactOptional(),
  milestones: z.array(z.object({ id: z.string(), value: z.number(), title: z.string().exactOptional() })),
  plan: z.array(z.object({ by: z.string(), value: z.number() })).exactOptional(),
  owner: z.string(),
  reporter: z.string().exactOptional(),
  contributors: z.array(z.string()).exactOptional(),
  visibility: z.literal('private').exactOptional(),
  due: z.string(),
  state: z.preprocess((state) => (state === 'cancelled' ? 'dropped' : state), z.enum(GOAL_STATES)),
  outcome: outcomeSchema.exactOptional(),
};

const decisionsSchema = z.object({
  title: decided.title.exactOptional(),
  description: z.string().nullable().exactOptional(),
  category: decided.category.exactOptional(),
  serves: z.string().nullable().exactOptional(),
  parent: z.string().nullable().exactOptional(),
  weight: z.number().nullable().exactOptional(),
  kpi: decided.kpi.exactOptional(),
  calculator: z.string().nullable().exactOptional(),
  benchmark: benchmarkSchema.nullable().exactOptional(),
  cadence: cadenceSchema.nullable().exactOptional(),
  milestones: decided.milestones.exactOptional(),
  plan: z
    .array(z.object({ by: z.string(), value: z.number() }))
    .nullable()
    .exactOptional(),
  owner: decided.owner.exactOptional(),
  reporter: z.string().nullable().exactOptional(),
  contributors: z.array(z.string()).nullable().exactOptional(),
  visibility: z.literal('private').nullable().exactOptional(),
  due: decided.due.exactOptional(),
  state: z.enum(GOAL_STATES).exactOptional(),
  outcome: outcomeSchema.nullable().exactOptional(),
});

const changeSchema: z.ZodType<GoalChange> = z.object({
  id: z.string(),
  by: z.string(),
  at: z.date(),
  reason: z.string().exactOptional(),
  was: decisionsSchema,
  now: decisionsSchema,
});

const helpSchema: z.ZodType<HelpRequest> = z.object({
  id: z.string(),
  to: z.string(),
  question: z.string(),
  by: z.string(),
  at: z.date(),
  answer: z.object({ text: z.string(), at: z.date() }).exactOptional(),
});

const goalShape = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  kpiId: z.string().exactOptional(),
  ...decided,
  start: z.string(),
  changes: z.array(changeSchema).exactOptional(),
  checkIns: z.array(checkInSchema),
  blockers: z.array(blockerSchema),
  actions: z.array(actionSchema).exactOptional(),
  resources: z.array(resourceSchema).exactOptional(),
  helps: z.array(helpSchema).exactOptional(),
  createdBy: z.string(),
  createdAt: z.date(),
  feedback: z.array(feedbackSchema).exactOptional(),
  follows: z.string().exactOptional(),
  askEndAt: z.date().exactOptional(),
  endAsked: z.object({ due: z.string(), message: z.string() }).exactOptional(),
  unsettledSince: z.date().exactOptional(),
  version: z.number().int(),
});
export const goalSchema: z.ZodType<Goal> = goalShape;

/** What people wrote, which a list of goals does not need. */
const TEXTS = ['description', 'feedback', 'changes', 'resources', 'helps'];
const CHECK_IN_TEXTS = ['note', 'obstacles', 'adjust', 'feedback', 'learned', 'inputs'];

/** A projection on a goal without these; still a goal, since all of them are optional. */
export const LIGHT_GOAL: Readonly<Record<string, 1>> = Object.fromEntries([
  ...Object.keys(goalShape.shape)
    .filter((field) => !['id', 'checkIns', ...TEXTS].includes(field))
    .map((field) => [field, 1]),
  ...Object.keys(checkInSchema.shape)
    .filter((field) => !CHECK_IN_TEXTS.includes(field))
    .map((field) => [`checkIns.${field}`, 1]),
]);

/** Three levels of as many as may serve one goal are at most so many in practice; what is beyond is not counted. */
const MAX_SERVING = 500;
const NONE = { $exists: false };

/** Goals, each with its whole history, in the collection `goals`. */
export async function openGoalStore(db: Db, unreadable?: Unreadable): Promise<GoalStore> {
  const goals = documents(db, 'goals', goalSchema, unreadable);
  await goals.collection.createIndexes([
    { key: { workspace: 1, team: 1 } },
    { key: { workspace: 1, owner: 1, state: 1 } },
    { key: { workspace: 1, reporter: 1, state: 1 }, partialFilterExpression: { reporter: { $exists: true } } },
    { key: { workspace: 1, contributors: 1, state: 1 }, partialFilterExpression: { contributors: { $exists: true } } },
    { key: { workspace: 1, 'changes.id': 1 }, partialFilterExpression: { 'changes.id': { $exists: true } } },
    { key: { 'changes.at': 1 }, partialFilterExpression: { 'changes.at': { $exists: true } } },
    { key: { workspace: 1, 'blockers.owner': 1 } },
    { key: { workspace: 1, 'actions.owner': 1 }, partialFilterExpression: { 'actions.owner': { $exists: true } } },
    { key: { kpiId: 1 } },
    { key: { workspace: 1, parent: 1 }, partialFilterExpression: { parent: { $exists: true } } },
    { key: { state: 1, askEndAt: 1, due: 1 } },
    { key: { unsettledSince: 1 }, partialFilterExpression: { unsettledSince: { $exists: true } } },
  ]);
  return {
    get: (workspace, id) => goals.one({ _id: id, workspace }),
    getMany: async (workspace, ids) => (ids.length === 0 ? [] : goals.list({ _id: { $in: [...ids] }, workspace })),
    forTeams: (workspace, teams) => goals.list({ workspace, team: { $in: [...teams] } }, { sort: { createdAt: 1 } }),
    cadencesOf: async (workspace, team) => {
      const groups = await goals.collection
        .aggregate([{ $match: { workspace, team, state: 'active' } }, { $group: { _id: '$cadence' } }])
        .toArray();
      return new Set(groups.flatMap(({ _id }) => cadenceSchema.safeParse(_id).data ?? []));
    },
    // One equality each, as an index answers it; few people have many goals.
    involving: async (workspace, person) => {
      const parts = ['owner', 'reporter', 'contributors'] as const;
      const found = await Promise.all(parts.map((part) => goals.list({ workspace, state: 'active', [part]: person })));
      const all = [...new Map(found.flat().map((goal) => [goal.id, goal])).values()];
      return all.toSorted(
        (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1),
      );
    },
    changedSince: (since, limit) => goals.list({ 'changes.at': { $gt: since } }, { limit }),
    withChange: (workspace, change) => goals.list({ workspace, 'changes.id': change }, { sort: { createdAt: 1 } }),
    blockedBy: (workspace, person) =>
      goals.list({
        workspace,
        state: 'active',
        blockers: { $elemMatch: { owner: person, cleared: { $exists: false } } },
      }),
    onKpis: (workspace, kpis) =>
      kpis.length === 0 ? Promise.resolve([]) : goals.list({ kpiId: { $in: [...kpis] }, workspace }),
    serving: async (workspace, parents) => {
      if (parents.length === 0) return [];
      const filter = { workspace, parent: { $in: [...parents], $exists: true } };
      const found = goals.collection.find(filter, { projection: LIGHT_GOAL });
      return goals.readAll(await found.sort({ createdAt: 1, _id: 1 }).limit(MAX_SERVING).toArray());
    },
    withoutKpi: (limit) => goals.list({ kpiId: { $exists: false } }, { limit }),
    ended: (before, now, limit) =>
      goals.list(
        { state: 'active', due: { $lt: before }, $or: [{ askEndAt: NONE }, { askEndAt: { $lte: now } }] },
        { sort: { due: 1 }, limit },
      ),
    nextEndAt: async () => {
      const [waiting, running] = await Promise.all([
        goals.first({ state: 'active', askEndAt: { $lt: NEVER } }, { askEndAt: 1 }),
        goals.first({ state: 'active', askEndAt: NONE }, { due: 1 }),
      ]);
      const times = [waiting?.askEndAt, running && endOf(running.due)].flatMap((at) => at?.getTime() ?? []);
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
    unsettled: (until, limit) =>
      goals.list({ unsettledSince: { $lte: until } }, { sort: { unsettledSince: 1 }, limit }),
    save: (goal) => saveVersion(goals, goal),
    remove: async ({ workspace, id, version }) =>
      (await goals.collection.deleteOne({ _id: id, workspace, version })).deletedCount === 1,
  };
}
