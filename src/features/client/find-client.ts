import { type Client, knownClients } from '../../domain/client/client.ts';
import { clientWithCode } from '../../domain/client/client-input.ts';
import { findNamed } from '../../domain/search.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { ClientPorts } from './admit-to-client.ts';

/** The clients of a team that a code, or else a name or parts of it, means; undefined where the team is gone. */
export function findClients(ports: ClientPorts) {
  return async (request: TeamRequest & { readonly typed: string }): Promise<readonly Client[] | undefined> => {
    const admitted = await admitTo(ports, request, 'seeTeam');
    if (admitted === undefined) return undefined;
    const all = await ports.clients.forTeams(request.workspace, [request.team]);
    const coded = clientWithCode(all, request.typed);
    return coded === undefined ? findNamed(knownClients(all), request.typed, ({ name }) => name) : [coded];
  };
}
