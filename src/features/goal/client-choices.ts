import { activeClients, type Client } from '../../domain/client/client.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { ClientsPort } from './check-client.ts';

/** The clients that the person's teams look after, by name. */
export function clientChoices({ teams, clients, directory }: TeamPolicyPorts & ClientsPort) {
  return async (workspace: WorkspaceId, person: UserId): Promise<readonly Client[]> => {
    const [{ actor }, own] = await Promise.all([
      admit(directory, workspace, person),
      teams.forPerson(workspace, person),
    ]);
    const seen = own.filter((team) => policy.seeTeam(actor, team).allowed).map(({ id }) => id);
    return activeClients(await clients.forTeams(workspace, seen));
  };
}
