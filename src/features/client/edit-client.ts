import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type Client, type ClientField, MAX_CLIENT_CHANGES } from '../../domain/client/client.ts';
import { mergeClient, withClientChange } from '../../domain/client/client-changes.ts';
import {
  type ClientFormField,
  type ClientInput,
  decisionsOf,
  namesake,
  parseClient,
} from '../../domain/client/client-input.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { namesOf } from '../../ports/names.ts';
import type { SavedClient } from './add-client.ts';
import { admitToClient, type ClientPorts, type ClientRequest } from './admit-to-client.ts';
import { peopleProblems } from './check-people.ts';

export interface EditClientRequest extends ClientRequest {
  /** Slack's id of the form: submitted twice it is one change. */
  readonly view: string;
  /** How many changes the client had when the form was opened. */
  readonly changes: number;
  readonly input: ClientInput;
}

/**
 * Changes what a form holds of a client: one compare-and-set, with a change in its history. Fields that nobody touched
 * stay as they are by now; what somebody else changed to something else is said at its field, and nothing is written.
 */
export function editClient(ports: ClientPorts) {
  return (request: EditClientRequest): Promise<SavedClient> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one client at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: ClientPorts, request: EditClientRequest): Promise<SavedClient | 'again'> {
  const admitted = await admitToClient(ports, request);
  if (admitted === undefined || admitted.client.id !== request.client) return refused([gone]);
  const { client, clients, team, actor } = admitted;
  allow(policy.changeClient(actor, client, team));
  if (team.removed !== undefined) return refused([{ field: 'name', problem: { code: 'team-removed' } }]);
  const others = clients.filter(({ id }) => id !== client.id);
  const parsed = parseClient(request.input, others);
  const strangers = await peopleProblems(ports.directory, team, request.input.people, client);
  if (!parsed.ok) return refused([...parsed.problems, ...strangers]);
  if (strangers.length > 0) return refused(strangers);
  const merged = mergeClient(decisionsOf(parsed.content), client, request.changes);
  // A second submission of the form finds its own change.
  const made = {
    id: ports.ids.derive('client-change', request.view, JSON.stringify(parsed.content)),
    by: request.person,
    at: ports.clock.now(),
  };
  const isMade = client.changes?.some(({ id }) => id === made.id) ?? false;
  if (!isMade && merged.contested.length > 0) return refused(await contestedAt(ports, client, merged.contested));
  const same = namesake(parsed.content.name, others);
  const named = same && { namesake: same };
  const changed = withClientChange(client, merged.decisions, made);
  if (changed.ok) return (await ports.clients.save(changed.client)) ? { ...changed, ...named } : 'again';
  if (changed.why === 'unchanged') return { ok: true, client, ...named };
  return refused([{ field: 'name', problem: { code: 'client-full', max: MAX_CLIENT_CHANGES } }]);
}

const gone: FieldProblem<ClientFormField> = { field: 'name', problem: { code: 'client-gone' } };

async function contestedAt(
  { directory }: ClientPorts,
  client: Client,
  fields: readonly ClientField[],
): Promise<FieldProblem<ClientFormField>[]> {
  const nameOf = await namesOf(directory, client.workspace, client.people);
  const { name, code, people, notes = '' } = client;
  const now: Readonly<Record<ClientFormField, string>> = { name, code, people: people.map(nameOf).join(', '), notes };
  const problem = (field: ClientFormField): Problem => ({ code: 'client-changed', now: now[field] });
  return fields.flatMap((field) => (isOfForm(field) ? [{ field, problem: problem(field) }] : []));
}

function isOfForm(field: ClientField): field is ClientFormField {
  return field !== 'ended' && field !== 'merged';
}

function refused(problems: readonly FieldProblem<ClientFormField>[]): SavedClient {
  return { ok: false, problems };
}
