import { type Client, clientOf, idsOf } from '../../domain/client/client.ts';
import type { ClientId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { Pulse } from '../../domain/pulse/pulse.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { PulseStore } from '../../ports/pulses.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type PulseDay, pulseDay } from '../../ports/team-pulses.ts';

export interface PulseRoomPorts extends TeamPolicyPorts {
  readonly clients: ClientStore;
  readonly pulses: PulseStore;
  readonly goals: GoalStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A person who asks about a client. One that was merged into another one meanwhile is that one. */
export interface ClientRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly client: ClientId;
}

export interface AdmittedToClient extends PersonAndActor, PulseDay {
  readonly ok: true;
  readonly team: Team;
  readonly client: Client;
  /** The IDs that mean it, those of clients that were merged into it among them. */
  readonly ids: readonly ClientId[];
}

/** Why a client is not scored: it is gone or theirs not to see, it ended, or its team was removed. */
export type NotScored = 'gone' | 'ended' | 'team-removed';

/** The client of a team that a person is in, also one that ended; `gone` where there is none for them. */
export async function admitToClient(
  { clients, teams, directory, clock }: PulseRoomPorts,
  { workspace, person, client: id }: ClientRequest,
): Promise<AdmittedToClient | { readonly ok: false; readonly why: 'gone' }> {
  const [requester, named] = await Promise.all([admit(directory, workspace, person), clients.get(workspace, id)]);
  const team = named && (await teams.get(workspace, named.team));
  if (team === undefined || !policy.seeTeam(requester.actor, team).allowed) return { ok: false, why: 'gone' };
  const all = await clients.forTeams(workspace, [team.id]);
  const client = clientOf(all, id);
  if (client === undefined) return { ok: false, why: 'gone' };
  return { ok: true, ...requester, team, client, ids: idsOf(all, client), ...pulseDay(team, clock.now()) };
}

/** As {@link admitToClient}, for who scores it. Throws {@link Refused} where they neither look after it nor lead the team. */
export async function admitToScore(
  ports: PulseRoomPorts,
  request: ClientRequest,
): Promise<
  (AdmittedToClient & { readonly pulses: readonly Pulse[] }) | { readonly ok: false; readonly why: NotScored }
> {
  const admitted = await admitToClient(ports, request);
  if (!admitted.ok) return admitted;
  const { client, team, actor, ids } = admitted;
  if (team.removed !== undefined) return { ok: false, why: 'team-removed' };
  if (client.ended !== undefined) return { ok: false, why: 'ended' };
  allow(policy.scoreClient(actor, client, team));
  return { ...admitted, pulses: await ports.pulses.ofClients(request.workspace, ids) };
}
