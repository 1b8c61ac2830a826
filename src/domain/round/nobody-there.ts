import type { Goal } from '../goal/goal.ts';
import { isKeptFrom } from '../goal/people.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import { type Absence, absenceOn, backOn } from '../team/absence.ts';
import type { Team } from '../team/team.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { isAnswered, isSkipped } from './due-items.ts';
import type { Ask, NotAsked, Round } from './round.ts';

/** Who is there to answer on a day, which is one of the round's. */
export interface Presence {
  readonly day: LocalDate;
  readonly closesOn: LocalDate;
  readonly team: Pick<Team, 'lead' | 'members'>;
  readonly calendar: WorkingCalendar;
  /** Of who is asked and of their delegates, from the day on. */
  readonly absences: readonly Absence[];
  /** People of whom Slack says that they cannot answer. */
  readonly gone: ReadonlySet<UserId>;
}

/**
 * A round with what was decided when it opened decided again: of who was asked and is away, gone or out of the team by
 * now it says so, as of who was so when it opened. It is not written: who is back answers as before.
 */
export function decidedAgain(round: Round, goals: ReadonlyMap<GoalId, Goal>, presence: Presence): Round {
  if (round.state === 'closed') return round;
  const before = round.notAsked ?? [];
  const known = new Set(before.map(({ goal }) => goal));
  const now = round.asks.flatMap((ask) => {
    const open = ask.goals.filter((id) => !known.has(id) && isOpen(round, goals.get(id)));
    return open.length === 0 ? [] : nobodyThere(ask, open, goals, presence);
  });
  return now.length === 0 ? round : { ...round, notAsked: [...before, ...now] };
}

/** Whether nobody who was asked about a goal is there to answer: not told of, reminded of or called missing. */
export function isUnattended({ notAsked = [] }: Pick<Round, 'notAsked'>, goal: GoalId): boolean {
  return notAsked.some((one) => one.goal === goal && one.why !== 'fresh');
}

function isOpen(round: Round, goal: Goal | undefined): boolean {
  return goal !== undefined && !isAnswered(goal, round.id) && !isSkipped(round, goal.id);
}

function nobodyThere(
  ask: Ask,
  goals: readonly GoalId[],
  known: ReadonlyMap<GoalId, Goal>,
  presence: Presence,
): NotAsked[] {
  const { person, insteadOf } = ask;
  const { day, closesOn, team, calendar, absences, gone } = presence;
  const nobody = (reason: 'gone' | 'left') => goals.map((goal): NotAsked => ({ why: 'nobody', goal, person, reason }));
  if (gone.has(person)) return nobody('gone');
  // Who was handed a goal may be of another team.
  const isOwn = insteadOf === undefined;
  if (isOwn && person !== team.lead && !team.members.includes(person)) return nobody('left');
  const absence = absenceOn(absences, person, day);
  if (absence === undefined) return [];
  const left = isOwn ? goals.filter((id) => !standsIn(absence, known.get(id), presence)) : goals;
  if (backOn(absences, person, day, calendar) <= closesOn) return [];
  return left.map((goal): NotAsked => ({ why: 'away', goal, person, until: absence.until }));
}

function standsIn({ delegate }: Absence, goal: Goal | undefined, { absences, day, gone, team }: Presence): boolean {
  if (delegate === undefined || (goal !== undefined && isKeptFrom(delegate, goal, team))) return false;
  return !gone.has(delegate) && absenceOn(absences, delegate, day) === undefined;
}
