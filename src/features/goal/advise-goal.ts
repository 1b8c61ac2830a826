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

export interface AdviseGoalPorts {
  readonly goals: GoalStore;
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** What the coach says about one goal of a team, held against others that the person sees; undefined where it is closed. */
export function adviseGoal({ goals, clock, holidays }: AdviseGoalPorts) {
  return async (goal: Goal, team: Team, actor: Actor): Promise<Advice | undefined> => {
    if (!isEditable(goal)) return undefined;
    const [ofTeam, calendar] = await Promise.all([
      goals.outlines(team.workspace, team.id),
      teamCalendar({ holidays, clock }, team.settings),
    ]);
    return coach(sketchOfGoal(goal), {
      today: localDateOf(clock.now(), team.zone),
      calendar,
      periods: team.settings,
      series: seriesOf(goal.checkIns),
      others: goalsSeenBy(actor, ofTeam, [team]).filter(({ id }) => id !== goal.id),
      members: [team.lead, ...team.members],
    });
  };
}
