import { type KpiLine, kpiLine } from '../../domain/report/kpi-report.ts';
import { admitTo, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import type { GoalStore, IndicatorStore } from '../../ports/goals.ts';
import { kpisSeen } from './kpis-seen.ts';

export interface ListKpisPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly indicators: IndicatorStore;
}

/** The KPIs of a team that have a value or a goal, by name; undefined where the team is gone. */
export function listKpis(ports: ListKpisPorts) {
  return async (request: TeamRequest): Promise<{ team: string; kpis: KpiLine[] } | undefined> => {
    const admitted = await admitTo(ports, request, 'seeTeam');
    if (admitted === undefined) return undefined;
    const { workspace, team } = request;
    const kpis = await ports.indicators.forTeams(workspace, [team]);
    const goals = await ports.goals.onKpis(
      workspace,
      kpis.map(({ id }) => id),
    );
    const seen = await kpisSeen(ports, admitted.actor, kpis, goals);
    const lines = seen.map(({ kpi, goals: known }) => kpiLine(kpi, team, known));
    // A goal whose making was cut short leaves a KPI that nobody ever saw.
    return { team: admitted.team.name, kpis: lines.filter(({ goals: own, days }) => own.length > 0 || days > 0) };
  };
}
