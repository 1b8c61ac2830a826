import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Client } from '../../domain/client/client.ts';
import {
  type ClientFormField,
  type ClientInput,
  clientsProblem,
  namesake,
  parseClient,
} from '../../domain/client/client-input.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { ClientPorts } from './admit-to-client.ts';
import { peopleProblems } from './check-people.ts';

export interface AddClientRequest extends TeamRequest {
  /** Slack's id of the form: submitted twice it is one client. */
  readonly view: string;
  readonly input: ClientInput;
}

export type SavedClient =
  /** `namesake` is another client of the team with the same name. */
  | { readonly ok: true; readonly client: Client; readonly namesake?: Client }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ClientFormField>[] };

/** Adds a client to a team, or names every problem in the form and adds nothing. */
export function addClient(ports: ClientPorts) {
  return (request: AddClientRequest): Promise<SavedClient> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many clients with one code at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: ClientPorts, request: AddClientRequest): Promise<SavedClient | 'again'> {
  const { workspace, person, view, input } = request;
  const admitted = await admitTo(ports, request, 'seeTeam');
  if (admitted === undefined) return refused('name', { code: 'team-removed' });
  const { team } = admitted;
  const id = ports.ids.derive('client', view);
  const all = await ports.clients.forTeams(workspace, [team.id]);
  const others = all.filter((client) => client.id !== id);
  const before = all.find((client) => client.id === id);
  const full = before === undefined ? clientsProblem(all) : undefined;
  if (full !== undefined) return refused('name', full);
  const parsed = parseClient(input, others);
  const strangers = await peopleProblems(ports.directory, team, input.people);
  if (!parsed.ok) return { ok: false, problems: [...parsed.problems, ...strangers] };
  if (strangers.length > 0) return { ok: false, problems: strangers };
  const same = namesake(parsed.content.name, others);
  const named = same && { namesake: same };
  // The form came before, and its answer was lost.
  if (before !== undefined) return { ok: true, client: before, ...named };
  const made = { createdBy: person, createdAt: ports.clock.now(), version: 1 };
  const client: Client = { id, workspace, team: team.id, ...parsed.content, ...made };
  return (await ports.clients.save(client)) ? { ok: true, client, ...named } : 'again';
}

function refused(field: ClientFormField, problem: FieldProblem<ClientFormField>['problem']): SavedClient {
  return { ok: false, problems: [{ field, problem }] };
}
