import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Indicator } from '../domain/goal/indicator.ts';
import type { IndicatorStore } from '../ports/goals.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';
import { checkInSchema, unitSchema } from './goal-schema.ts';

const valueSchema = checkInSchema.pick({
  id: true,
  value: true,
  inputs: true,
  by: true,
  at: true,
  on: true,
  corrects: true,
});

export const indicatorSchema: z.ZodType<Indicator> = z.object({
  id: z.string(),
  workspace: z.string(),
  team: z.string(),
  name: z.string(),
  definition: z.string().exactOptional(),
  unit: unitSchema,
  calculator: z.string().exactOptional(),
  source: z.string().exactOptional(),
  values: z.array(valueSchema),
  version: z.number().int(),
});

/** KPIs by themselves, in the collection `kpis`. */
export async function openIndicatorStore(db: Db, unreadable?: Unreadable): Promise<IndicatorStore> {
  const indicators = documents(db, 'kpis', indicatorSchema, unreadable);
  await indicators.collection.createIndexes([{ key: { workspace: 1, team: 1 } }]);
  return {
    get: (workspace, id) => indicators.one({ _id: id, workspace }),
    forTeams: (workspace, teams) => indicators.list({ workspace, team: { $in: [...teams] } }, { sort: { name: 1 } }),
    save: (indicator) => saveVersion(indicators, indicator),
  };
}
