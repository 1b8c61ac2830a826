/** Installations and their tokens (docs.slack.dev/reference/methods/oauth.v2.access, auth.revoke and apps.uninstall). */
import { type Args, textArg } from '../api/args.ts';
import { ApiError, refusal } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import { isSubscribed, sendEvent } from '../events.ts';
import type { Workspace } from '../model.ts';
import type { Grant } from '../tokens.ts';
import { type World, workspaceOf } from '../world.ts';

/** Id and secret come as arguments, or as the user and password of HTTP Basic, which dispatch turns into arguments. */
function checkClient({ app }: World, args: Args): void {
  if (textArg(args, 'client_id') !== app.clientId) throw new ApiError('invalid_client_id');
  if (textArg(args, 'client_secret') !== app.clientSecret) throw new ApiError('bad_client_secret');
}

function shownGrant(world: World, workspace: Workspace, grant: Grant, user: string) {
  const { organization } = world;
  const orgWide = organization?.isOrgWide === true;
  return {
    app_id: world.app.id,
    authed_user: { id: user },
    scope: workspace.scopes.join(','),
    token_type: 'bot',
    access_token: grant.access_token,
    ...(grant.refresh_token === undefined ? {} : { refresh_token: grant.refresh_token, expires_in: grant.expires_in }),
    bot_user_id: workspace.botUser,
    team: orgWide ? null : { id: workspace.id, name: workspace.name },
    enterprise: organization === undefined ? null : { id: organization.id, name: organization.name },
    is_enterprise_install: orgWide,
  };
}

/** All workspaces that one installation is for. */
const installedIn = (world: World, workspace: Workspace): readonly Workspace[] =>
  world.organization?.isOrgWide === true ? [...world.workspaces.values()] : [workspace];

function install(world: World, args: Args) {
  const code = textArg(args, 'code');
  if (code === undefined || code === '') throw new ApiError('invalid_code');
  const consent = world.installCodes.exchange(code);
  if ((textArg(args, 'redirect_uri') ?? consent.redirectUri) !== consent.redirectUri) {
    throw new ApiError('bad_redirect_uri');
  }
  const workspace = workspaceOf(world, consent.workspace);
  for (const one of installedIn(world, workspace)) {
    if (one.token !== 'valid') world.tokens.kill(one.id, one.token === 'gone' ? 'account_inactive' : 'token_revoked');
    one.token = 'valid';
    one.scopes = [...consent.scopes];
  }
  const owner = installedIn(world, workspace)[0] ?? workspace;
  const grant = world.tokens.issue(owner.id);
  for (const one of installedIn(world, workspace)) {
    one.botToken = grant.access_token;
    one.refreshToken = grant.refresh_token;
  }
  world.changes.notify();
  return shownGrant(world, workspace, grant, consent.user);
}

function refreshed(world: World, args: Args) {
  const { workspace: id, ...grant } = world.tokens.refresh(textArg(args, 'refresh_token') ?? '');
  const workspace = workspaceOf(world, id);
  if (workspace.token !== 'valid') throw new ApiError('invalid_refresh_token');
  for (const one of installedIn(world, workspace)) {
    one.botToken = grant.access_token;
    one.refreshToken = grant.refresh_token;
  }
  const { authed_user: _, ...shown } = shownGrant(world, workspace, grant, '');
  return shown;
}

function access({ world }: CallContext, args: Args) {
  checkClient(world, args);
  const type = textArg(args, 'grant_type') ?? 'authorization_code';
  if (type === 'authorization_code') return install(world, args);
  if (type === 'refresh_token') return refreshed(world, args);
  throw new ApiError('invalid_grant_type');
}

/** The token dies; the app stays installed, and hears of it. */
function revoke({ world, workspace }: CallContext, args: Args) {
  if (textArg(args, 'test') === 'true' || textArg(args, 'test') === '1') return { revoked: false };
  revokeTokens(world, workspace);
  return { revoked: true };
}

/** docs.slack.dev/reference/events/tokens_revoked; it and app_uninstalled come in no fixed order, without event_ts. */
export function tokensRevoked(world: World, workspace: Workspace): void {
  if (!isSubscribed(world, 'tokens_revoked')) return;
  sendEvent(world, workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUser] } });
}

export function revokeTokens(world: World, workspace: Workspace): void {
  for (const one of installedIn(world, workspace)) one.token = 'revoked';
  tokensRevoked(world, workspace);
  world.changes.notify();
}

export function uninstall(world: World, workspace: Workspace): void {
  for (const one of installedIn(world, workspace)) one.token = 'gone';
  if (isSubscribed(world, 'app_uninstalled')) sendEvent(world, workspace, { type: 'app_uninstalled' });
  tokensRevoked(world, workspace);
  world.changes.notify();
}

export const oauthMethods: MethodTable = {
  'oauth.v2.access': { scopes: [], tier: 4, token: 'none', run: access },
  'auth.revoke': { scopes: [], tier: 3, run: revoke },
  'apps.uninstall': {
    scopes: [],
    tier: 1,
    run: ({ world, workspace }, args) => {
      if (textArg(args, 'client_id') === undefined) {
        throw refusal('invalid_arguments', ['[ERROR] missing required field: client_id']);
      }
      checkClient(world, args);
      uninstall(world, workspace);
      return {};
    },
  },
};
