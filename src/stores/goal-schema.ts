import { z } from 'zod';
import { SENTIMENTS, type Sentiment } from '../domain/goal/feedback.ts';
import {
  CADENCES,
  CATEGORIES,
  type CheckIn,
  GOAL_STATES,
  type Goal,
  type GoalChange,
  type HelpRequest,
  type Proposal,
  RESOURCE_KINDS,
  STATUSES,
} from '../domain/goal/goal.ts';
import type { GoalOutline } from '../domain/goal/outline.ts';
import type { Kpi, Unit } from '../domain/kpi/kpi.ts';
import { listByPresentKeys } from './present-keys.ts';

export const unitSchema: z.ZodType<Unit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('percent') }),
  z.object({ kind: z.literal('score') }),
  z.object({ kind: z.literal('currency'), currency: z.string() }),
  z.object({ kind: z.literal('duration'), in: z.enum(['minutes', 'hours', 'days', 'weeks']) }),
]);

export const kpiSchema: z.ZodType<Kpi> = z.discriminatedUnion('direction', [
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

/** Of versions before this one, clients were pleased, neutral, or unhappy. */
const EARLIER_SENTIMENTS: Readonly<Record<string, Sentiment>> = {
  pleased: 'positive',
  neutral: 'mixed',
  unhappy: 'negative',
};
const sentimentSchema = z.preprocess(
  (one) => (typeof one === 'string' ? (EARLIER_SENTIMENTS[one] ?? one) : one),
  z.enum(SENTIMENTS),
);

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
  sentiment: sentimentSchema.exactOptional(),
  client: z.string().exactOptional(),
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

export const cadenceSchema = z.enum(CADENCES);

const feedbackSchema = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.date(),
  from: z.string().exactOptional(),
  sentiment: sentimentSchema.exactOptional(),
  client: z.string().exactOptional(),
});

export const actionSchema = z.object({
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

const proposalSchema = z.object({
  id: z.string(),
  by: z.string(),
  at: z.date(),
  words: z.string().exactOptional(),
  title: z.string().exactOptional(),
  target: z.object({ value: z.number(), unit: unitSchema }).exactOptional(),
  due: z.string().exactOptional(),
  keptBy: z.string().exactOptional(),
  decided: z.object({ by: z.string(), at: z.date(), taken: z.boolean() }).exactOptional(),
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
  client: z.string().exactOptional(),
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

export const decisionsSchema = z.object({
  title: decided.title.exactOptional(),
  description: z.string().nullable().exactOptional(),
  category: decided.category.exactOptional(),
  serves: z.string().nullable().exactOptional(),
  parent: z.string().nullable().exactOptional(),
  weight: z.number().nullable().exactOptional(),
  client: z.string().nullable().exactOptional(),
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
  review: z.string().exactOptional(),
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
  proposals: z.array(proposalSchema).exactOptional(),
  commitments: z.array(z.object({ by: z.string(), at: z.date() })).exactOptional(),
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

/** The same, as it is read: most of a goal is check-ins, of which most have few fields. */
export const storedGoalSchema: z.ZodType<Goal> = goalShape.extend({
  checkIns: listByPresentKeys<CheckIn>(checkInSchema),
});

const outlineShape = goalShape.pick({
  id: true,
  team: true,
  title: true,
  client: true,
  calculator: true,
  owner: true,
  reporter: true,
  contributors: true,
  visibility: true,
  due: true,
  state: true,
});
export const outlineSchema: z.ZodType<GoalOutline> = outlineShape;

/** A projection on a goal's outline. It names what is left out. */
export const OUTLINED_GOAL: Readonly<Record<string, 0>> = Object.fromEntries(
  Object.keys(goalShape.shape)
    .filter((field) => !(field in outlineShape.shape))
    .map((field) => [field, 0]),
);

/** What people wrote, which a list of goals does not need. */
const TEXTS = ['description', 'feedback', 'changes', 'resources', 'helps'] satisfies (keyof Goal)[];
const CHECK_IN_TEXTS = [
  'note',
  'obstacles',
  'adjust',
  'feedback',
  'sentiment',
  'client',
  'learned',
  'inputs',
] satisfies (keyof CheckIn)[];
const PROPOSAL_TEXTS = ['words', 'title'] satisfies (keyof Proposal)[];

/** A projection on a goal without these; still a goal, since all of them are optional. */
export const LIGHT_GOAL: Readonly<Record<string, 1>> = Object.fromEntries([
  ...Object.keys(goalShape.shape)
    .filter((field) => !['id', 'checkIns', 'proposals', ...TEXTS].includes(field))
    .map((field) => [field, 1]),
  ...within('checkIns', checkInSchema, CHECK_IN_TEXTS),
  ...within('proposals', proposalSchema, PROPOSAL_TEXTS),
]);

function within(field: string, { shape }: z.ZodObject, texts: readonly string[]): [string, 1][] {
  return Object.keys(shape)
    .filter((part) => !texts.includes(part))
    .map((part) => [`${field}.${part}`, 1]);
}
