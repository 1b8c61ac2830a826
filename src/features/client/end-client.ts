import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type Client, MAX_CLIENT_CHANGES } from '../../domain/client/client.ts';
import { withClientChange } from '../../domain/client/client-changes.ts';
import { MAX_REASON_LENGTH } from '../../domain/goal/edit-input.ts';
import type { LocalDate } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { goalsOfClient } from '../../domain/report/client-report.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { isLocalDate } from '../../domain/time/local-date.ts';
import { type AdmittedToClient, admitToClient, type ClientPorts, type ClientRequest } from './admit-to-client.ts';
import { goalsWith } from './goals-of-client.ts';

export interface EndClientRequest extends ClientRequest {
  readonly view: string;
  /** The last day, as it was typed. */
  readonly on: string;
  /** May be empty. */
  readonly reason: string;
}
export type EndField = 'on' | 'reason';

export type EndedClient =
  /** `active` is how many goals of it that the person sees go on. */
  | { readonly ok: true; readonly client: Client; readonly active: number }
  | { readonly ok: false; readonly problems: readonly FieldProblem<EndField>[] };

/** Ends a client: it is offered to no new goal. What there is of it stays, and its goals go on. Ended again, the day changes. */
export function endClient(ports: ClientPorts) {
  return (request: EndClientRequest): Promise<EndedClient> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one client at the same time; nothing was ended.',
    );
}

async function attempt(ports: ClientPorts, request: EndClientRequest): Promise<EndedClient | 'again'> {
  const { on, view, person } = request;
  const reason = request.reason.trim();
  const admitted = await admitToClient(ports, request);
  if (admitted === undefined || admitted.client.id !== request.client) return refused('on', { code: 'client-gone' });
  const { client, team, actor } = admitted;
  allow(policy.changeClient(actor, client, team));
  if (team.removed !== undefined) return refused('on', { code: 'team-removed' });
  const now = ports.clock.now();
  const problem = dayProblem(on, localDateOf(now, admitted.person.zone));
  if (problem !== undefined) return refused('on', problem);
  if (reason.length > MAX_REASON_LENGTH) return refused('reason', { code: 'too-long', max: MAX_REASON_LENGTH });
  const id = ports.ids.derive('client-end', view, on);
  const changed = withClientChange(client, { ended: { on } }, { id, by: person, at: now, ...(reason && { reason }) });
  if (!changed.ok && changed.why === 'full') return refused('on', { code: 'client-full', max: MAX_CLIENT_CHANGES });
  if (changed.ok && !(await ports.clients.save(changed.client))) return 'again';
  return { ok: true, client: changed.ok ? changed.client : client, active: await countActive(ports, admitted) };
}

async function countActive(ports: ClientPorts, admitted: AdmittedToClient): Promise<number> {
  const { goals, ids } = await goalsWith(ports, admitted);
  return goalsOfClient(goals, ids).filter(({ state }) => state === 'active').length;
}

function dayProblem(on: string, today: LocalDate): Problem | undefined {
  if (on === '') return { code: 'required' };
  if (!isLocalDate(on)) return { code: 'not-a-date' };
  return on > today ? { code: 'date-in-future', today } : undefined;
}

function refused(field: EndField, problem: Problem): EndedClient {
  return { ok: false, problems: [{ field, problem }] };
}
