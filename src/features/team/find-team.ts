import type { ChannelId, UserId, WorkspaceId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import type { TeamStore } from '../../ports/ports.ts';

export type FoundTeam =
  | { readonly found: 'one'; readonly team: Team }
  | { readonly found: 'none' }
  | { readonly found: 'many'; readonly teams: readonly Team[] };

/** The team that a command means: that of the channel, or else the only one of the person. */
export function findTeam(teams: TeamStore) {
  return async (workspace: WorkspaceId, channel: ChannelId, person: UserId): Promise<FoundTeam> => {
    const here = await teams.inChannel(workspace, channel);
    if (here !== undefined) return { found: 'one', team: here };
    const own = await teams.ofPerson(workspace, person);
    const [only, ...others] = own;
    if (only === undefined) return { found: 'none' };
    return others.length === 0 ? { found: 'one', team: only } : { found: 'many', teams: own };
  };
}
