import { type Advice, coach } from '../../domain/coach/coach.ts';
import { sketchOfGoal } from '../../domain/coach/sketch.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { seriesOf } from '../../domain/history/series.ts';
import type { GoalId, WorkspaceId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-days.ts';
import type { Clock, GoalStore, Holidays, TeamStore } from '../../ports/ports.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';

export interface AdviseGoalsPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** What the coach says about goals that there are: those of a team in its review, or one that is shown. */
export function adviseGoals(ports: AdviseGoalsPorts) {
  const { goals, teams, clock } = ports;
  const advise = (goal: Goal, team: Team, ofTeam: readonly Goal[], calendar: WorkingCalendar): Advice =>
    coach(sketchOfGoal(goal), {
      today: localDateOf(clock.now(), team.zone),
      calendar,
      periods: team.settings,
      series: seriesOf(goal.checkIns),
      others: ofTeam.filter(({ id }) => id !== goal.id),
      members: [team.lead, ...team.members],
    });
  return {
    /** Every active goal of a team, by id. */
    ofTeam: async (team: Team): Promise<ReadonlyMap<GoalId, Advice>> => {
      const [all, calendar] = await Promise.all([
        goals.ofTeams(team.workspace, [team.id]),
        teamCalendar(ports, team.settings),
      ]);
      const active = all.filter(({ state }) => state === 'active');
      return new Map(active.map((goal) => [goal.id, advise(goal, team, all, calendar)]));
    },

    /** One goal; undefined where it is closed or its team is gone. */
    of: async (workspace: WorkspaceId, goal: Goal): Promise<Advice | undefined> => {
      const team = await teams.get(workspace, goal.team);
      if (team === undefined || goal.state !== 'active') return undefined;
      const [all, calendar] = await Promise.all([
        goals.ofTeams(workspace, [team.id]),
        teamCalendar(ports, team.settings),
      ]);
      return advise(goal, team, all, calendar);
    },
  };
}
