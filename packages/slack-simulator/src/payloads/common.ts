import type { User, Workspace } from '../model.ts';
import type { World } from '../world.ts';

interface OfOrganization {
  readonly enterprise: { readonly id: string; readonly name: string } | null;
  readonly is_enterprise_install: boolean;
  readonly team: TeamJson | null;
}

interface TeamJson {
  readonly id: string;
  readonly domain: string;
  readonly enterprise_id?: string;
  readonly enterprise_name?: string;
}

/** Bolt's types leave `enterprise` out where Slack sends null outside an organisation. */
export type Sent<T> = Omit<T, keyof OfOrganization> & OfOrganization;

export const personOf = (user: User) => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.homeTeam,
});

/** What every interaction carries. For an org-wide installation `team` is null, and the person's team tells it. */
export function envelope(world: World, workspace: Workspace) {
  const { app, organization } = world;
  const { id, domain } = workspace;
  const of: OfOrganization =
    organization === undefined
      ? { team: { id, domain }, enterprise: null, is_enterprise_install: false }
      : {
          team: organization.isOrgWide
            ? null
            : { id, domain, enterprise_id: organization.id, enterprise_name: organization.name },
          enterprise: { id: organization.id, name: organization.name },
          is_enterprise_install: organization.isOrgWide,
        };
  return { token: app.verificationToken, api_app_id: app.id, ...of };
}
