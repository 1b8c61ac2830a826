import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Client } from '../../domain/client/client.ts';
import { withClientChange } from '../../domain/client/client-changes.ts';
import { allow, policy } from '../../domain/policy.ts';
import { admitToClient, type ClientPorts, type ClientRequest } from './admit-to-client.ts';

export type ReopenedClient =
  | { readonly ok: true; readonly client: Client }
  | { readonly ok: false; readonly why: 'gone' | 'full' | 'team-removed' };

/** A client that ended is looked after again. May be repeated. */
export function reopenClient(ports: ClientPorts) {
  return (request: ClientRequest): Promise<ReopenedClient> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one client at the same time; nothing was reopened.',
    );
}

async function attempt(ports: ClientPorts, request: ClientRequest): Promise<ReopenedClient | 'again'> {
  const admitted = await admitToClient(ports, request);
  if (admitted === undefined) return { ok: false, why: 'gone' };
  const { client, team, actor } = admitted;
  allow(policy.changeClient(actor, client, team));
  if (team.removed !== undefined) return { ok: false, why: 'team-removed' };
  const made = {
    id: ports.ids.derive('client-reopen', client.id, String(client.version)),
    by: request.person,
    at: ports.clock.now(),
  };
  const changed = withClientChange(client, { ended: null }, made);
  if (changed.ok) return (await ports.clients.save(changed.client)) ? changed : 'again';
  return changed.why === 'full' ? { ok: false, why: 'full' } : { ok: true, client };
}
