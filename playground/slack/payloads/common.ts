import type { User, Workspace } from '../model.ts';
import type { World } from '../world.ts';

/** Bolt's types leave `enterprise` out where Slack sends null outside an organisation. */
export type Sent<T> = Omit<T, 'enterprise' | 'is_enterprise_install'> & {
  readonly enterprise: null;
  readonly is_enterprise_install: false;
};

const teamOf = (workspace: Workspace) => ({ id: workspace.id, domain: workspace.domain });

export const personOf = (user: User) => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.homeTeam,
});

/** What every interaction carries. */
export function envelope(world: World, workspace: Workspace) {
  return {
    token: world.app.verificationToken,
    api_app_id: world.app.id,
    team: teamOf(workspace),
    enterprise: null,
    is_enterprise_install: false,
  } as const;
}
