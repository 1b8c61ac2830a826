import type { Goal } from '../goal/goal.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import type { NameOf } from '../progress/standing.ts';
import type { Team } from '../team/team.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import type { Round } from './round.ts';

/** What the reports of a round are made from. `closesOn` and `today` are days in the team's zone. */
export interface RoundView {
  readonly round: Round;
  readonly team: Pick<Team, 'id' | 'name' | 'settings' | 'lead' | 'members'>;
  readonly goals: ReadonlyMap<GoalId, Goal>;
  /** Since when goals are private that are so now: from then on, nothing of them is told. Absent where none is. */
  readonly privateSince?: ReadonlyMap<GoalId, Date>;
  readonly closesOn: LocalDate;
  readonly today: LocalDate;
  /** On which days the team works, for the age of blockers. */
  readonly calendar: WorkingCalendar;
  /** The day that an instant is of in the team's zone. */
  readonly dayOf: (at: Date) => LocalDate;
  readonly nameOf: NameOf;
  /** The names of clients whose pulse people are to give in an open review; absent where nobody is. */
  readonly pulses?: ReadonlyMap<UserId, readonly string[]>;
}

/** What every message of a round says first. */
export function heading({ round, team, closesOn }: RoundView) {
  const { id, kind, period } = round;
  return { round: id, team: team.id, teamName: team.name, roundKind: kind, period, closesOn };
}
