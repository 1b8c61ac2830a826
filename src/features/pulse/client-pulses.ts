import { policy } from '../../domain/policy.ts';
import { pulsesShownTo } from '../../domain/pulse/due.ts';
import type { Pulse } from '../../domain/pulse/pulse.ts';
import { quarterPulses } from '../../domain/pulse/quarter-pulse.ts';
import { pulseTrend } from '../../domain/pulse/trend.ts';
import type { ClientPulse, TeamPulses } from '../../domain/report/pulse-report.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import { pulseDay, type ScoredClient, scoredClients } from '../../ports/team-pulses.ts';
import type { PulseRoomPorts } from './admit-to-client.ts';

/** The pulses of a team's clients, for a person in it; undefined where it is gone or was removed. */
export function teamPulses(ports: PulseRoomPorts) {
  return async (request: TeamRequest): Promise<TeamPulses | undefined> => {
    const asked = await admitTo(ports, request, 'seeTeam');
    if (asked === undefined) return undefined;
    const { team, actor } = asked;
    const day = pulseDay(team, ports.clock.now());
    const clients = (await scoredClients(ports, team)).map((one) => ({
      ...clientPulse(one, pulsesShownTo(actor.id, one.pulses, { ...day, people: one.client.people })),
      isDue: one.missing.includes(actor.id),
      mayScore: policy.scoreClient(actor, one.client, team).allowed,
    }));
    return {
      team: { id: team.id, name: team.name },
      ...day,
      clients: clients.toSorted((one, other) => Number(other.isDue) - Number(one.isDue)),
    };
  };
}

function clientPulse({ client, missing }: ScoredClient, pulses: readonly Pulse[]): ClientPulse {
  const quarters = quarterPulses(pulses);
  const last = quarters.at(-1);
  const trend = pulseTrend(quarters);
  return { client, ...(last && { last }), ...(trend && { trend }), missing };
}
