import type { LocalDate } from '../../domain/names.ts';
import { type Spared, sparedGoals } from '../../domain/round/spared.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitTo, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import { type OpenedRound, type OpenRoundPorts, openRound } from './open-round.ts';

/** What became of it, until which day in the team's zone it is open, and what nobody is asked about. */
export type AskedNow =
  | (Exclude<OpenedRound, { state: 'nothing-to-ask' }> & { readonly closesOn: LocalDate; readonly spared: Spared })
  | { readonly state: 'nothing-to-ask'; readonly spared: Spared }
  | { readonly state: 'team-gone' };

/**
 * Starts a round of a team at once, for the day that it is in the team's zone. While a round of the team is open that one is the
 * answer: nobody is asked for the same thing twice.
 */
export function askNow(ports: OpenRoundPorts & TeamPolicyPorts) {
  const open = openRound(ports);
  const start = async (team: Team): Promise<OpenedRound> => {
    const [running] = await ports.rounds.forTeam(team.workspace, team.id, 'open');
    if (running !== undefined) return { state: 'existed', round: running };
    const today = localDateOf(ports.clock.now(), team.zone);
    return open({ team, kind: 'asked', period: { id: today, first: today, last: today }, openedOn: today });
  };
  return async (request: TeamRequest): Promise<AskedNow> => {
    const asked = await admitTo(ports, request, 'leadTeam');
    if (asked === undefined) return { state: 'team-gone' };
    const { zone, settings } = asked.team;
    const opened = await start(asked.team);
    if (opened.state === 'nothing-to-ask') {
      return { state: opened.state, spared: sparedGoals(opened.notAsked, settings.freshDays) };
    }
    const spared = sparedGoals(opened.round.notAsked ?? [], settings.freshDays);
    return { ...opened, closesOn: localDateOf(opened.round.closesAt, zone), spared };
  };
}
