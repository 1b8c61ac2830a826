import type { Goal } from '../../domain/goal/goal.ts';
import type { Indicator } from '../../domain/goal/indicator.ts';
import type { Actor } from '../../domain/policy.ts';
import { type FindGoalsPorts, withoutKept } from './find-goal.ts';

/** A KPI as a person sees it, with the goals on it that they may know of. */
export interface SeenKpi {
  readonly kpi: Indicator;
  readonly goals: readonly Goal[];
}

/**
 * Of some KPIs, with all goals on them, those that a person may know of. One that stands for private goals alone is as
 * private as these. Where other goals share it, it is called as they are: it may bear the title of a private one.
 */
export async function kpisSeen(
  ports: Pick<FindGoalsPorts, 'teams'>,
  actor: Actor,
  kpis: readonly Indicator[],
  goals: readonly Goal[],
): Promise<SeenKpi[]> {
  const seen = new Set(await withoutKept(ports, kpis[0]?.workspace ?? '', actor, goals));
  return kpis.flatMap((kpi): SeenKpi[] => {
    const all = goals.filter(({ kpiId }) => kpiId === kpi.id);
    const known = all.filter((goal) => seen.has(goal));
    if (known.length === all.length) return [{ kpi, goals: known }];
    const [first] = known;
    return first === undefined ? [] : [{ kpi: { ...kpi, name: first.title }, goals: known }];
  });
}
