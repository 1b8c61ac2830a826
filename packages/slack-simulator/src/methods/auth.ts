import type { MethodTable } from '../api/method.ts';

export const authMethods: MethodTable = {
  'api.test': {
    json: true,
    scopes: [],
    tier: 4,
    token: 'none',
    run: (_, { token: __, ...args }) => {
      const error = args['error'];
      return { ...(typeof error === 'string' ? { ok: false, error } : {}), args };
    },
  },
  'auth.test': {
    json: true,
    scopes: [],
    tier: 'none',
    run: ({ workspace, world }) => ({
      url: `${world.base()}/`,
      team: workspace.name,
      user: workspace.users.get(workspace.botUser)?.name ?? '',
      team_id: workspace.id,
      user_id: workspace.botUser,
      bot_id: workspace.botId,
      is_enterprise_install: world.organization?.isOrgWide === true,
      ...(world.organization === undefined ? {} : { enterprise_id: world.organization.id }),
    }),
  },
};
