import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, admitTo, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';

export type FoundTeam =
  /** No more than which team it is: what may be known of it is asked with its id. */
  | { readonly found: 'one'; readonly team: { readonly id: TeamId } }
  | { readonly found: 'none' }
  | { readonly found: 'many'; readonly teams: readonly Team[] };

/** The team that a command means: that of the channel, or else the only one of the person. */
export function findTeam({ teams, directory }: TeamPolicyPorts) {
  return async (workspace: WorkspaceId, channel: ChannelId, person: UserId): Promise<FoundTeam> => {
    await admit(directory, workspace, person);
    const here = await teams.inChannel(workspace, channel);
    if (here !== undefined) return { found: 'one', team: { id: here.id } };
    const own = await teams.forPerson(workspace, person);
    const [only, ...others] = own;
    if (only === undefined) return { found: 'none' };
    return others.length === 0 ? { found: 'one', team: { id: only.id } } : { found: 'many', teams: own };
  };
}

/** The team of a channel, and whether the person may change its settings or only read them. */
export interface TeamSettings {
  readonly may: 'change' | 'read';
  readonly team: Team;
}

/** The settings of a channel's team; undefined where it has none. Who may not even see the team is told that it is the lead's. */
export function teamSettings({ teams, directory }: TeamPolicyPorts) {
  return async (workspace: WorkspaceId, person: UserId, channel: ChannelId): Promise<TeamSettings | undefined> => {
    const [{ actor }, team] = await Promise.all([
      admit(directory, workspace, person),
      teams.inChannel(workspace, channel),
    ]);
    if (team === undefined) return undefined;
    const leading = policy.leadTeam(actor, team);
    if (!policy.seeTeam(actor, team).allowed) allow(leading);
    return { may: leading.allowed ? 'change' : 'read', team };
  };
}

/** A team whose settings its lead wants to change; undefined where it is gone. */
export function teamToEdit(ports: TeamPolicyPorts) {
  return async (request: TeamRequest): Promise<Team | undefined> => (await admitTo(ports, request, 'leadTeam'))?.team;
}
