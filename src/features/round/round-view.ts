import { peopleInvolved } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { UserId } from '../../domain/names.ts';
import { byId } from '../../domain/round/due-items.ts';
import { goalsIn, type Round } from '../../domain/round/round.ts';
import type { RoundView } from '../../domain/round/round-view.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { namesOf } from '../../ports/names.ts';
import type { Clock, Directory, GoalStore } from '../../ports/ports.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

export interface RoundViewPorts extends CalendarPorts {
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Gathers what the reports of a round are made from, as it is now. */
export async function viewRound(ports: RoundViewPorts, round: Round, team: Team): Promise<RoundView> {
  const { goals, directory, clock } = ports;
  const asked = await goals.getMany(round.workspace, goalsIn(round));
  return {
    round,
    team,
    goals: byId(asked),
    closesOn: localDateOf(round.closesAt, team.zone),
    today: localDateOf(clock.now(), team.zone),
    calendar: await teamCalendar(ports, team.settings),
    dayOf: (at) => localDateOf(at, team.zone),
    nameOf: await namesOf(directory, round.workspace, peopleIn(round, asked)),
  };
}

/** Everybody whom the reports of a round may name. */
function peopleIn({ id, asks, skips, notAsked = [] }: Round, goals: readonly Goal[]): UserId[] {
  const fresh = new Set(notAsked.flatMap((one) => (one.why === 'fresh' ? [one.checkIn] : [])));
  const counted = goals.flatMap(({ checkIns }) =>
    checkIns.filter(({ id: of, round, corrects }) => round === id || corrects !== undefined || fresh.has(of)),
  );
  const cleared = goals.flatMap(({ blockers }) => blockers.flatMap((blocker) => blocker.cleared?.by ?? []));
  return [
    ...peopleInvolved(goals),
    ...cleared,
    ...counted.map(({ by }) => by),
    ...asks.flatMap(({ person, insteadOf }) => (insteadOf === undefined ? [person] : [person, insteadOf])),
    ...skips.map(({ by }) => by),
  ];
}
