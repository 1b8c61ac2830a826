import type { ChannelId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Team } from '../domain/team.ts';
import type { TeamStore } from './ports.ts';

export type FoundTeam =
  | { readonly found: 'one'; readonly team: Team }
  | { readonly found: 'none' }
  | { readonly found: 'many'; readonly teams: readonly Team[] };

/** The teams that a person is a member or the lead of. */
export function teamsOf(teams: TeamStore) {
  return async (workspace: WorkspaceId, person: UserId): Promise<Team[]> =>
    (await teams.all(workspace)).filter(({ lead, members }) => lead === person || members.includes(person));
}

/** The team that a command means: that of the channel, or else the only one of the person. */
export function findTeam(teams: TeamStore) {
  return async (workspace: WorkspaceId, channel: ChannelId, person: UserId): Promise<FoundTeam> => {
    const here = await teams.inChannel(workspace, channel);
    if (here !== undefined) return { found: 'one', team: here };
    const own = await teamsOf(teams)(workspace, person);
    const [only, ...others] = own;
    if (only === undefined) return { found: 'none' };
    return others.length === 0 ? { found: 'one', team: only } : { found: 'many', teams: own };
  };
}
