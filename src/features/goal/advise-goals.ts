import { type Advice, coach } from '../../domain/coach/coach.ts';
import { sketchOfGoal } from '../../domain/coach/sketch.ts';
import { isEditable } from '../../domain/goal/changes.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { seriesOf } from '../../domain/history/series.ts';
import { type Actor, goalsSeenBy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Holidays } from '../../ports/holidays.ts';
import type { Clock } from '../../ports/runtime.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';

export interface AdviseGoalsPorts {
  readonly goals: GoalStore;
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** What the coach says about one goal of a team; undefined where it is closed. */
export function adviseGoal(ports: AdviseGoalsPorts) {
  return async (goal: Goal, team: Team, actor: Actor): Promise<Advice | undefined> =>
    isEditable(goal) ? (await coachOf(ports, team, actor)).advise(goal) : undefined;
}

/** Goals are compared with others that the person sees. */
async function coachOf(ports: AdviseGoalsPorts, team: Team, actor: Actor) {
  const [ofTeam, calendar] = await Promise.all([
    ports.goals.forTeams(team.workspace, [team.id]),
    teamCalendar(ports, team.settings),
  ]);
  const all = goalsSeenBy(actor, ofTeam, [team]);
  const advise = (goal: Goal): Advice =>
    coach(sketchOfGoal(goal), {
      today: localDateOf(ports.clock.now(), team.zone),
      calendar,
      periods: team.settings,
      series: seriesOf(goal.checkIns),
      others: all.filter(({ id }) => id !== goal.id),
      members: [team.lead, ...team.members],
    });
  return { all, advise };
}
