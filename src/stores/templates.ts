import type { Db } from 'mongodb';
import { z } from 'zod';
import { CADENCES, CATEGORIES } from '../domain/goal/goal.ts';
import { DIRECTIONS } from '../domain/kpi/kpi.ts';
import type { TeamTemplate } from '../domain/templates/team-template.ts';
import type { TemplateStore } from '../ports/goals.ts';
import { documents, type Unreadable } from './document.ts';
import { benchmarkSchema, unitSchema } from './goal-schema.ts';

const templateSchema: z.ZodType<TeamTemplate> = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  name: z.string(),
  definition: z.string().exactOptional(),
  category: z.enum(CATEGORIES),
  direction: z.enum(DIRECTIONS),
  unit: unitSchema,
  calculator: z.string().exactOptional(),
  cadence: z.enum(CADENCES).exactOptional(),
  benchmark: benchmarkSchema.exactOptional(),
  marks: z.array(z.number()),
  createdBy: z.string(),
  createdAt: z.date(),
});

/** The templates that teams made for themselves, in the collection `templates`. */
export async function openTemplateStore(db: Db, unreadable?: Unreadable): Promise<TemplateStore> {
  const templates = documents(db, 'templates', templateSchema, unreadable);
  await templates.collection.createIndexes([{ key: { workspace: 1, team: 1 } }]);
  return {
    get: (workspace, id) => templates.one({ _id: id, workspace }),
    forTeams: (workspace, teams) => templates.list({ workspace, team: { $in: [...teams] } }, { sort: { name: 1 } }),
    add: (template) => templates.insert(template),
    remove: async (workspace, id) => {
      await templates.collection.deleteOne({ _id: id, workspace });
    },
  };
}
