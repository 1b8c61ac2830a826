import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type Client, type ClientDecisions, clientOf, MAX_CLIENT_CHANGES } from '../../domain/client/client.ts';
import { withClientChange } from '../../domain/client/client-changes.ts';
import { MAX_CLIENT_NOTES_LENGTH, MAX_CLIENT_PEOPLE } from '../../domain/client/client-input.ts';
import type { ClientId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { admitToClient, type ClientPorts, type ClientRequest } from './admit-to-client.ts';

export interface MergeRequest extends ClientRequest {
  readonly view: string;
  /** The client that stays; undefined where none was chosen. */
  readonly into: ClientId | undefined;
}

export type MergedClients =
  | { readonly ok: true; readonly merged: Client; readonly into: Client }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'into'>[] };

/**
 * Makes two clients one. The one that stays gets the people and the notes of the other; the other becomes its alias, so
 * that goals, feedback, and codes that name it mean the one that stays. May be repeated.
 */
export function mergeClients(ports: ClientPorts) {
  return (request: MergeRequest): Promise<MergedClients> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to two clients at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: ClientPorts, request: MergeRequest): Promise<MergedClients | 'again'> {
  if (request.into === undefined) return refused({ code: 'choose-one' });
  const admitted = await admitToClient(ports, request);
  if (admitted === undefined) return refused({ code: 'client-gone' });
  const { clients, team, actor } = admitted;
  const from = clients.find(({ id }) => id === request.client);
  const into = clientOf(clients, request.into);
  if (from === undefined || into === undefined) return refused({ code: 'client-gone' });
  for (const client of [from, into]) allow(policy.changeClient(actor, client, team));
  if (team.removed !== undefined) return refused({ code: 'team-removed' });
  if (request.into === from.id) return refused({ code: 'client-itself' });
  // It was merged already: into this one, or into another one meanwhile.
  if (from.merged !== undefined) {
    return admitted.client.id === into.id ? { ok: true, merged: from, into } : refused({ code: 'client-gone' });
  }
  if (into.id === from.id) return refused({ code: 'client-itself' });
  return write(ports, request, from, into);
}

async function write(
  ports: ClientPorts,
  { view, person }: MergeRequest,
  from: Client,
  into: Client,
): Promise<MergedClients | 'again'> {
  const made = { id: ports.ids.derive('client-merge', view, into.id), by: person, at: ports.clock.now() };
  const joined = withClientChange(into, joinedWith(into, from), made);
  const merged = withClientChange(from, { merged: { into: into.id } }, made);
  const isFull = [joined, merged].some((one) => !one.ok && one.why === 'full');
  if (isFull) return refused({ code: 'client-full', max: MAX_CLIENT_CHANGES });
  if (joined.ok && !(await ports.clients.save(joined.client))) return 'again';
  if (merged.ok && !(await ports.clients.save(merged.client))) return 'again';
  return { ok: true, merged: merged.ok ? merged.client : from, into: joined.ok ? joined.client : into };
}

/** What fits of both; what does not stays with the one that is merged. */
function joinedWith(into: Client, from: Client): ClientDecisions {
  const people = [...new Set([...into.people, ...from.people])].slice(0, MAX_CLIENT_PEOPLE);
  const notes = [...new Set([into.notes, from.notes].flatMap((one) => one ?? []))].join('\n\n');
  const fits = notes !== '' && notes.length <= MAX_CLIENT_NOTES_LENGTH;
  return { people, ...(fits && { notes }) };
}

function refused(problem: Problem): MergedClients {
  return { ok: false, problems: [{ field: 'into', problem }] };
}
