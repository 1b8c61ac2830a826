import type { Db } from 'mongodb';
import { z } from 'zod';
import { CATEGORIES, STATUSES } from '../domain/goal/goal.ts';
import { MAX_SHEET_LINES, type SavedGoal, SHEET_FORM, type Sheet } from '../domain/portfolio/sheet.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import type { SheetStore } from '../ports/portfolio.ts';
import { documents, type Stored, type Unreadable } from './document.ts';
import { kpiSchema, LIGHT_GOAL, storedGoalSchema } from './goal-schema.ts';

/** More goals of one team that were saved since somebody looked are read the next time. */
const MAX_SAVED = 20_000;

const footingSchema = z.union([
  z.object({ running: z.enum(STATUSES), over: z.enum(STATUSES) }),
  z.object({ progress: z.number(), forecast: z.enum(['misses', 'reaches']).exactOptional() }),
]);

const lineSchema = z.object({
  goal: z.string(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  serves: z.string().exactOptional(),
  parent: z.string().exactOptional(),
  client: z.string().exactOptional(),
  owner: z.string(),
  reporter: z.string().exactOptional(),
  contributors: z.array(z.string()).exactOptional(),
  visibility: z.literal('private').exactOptional(),
  start: z.string(),
  due: z.string(),
  version: z.number().int(),
  state: z.enum(['active', 'draft']),
  footing: footingSchema.exactOptional(),
  progress: z.number().exactOptional(),
  course: z
    .union([
      z.literal('even'),
      z.object({ kpi: kpiSchema, plan: z.array(z.object({ by: z.string(), value: z.number() })) }),
    ])
    .exactOptional(),
  on: z.string().exactOptional(),
  override: z.object({ status: z.enum(STATUSES), until: z.string() }).exactOptional(),
  blockedSince: z.string().exactOptional(),
  actionDue: z.string().exactOptional(),
});

const sheetSchema: z.ZodType<Sheet> = z.object({
  id: z.string(),
  workspace: z.string(),
  form: z.literal(SHEET_FORM),
  // One text: nobody asks for a part of it, and the driver takes twice as long for documents within documents.
  lines: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(lineSchema)),
  upTo: z.date(),
  madeAt: z.date(),
});

/**
 * The sheets of teams, in the collection `sheets`. They go by the time of this machine, as goals are marked with it when
 * they are saved, and not by the clock that a playground moves.
 */
export async function openSheetStore(db: Db, unreadable?: Unreadable): Promise<SheetStore> {
  const sheets = documents(db, 'sheets', sheetSchema, unreadable);
  const goals = documents(db, 'goals', storedGoalSchema, unreadable);
  await sheets.collection.createIndexes([{ key: { madeAt: 1, _id: 1 } }]);
  const saved = (found: readonly Stored[]): SavedGoal[] =>
    found.flatMap((document) => {
      const { savedAt } = document;
      return goals.readAll([document]).map((goal) => ({ goal, ...(savedAt instanceof Date && { savedAt }) }));
    });
  const projection = { ...LIGHT_GOAL, savedAt: 1 };
  return {
    ofTeams: async (workspace, teams) =>
      teams.length === 0
        ? []
        : sheets.list({ _id: { $in: [...teams] }, workspace, form: SHEET_FORM }, { limit: teams.length }),
    savedSince: async (workspace, given) => {
      const at = new Date();
      if (given.length === 0) return { at, goals: [] };
      // A range of the index for each team.
      const ranges = given.map(({ id: team, upTo }) => ({ workspace, team, savedAt: { $gt: upTo } }));
      const found = goals.collection.find({ $or: ranges }, { projection }).limit(MAX_SAVED);
      return { at, goals: saved(await found.toArray()) };
    },
    goalsOf: async (workspace, team) => {
      const at = new Date();
      const live = { workspace, team, state: { $in: ['active', 'draft'] } };
      const found = goals.collection.find(live, { projection }).sort({ createdAt: 1, _id: 1 });
      return { at, goals: saved(await found.limit(MAX_SHEET_LINES).toArray()) };
    },
    save: async (sheet) => {
      const { _id, ...rest } = sheets.write(sheet);
      const lines = JSON.stringify(sheet.lines);
      await sheets.collection.replaceOne({ _id }, { ...rest, lines }, { upsert: true });
    },
    olderThan: (ms, limit) =>
      sheets.list({ madeAt: { $lt: addMilliseconds(new Date(), -ms) } }, { sort: { madeAt: 1 }, limit }),
  };
}
