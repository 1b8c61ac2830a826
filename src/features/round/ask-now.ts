import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { type OpenedRound, type OpenRoundPorts, openRound } from './open-round.ts';

/**
 * Starts a round at once, for the day that it is in the team's zone. While a round of the team is open that one is the
 * answer: nobody is asked for the same thing twice.
 */
export function askNow(ports: OpenRoundPorts) {
  const open = openRound(ports);
  return async (team: Team): Promise<OpenedRound> => {
    const [running] = await ports.rounds.ofTeam(team.workspace, team.id, 'open');
    if (running !== undefined) return { state: 'existed', round: running };
    const today = localDateOf(ports.clock.now(), team.zone);
    return open({ team, kind: 'asked', period: { id: today, first: today, last: today }, openedOn: today });
  };
}
