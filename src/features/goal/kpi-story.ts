import type { Goal } from '../../domain/goal/goal.ts';
import type { UserId } from '../../domain/names.ts';
import { type KpiStory, kpiStoryOf } from '../../domain/report/kpi-report.ts';
import type { Team } from '../../domain/team/team.ts';
import type { IndicatorStore } from '../../ports/goals.ts';
import { type FindGoalsPorts, visibleAmong } from './find-goal.ts';

export interface KpiStoryPorts extends FindGoalsPorts {
  readonly indicators: IndicatorStore;
}

/** The curve goes on where one goal follows another: a person sees what was counted of goals that they see. */
export async function kpiStory(
  ports: KpiStoryPorts,
  person: UserId,
  goal: Goal,
  known: readonly Team[],
): Promise<KpiStory> {
  const { kpiId, workspace } = goal;
  if (kpiId === undefined) return { before: [], alsoFor: [] };
  const [kpi, all] = await Promise.all([
    ports.indicators.get(workspace, kpiId),
    ports.goals.onKpis(workspace, [kpiId]),
  ]);
  const others = await visibleAmong(ports)(
    workspace,
    person,
    all.filter(({ id }) => id !== goal.id),
    known,
  );
  return kpiStoryOf(goal, kpi?.values ?? [], others);
}
