import type { Goal } from '../../domain/goal/goal.ts';
import { isDue } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { RoundStore } from '../../ports/rounds.ts';

export interface AskedElsewherePorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
}

/** Goals of other teams on the KPIs of a team's goals, for which open rounds of theirs wait. */
export async function askedElsewhere(
  { goals, rounds }: AskedElsewherePorts,
  { workspace, id }: Pick<Team, 'workspace' | 'id'>,
  own: readonly Goal[],
): Promise<Goal[]> {
  const kpis = new Set(own.flatMap(({ kpiId, state }) => (kpiId !== undefined && state === 'active' ? [kpiId] : [])));
  const siblings = (await goals.onKpis(workspace, [...kpis])).filter(
    ({ team, state }) => team !== id && state === 'active',
  );
  const teams = [...new Set(siblings.map(({ team }) => team))];
  const open = (await Promise.all(teams.map((team) => rounds.forTeam(workspace, team, 'open')))).flat();
  return siblings.filter((goal) => open.some((round) => isDue(goal, round)));
}
