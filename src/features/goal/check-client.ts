import { type Client, clientOf } from '../../domain/client/client.ts';
import type { ClientId } from '../../domain/names.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import type { ClientStore } from '../../ports/clients.ts';

export interface ClientsPort {
  readonly clients: ClientStore;
}

/** Whether something may belong to a client of the team. What it belonged to `before` it may belong to still. */
export async function checkClient(
  { clients }: ClientsPort,
  { workspace, id: team }: Pick<Team, 'workspace' | 'id'>,
  id: ClientId | undefined,
  before?: ClientId,
): Promise<FieldProblem<'client'>[]> {
  if (id === undefined || id === before) return [];
  return clientProblem(await clients.forTeams(workspace, [team]), id);
}

/** As {@link checkClient}, among clients that are known. */
export function clientProblem(clients: readonly Client[], id: ClientId): FieldProblem<'client'>[] {
  const found = clientOf(clients, id);
  if (found === undefined) return [{ field: 'client', problem: { code: 'client-gone' } }];
  if (found.ended === undefined) return [];
  return [{ field: 'client', problem: { code: 'client-ended', name: found.name, on: found.ended.on } }];
}
