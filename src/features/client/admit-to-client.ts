import { type Client, clientOf } from '../../domain/client/client.ts';
import type { ClientId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';

export interface ClientPorts extends TeamPolicyPorts {
  readonly clients: ClientStore;
  readonly goals: GoalStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A person who asks about a client. */
export interface ClientRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly client: ClientId;
}

export interface AdmittedToClient extends PersonAndActor {
  readonly team: Team;
  /** The one that was meant: where it was merged, the one into which it was. */
  readonly client: Client;
  /** All of the team, ended and merged ones too. */
  readonly clients: readonly Client[];
}

/** A client of a team that the person sees, also of one that was removed; undefined where they do not, or it is gone. */
export async function admitToClient(
  { teams, clients, directory }: ClientPorts,
  { workspace, person, client: id }: ClientRequest,
): Promise<AdmittedToClient | undefined> {
  const [requester, named] = await Promise.all([admit(directory, workspace, person), clients.get(workspace, id)]);
  const team = named && (await teams.get(workspace, named.team));
  if (team === undefined || !policy.seeTeam(requester.actor, team).allowed) return undefined;
  const all = await clients.forTeams(workspace, [team.id]);
  const client = clientOf(all, id);
  return client && { ...requester, team, client, clients: all };
}
