import { peopleInvolved } from '../../domain/check-in/blockers.ts';
import { decidedAt } from '../../domain/goal/changes.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { privateSince } from '../../domain/goal/people.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import { byId } from '../../domain/round/due-items.ts';
import { decidedAgain } from '../../domain/round/nobody-there.ts';
import { goalsIn, peopleAsked, type Round } from '../../domain/round/round.ts';
import type { RoundView } from '../../domain/round/round-view.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { isIneligible } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';
import { scoredClients, type TeamPulsePorts } from '../../ports/team-pulses.ts';
import type { AbsenceStore } from '../../ports/teams.ts';
import { absencesAround, delegatesOf } from './absences-around.ts';

export interface RoundViewPorts extends CalendarPorts, TeamPulsePorts {
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly absences: AbsenceStore;
  readonly clock: Clock;
}

/** Gathers what the reports of a round are made from, as it is now: who is away by now is not waited for. */
export async function viewRound(ports: RoundViewPorts, round: Round, team: Team): Promise<RoundView> {
  const { goals: store, directory, clock } = ports;
  const known = await store.getMany(round.workspace, goalsIn(round));
  // What was told of a round that is over stays told: what is decided about its goals later is no part of it.
  const asked = round.state === 'closed' ? known.map((goal) => decidedAt(goal, round.closesAt)) : known;
  const goals = byId(asked);
  const privateNow = known.flatMap((goal) => {
    const since = privateSince(goal);
    return since === undefined ? [] : [[goal.id, since] as const];
  });
  const closesOn = localDateOf(round.closesAt, team.zone);
  const today = localDateOf(clock.now(), team.zone);
  const calendar = await teamCalendar(ports, team.settings);
  const day = today < closesOn ? today : closesOn;
  const presence = { day, closesOn, team, calendar, ...(await whereabouts(ports, round, team, day)) };
  return {
    round: decidedAgain(round, goals, presence),
    team,
    goals,
    ...(privateNow.length > 0 && { privateSince: new Map(privateNow) }),
    closesOn,
    today,
    calendar,
    dayOf: (at) => localDateOf(at, team.zone),
    nameOf: await namesOf(directory, round.workspace, peopleIn(round, asked)),
    ...(await pulsesDue(ports, round, team)),
  };
}

/** The clients that people are to score in a review, by their names. Other rounds do not ask for them. */
async function pulsesDue(
  ports: RoundViewPorts,
  { kind, state }: Round,
  team: Team,
): Promise<Pick<RoundView, 'pulses'>> {
  if (state !== 'open' || (kind !== 'quarterly' && kind !== 'annual')) return {};
  const due = new Map<UserId, string[]>();
  for (const { client, missing } of await scoredClients(ports, team)) {
    for (const person of missing) due.set(person, [...(due.get(person) ?? []), client.name]);
  }
  return due.size === 0 ? {} : { pulses: due };
}

/** Of a round that is over nothing is decided any more. */
async function whereabouts(ports: RoundViewPorts, round: Round, team: Team, day: LocalDate) {
  if (round.state === 'closed') return { absences: [], gone: new Set<UserId>() };
  const people = peopleAsked(round);
  const absences = await absencesAround(ports, team, people, day);
  const known = [...new Set([...people, ...delegatesOf(absences)])];
  const found = await Promise.all(known.map((person) => ports.directory.person(round.workspace, person)));
  return { absences, gone: new Set(found.filter(isIneligible).map(({ id }) => id)) };
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
    ...notAsked.flatMap((one) => ('person' in one ? [one.person] : [])),
  ];
}
