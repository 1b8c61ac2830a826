import type { Goal } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import type { Team } from '../team/team.ts';
import { localDateOf } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { isAnswered } from './due-items.ts';
import type { Round } from './round.ts';

/**
 * The open round in which a value counts that somebody added without being asked, so that nobody is asked or reminded
 * for it again. The day that the value is of decides: it has to be a day of the round's period, or one of the
 * `freshDays` before the round opened, on which it would have spared the question had it been said in time (`freshValue`).
 * A value of an earlier day is history and leaves the question open; in a round that the lead asked for only a day from
 * then on counts. Of several rounds that wait for the goal it is the one that closes first.
 */
export function roundOfValue(
  goal: Pick<Goal, 'id' | 'checkIns'>,
  on: LocalDate,
  openRounds: readonly Round[],
  team: Pick<Team, 'zone' | 'settings'>,
): Round | undefined {
  return openRounds
    .filter((round) => belongsTo(round, goal.id) && !isAnswered(goal, round.id) && on >= firstDayOf(round, team))
    .toSorted((one, other) => one.closesAt.getTime() - other.closesAt.getTime())[0];
}

/** A goal that a fresh value spared has its answer. */
function belongsTo({ asks, notAsked = [] }: Round, goal: string): boolean {
  return (
    asks.some(({ goals }) => goals.includes(goal)) || notAsked.some((one) => one.goal === goal && one.why !== 'fresh')
  );
}

function firstDayOf({ kind, period, openedAt }: Round, { zone, settings }: Pick<Team, 'zone' | 'settings'>): LocalDate {
  if (kind === 'asked') return period.first;
  const fresh = addDays(localDateOf(openedAt, zone), -settings.freshDays);
  return fresh < period.first ? fresh : period.first;
}
