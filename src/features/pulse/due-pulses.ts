import type { Client } from '../../domain/client/client.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import { scoredClients, type TeamPulsePorts } from '../../ports/team-pulses.ts';

export type DuePulsesPorts = TeamPolicyPorts & TeamPulsePorts;

/** The clients that a person is to score in this quarter, in all their teams, by team and name. */
export function duePulses(ports: DuePulsesPorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<Pick<Client, 'id' | 'name' | 'team'>[]> => {
    await admit(ports.directory, workspace, person);
    const teams = await ports.teams.forPerson(workspace, person);
    const ofTeams = await Promise.all(teams.map((team) => scoredClients(ports, team)));
    return ofTeams
      .flat()
      .filter(({ missing }) => missing.includes(person))
      .map(({ client: { id, name, team } }) => ({ id, name, team }));
  };
}
