import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { proxiedFetch, proxyFor } from '../../slack/proxy.ts';
import { type Finding, failure, ok, warning } from './finding.ts';

const MANIFEST = new URL('../../../manifest.yml', import.meta.url);
const SLACK = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;
/** Slack refuses, and Goalpost refuses, signed requests of more than five minutes ago. */
const MAX_SKEW_MS = 5 * 60_000;
const NOTED_SKEW_MS = 30_000;

export interface SlackAccess {
  readonly botToken: string;
  /** Undefined where Slack posts over HTTP. */
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
}

interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Pick<Headers, 'get'>;
  /** By this machine's clock, in the middle of the call. */
  readonly at: number;
}

async function call({ apiUrl = SLACK }: SlackAccess, method: string, token: string): Promise<Answer> {
  const began = Date.now();
  const response = await proxiedFetch(String(new URL(method, apiUrl)), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const at = (began + Date.now()) / 2;
  return { body: (await response.json()) as Answer['body'], headers: response.headers, at };
}

/** Everything that can be seen of Slack and the app there. */
export async function lookAtSlack(access: SlackAccess): Promise<Finding[]> {
  const host = new URL(access.apiUrl ?? SLACK).host;
  let answer: Answer;
  try {
    answer = await call(access, 'auth.test', access.botToken);
  } catch (error) {
    const fix =
      access.apiUrl === undefined
        ? `Check that this machine can open https://${host}.`
        : 'Check SLACK_API_URL, or leave it empty.';
    return [failure('slack', `${host} doesn't answer (${causeOf(error)}).`, fix)];
  }
  return [
    ok('slack', `${host} answers, ${wayTo(access.apiUrl ?? SLACK)}`),
    lookAtClock(answer),
    ...lookAtBotToken(answer),
    await lookAtSockets(access),
  ];
}

/** Through which proxy; never its user and password. */
function wayTo(url: string): string {
  const proxy = proxyFor(url);
  return proxy === undefined ? 'without a proxy' : `through the proxy ${new URL(proxy).host}`;
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

function lookAtClock({ headers, at }: Answer): Finding {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return warning('clock', 'Slack gave no date to compare with.', 'Run the command again.');
  // The header has whole seconds.
  const skew = at - theirs - 500;
  const seconds = Math.round(Math.abs(skew) / 1000);
  const says = `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} Slack's`;
  const fix = 'Turn on time synchronisation on this machine, such as systemd-timesyncd or chrony.';
  if (Math.abs(skew) > MAX_SKEW_MS) return failure('clock', says, fix);
  return Math.abs(skew) > NOTED_SKEW_MS
    ? warning('clock', says, fix)
    : ok('clock', `within ${seconds + 1} s of Slack's`);
}

function lookAtBotToken({ body, headers }: Answer): Finding[] {
  if (body['ok'] !== true) {
    const fix = "Copy the Bot User OAuth Token again from OAuth & Permissions in your Slack app's settings.";
    return [failure('bot token', `SLACK_BOT_TOKEN: Slack says ${String(body['error'])}.`, fix)];
  }
  if (typeof body['bot_id'] !== 'string') {
    return [failure('bot token', "SLACK_BOT_TOKEN is a person's token.", 'Copy the Bot User OAuth Token, xoxb-….')];
  }
  const token = ok('bot token', `of ${String(body['user'])} in ${String(body['team'])}`);
  return [token, lookAtScopes(headers.get('x-oauth-scopes') ?? '')];
}

interface ManifestScopes {
  readonly oauth_config: { readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] } };
}

/** Whether the app in the workspace is the one of manifest.yml, as far as its token says. */
function lookAtScopes(header: string): Finding {
  const granted = new Set(header.split(',').map((scope) => scope.trim()));
  const { bot, bot_optional: optional } = (parse(readFileSync(MANIFEST, 'utf8')) as ManifestScopes).oauth_config.scopes;
  const missing = bot.filter((scope) => !granted.has(scope));
  const fix = "Paste manifest.yml under App Manifest in your Slack app's settings, then reinstall the app.";
  if (missing.length > 0) return failure('scopes', `The app lacks ${missing.join(', ')}.`, fix);
  const known = new Set([...bot, ...optional]);
  const more = [...granted].filter((scope) => scope !== '' && !known.has(scope));
  if (more.length > 0) return warning('scopes', `The app has more than manifest.yml: ${more.join(', ')}.`, fix);
  const without = optional.filter((scope) => !granted.has(scope));
  return ok(
    'scopes',
    without.length === 0 ? 'those of manifest.yml' : `those of manifest.yml, without ${without.join(', ')}`,
  );
}

async function lookAtSockets(access: SlackAccess): Promise<Finding> {
  if (access.appToken === undefined) return ok('sockets', 'not used: Slack posts over HTTP');
  try {
    const { body } = await call(access, 'apps.connections.open', access.appToken);
    if (body['ok'] === true) return ok('sockets', `Slack gives addresses at ${new URL(String(body['url'])).host}`);
    const fix =
      "Turn Socket Mode on in your Slack app's settings, and copy an app-level token with the scope connections:write from Basic Information.";
    return failure('sockets', `SLACK_APP_TOKEN: Slack says ${String(body['error'])}.`, fix);
  } catch (error) {
    return failure('sockets', `Slack gives no address (${causeOf(error)}).`, 'Run the command again.');
  }
}
