import { type Client, clientOf, knownClients } from '../../domain/client/client.ts';
import { namesake } from '../../domain/client/client-input.ts';
import type { ClientId, TeamId } from '../../domain/names.ts';
import { goalsSeenBy } from '../../domain/policy.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { ClientPorts } from './admit-to-client.ts';

export interface ListedClient extends Pick<Client, 'id' | 'name' | 'code' | 'people' | 'ended'> {
  /** Active goals of it that the person sees. */
  readonly goals: number;
  /** The code of another client of the same name. */
  readonly sameNameAs?: string;
}

export interface ClientListing {
  readonly team: { readonly id: TeamId; readonly name: string };
  /** Those that the team looks after, then those that ended; each by name. */
  readonly clients: readonly ListedClient[];
}

/** The clients of a team, without those that were merged; undefined where the team is gone. */
export function listClients(ports: ClientPorts) {
  return async (request: TeamRequest): Promise<ClientListing | undefined> => {
    const admitted = await admitTo(ports, request, 'seeTeam');
    if (admitted === undefined) return undefined;
    const { workspace, team: id } = request;
    const { actor, team } = admitted;
    const [all, outlines] = await Promise.all([
      ports.clients.forTeams(workspace, [id]),
      ports.goals.outlines(workspace, id),
    ]);
    const counts = new Map<ClientId, number>();
    for (const goal of goalsSeenBy(actor, outlines, [team])) {
      const client = goal.state === 'active' && goal.client !== undefined ? clientOf(all, goal.client) : undefined;
      if (client !== undefined) counts.set(client.id, (counts.get(client.id) ?? 0) + 1);
    }
    const known = knownClients(all);
    const listed = known.map((client) => listedOf(client, known, counts.get(client.id) ?? 0));
    const [active, ended] = [listed.filter((one) => !one.ended), listed.filter((one) => one.ended)];
    return { team: { id, name: team.name }, clients: [...active, ...ended] };
  };
}

function listedOf(client: Client, known: readonly Client[], goals: number): ListedClient {
  const { id, name, code, people, ended } = client;
  const same = namesake(
    name,
    known.filter((one) => one.id !== id),
  );
  return { id, name, code, people, goals, ...(ended && { ended }), ...(same && { sameNameAs: same.code }) };
}
