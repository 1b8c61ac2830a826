import type { CheckIn } from '../domain/goal.ts';
import type { UserId } from '../domain/names.ts';
import { byId } from '../domain/owed.ts';
import { peoplePrompted, type Round } from '../domain/round.ts';
import type { RoundView } from '../domain/round-report.ts';
import type { Team } from '../domain/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { namesOf } from './names.ts';
import type { Clock, Directory, GoalStore } from './ports.ts';

export interface RoundViewPorts {
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Gathers what the reports of a round are made from, as it is now. */
export async function viewRound(
  { goals, directory, clock }: RoundViewPorts,
  round: Round,
  team: Team,
): Promise<RoundView> {
  const asked = await goals.some(round.workspace, [
    ...round.asks.flatMap((ask) => ask.goals),
    ...(round.notAsked ?? []).map(({ goal }) => goal),
  ]);
  return {
    round,
    team,
    goals: byId(asked),
    closesOn: localDateOf(round.closesAt, team.zone),
    today: localDateOf(clock.now(), team.zone),
    nameOf: await namesOf(directory, round.workspace, [
      ...asked.flatMap(({ owner, checkIns }) => [owner, ...checkIns.flatMap(correctors)]),
      ...peoplePrompted(round),
      ...round.skips.map(({ by }) => by),
    ]),
  };
}

function correctors({ by, corrects }: CheckIn): UserId[] {
  return corrects === undefined ? [] : [by];
}
