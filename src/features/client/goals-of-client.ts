import { idsOf } from '../../domain/client/client.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { ClientId } from '../../domain/names.ts';
import { goalsSeenBy } from '../../domain/policy.ts';
import type { AdmittedToClient, ClientPorts } from './admit-to-client.ts';

/** Goals of a client or with its words that the person sees, and every ID that means it. */
export async function goalsWith(
  { goals }: Pick<ClientPorts, 'goals'>,
  { client, clients, team, actor }: AdmittedToClient,
): Promise<{ readonly goals: readonly Goal[]; readonly ids: readonly ClientId[] }> {
  const ids = idsOf(clients, client);
  return { goals: goalsSeenBy(actor, await goals.ofClient(client.workspace, ids), [team]), ids };
}
