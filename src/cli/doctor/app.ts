import { type Answer, call, causeOf, type SlackAccess } from './call.ts';
import { type Finding, failure, ok, warning } from './finding.ts';
import { compareSettings, ownManifest, PASTE } from './manifest.ts';

/** Whether the token has the scopes of manifest.yml, by the header of an answer to it. */
export function lookAtScopes({ headers }: Answer): Finding {
  const granted = new Set((headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim()));
  const { bot, bot_optional: optional } = ownManifest().oauth_config.scopes;
  const missing = bot.filter((scope) => !granted.has(scope));
  if (missing.length > 0) return failure('scopes', `The app lacks ${missing.join(', ')}.`, PASTE);
  const known = new Set([...bot, ...optional]);
  const more = [...granted].filter((scope) => scope !== '' && !known.has(scope));
  if (more.length > 0) return warning('scopes', `The app has more than manifest.yml: ${more.join(', ')}.`, PASTE);
  const without = optional.filter((scope) => !granted.has(scope));
  return ok(
    'scopes',
    without.length === 0 ? 'those of manifest.yml' : `those of manifest.yml, without ${without.join(', ')}`,
  );
}

/** The app that the bot token is for; undefined where Slack doesn't say. */
async function appOfBot(access: SlackAccess, bot: string): Promise<string | undefined> {
  const { body } = await call(access, 'bots.info', access.botToken, { bot });
  const id: unknown = Reflect.get(Object(body['bot']), 'app_id');
  return typeof id === 'string' ? id : undefined;
}

/** An app-level token names its app. */
const appOfToken = (token: string): string | undefined => /^xapp-\d+-(A[A-Z0-9]+)-/.exec(token)?.[1];

async function lookAtSockets(access: SlackAccess, app: string | undefined): Promise<Finding> {
  const { appToken } = access;
  if (appToken === undefined) return ok('sockets', 'not used: Slack posts over HTTP');
  const other = appOfToken(appToken);
  if (app !== undefined && other !== undefined && other !== app) {
    const says = `SLACK_APP_TOKEN is of the app ${other}, and SLACK_BOT_TOKEN of ${app}.`;
    return failure('sockets', says, "Copy both tokens from the same Slack app's settings.");
  }
  try {
    const { body } = await call(access, 'apps.connections.open', appToken);
    if (body['ok'] === true) return ok('sockets', `Slack gives addresses at ${new URL(String(body['url'])).host}`);
    const fix =
      "Turn Socket Mode on in your Slack app's settings, and copy an app-level token with the scope connections:write from Basic Information.";
    return failure('sockets', `SLACK_APP_TOKEN: Slack says ${String(body['error'])}.`, fix);
  } catch (error) {
    return failure('sockets', `Slack gives no address (${causeOf(error)}).`, 'Run the command again.');
  }
}

const NEW_TOKEN =
  'Generate a new token under Your App Configuration Tokens at https://api.slack.com/apps, or leave the variable empty.';
const OWN_TOKEN = "Have a collaborator of the app generate the token, in the app's workspace.";
/** What mends each refusal (docs.slack.dev/reference/methods/apps.manifest.export). */
const FIXES: Readonly<Record<string, string>> = {
  invalid_auth: NEW_TOKEN,
  not_authed: NEW_TOKEN,
  token_expired: NEW_TOKEN,
  token_revoked: NEW_TOKEN,
  account_inactive: NEW_TOKEN,
  not_allowed_token_type: NEW_TOKEN,
  access_denied: OWN_TOKEN,
  no_permission: OWN_TOKEN,
  invalid_app_id: OWN_TOKEN,
  app_not_found: OWN_TOKEN,
  app_not_eligible: OWN_TOKEN,
  app_not_owned_by_manager_app: OWN_TOKEN,
};

async function lookAtSettings(access: SlackAccess, app: string | undefined): Promise<Finding[]> {
  const { configurationToken: token } = access;
  if (token === undefined) {
    return [ok('manifest', 'compared by its scopes alone; SLACK_CONFIGURATION_TOKEN lets the doctor see the rest')];
  }
  const again = 'Run the command again.';
  if (app === undefined) return [warning('manifest', "Slack doesn't say which app this is.", PASTE)];
  try {
    const { body } = await call(access, 'apps.manifest.export', token, { app_id: app });
    if (body['ok'] === true) return compareSettings(body['manifest'], access.appToken === undefined);
    const code = String(body['error']);
    return [warning('manifest', `SLACK_CONFIGURATION_TOKEN: Slack says ${code}.`, FIXES[code] ?? again)];
  } catch (error) {
    return [warning('manifest', `Slack gives no settings (${causeOf(error)}).`, again)];
  }
}

/** What can be seen of the app beside its bot token. `bot` is the ID of its bot. */
export async function lookAtApp(access: SlackAccess, bot: string | undefined): Promise<Finding[]> {
  const app =
    (bot === undefined ? undefined : await appOfBot(access, bot).catch(() => undefined)) ??
    appOfToken(access.appToken ?? '');
  return [await lookAtSockets(access, app), ...(await lookAtSettings(access, app))];
}
