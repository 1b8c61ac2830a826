import type { Team } from '../domain/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { type OpenedRound, type OpenRoundPorts, openRound } from './open-round.ts';

/** Starts a round at once, for the day that it is in the team's zone. A second one on the same day is the first. */
export function askNow(ports: OpenRoundPorts) {
  const open = openRound(ports);
  return (team: Team): Promise<OpenedRound> => {
    const today = localDateOf(ports.clock.now(), team.zone);
    return open({ team, kind: 'asked', period: { id: today, first: today, last: today }, openedOn: today });
  };
}
