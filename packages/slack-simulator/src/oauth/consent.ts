/** `/oauth/v2/authorize`: where somebody is asked whether the app may be installed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../api/http.ts';
import type { World } from '../world.ts';
import { consentPage, refusalPage } from './page.ts';

interface Asked {
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly state: string | undefined;
  readonly team: string | undefined;
}

const listed = (text: string | null) => (text ?? '').split(/[,\s]+/).filter((one) => one !== '');

/** What is wrong with the address, in Slack's codes. */
function problemOf(world: World, query: URLSearchParams, asked: Asked): string | undefined {
  const { app } = world;
  if (query.get('client_id') !== app.clientId) return 'invalid_client_id';
  if (asked.scopes.length === 0) return 'no_scopes';
  if (asked.scopes.some((scope) => !app.scopes.includes(scope))) return 'invalid_scope';
  const { redirectUri } = asked;
  if (redirectUri === undefined) return app.redirectUrls?.[0] === undefined ? 'bad_redirect_uri' : undefined;
  const known = app.redirectUrls?.some((url) => redirectUri === url || redirectUri.startsWith(url)) ?? true;
  return known && URL.canParse(redirectUri) ? undefined : 'bad_redirect_uri';
}

function askedFor(query: URLSearchParams): Asked {
  return {
    scopes: listed(query.get('scope')),
    redirectUri: query.get('redirect_uri') ?? undefined,
    state: query.get('state') ?? undefined,
    team: query.get('team') ?? undefined,
  };
}

function html(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(text);
}

/** The people who may install it: admins first, as the one who is asked. */
function installers(world: World, team: string | undefined) {
  const workspaces = [...world.workspaces.values()].filter(({ id }) => team === undefined || id === team);
  return workspaces.map((workspace) => {
    const people = [...workspace.users.values()].filter(
      (user) => !user.isBot && !user.deleted && !user.isRestricted && !user.isStranger && user.id !== 'USLACKBOT',
    );
    return { workspace, people: people.toSorted((one, other) => Number(other.isAdmin) - Number(one.isAdmin)) };
  });
}

function back(response: ServerResponse, to: string, state: string | undefined, more: Record<string, string>): void {
  const url = new URL(to);
  for (const [key, value] of Object.entries(more)) url.searchParams.set(key, value);
  if (state !== undefined) url.searchParams.set('state', state);
  response.writeHead(302, { location: url.href, 'cache-control': 'no-store' });
  response.end();
}

function decided(world: World, asked: Asked, form: URLSearchParams, response: ServerResponse): void {
  const to = asked.redirectUri ?? world.app.redirectUrls?.[0] ?? '';
  if (form.get('decision') !== 'allow') {
    back(response, to, asked.state, { error: 'access_denied' });
    return;
  }
  const offered = installers(world, asked.team).find(({ workspace }) => workspace.id === form.get('team'));
  const user = offered?.people[0];
  if (offered === undefined || user === undefined) {
    html(response, 400, refusalPage('invalid_team_for_app'));
    return;
  }
  const { scopes, redirectUri } = asked;
  const consent = { workspace: offered.workspace.id, user: user.id, scopes, redirectUri };
  back(response, to, asked.state, { code: world.installCodes.create(consent) });
}

/** Handles `GET` and `POST /oauth/v2/authorize` (docs.slack.dev/authentication/installing-with-oauth). */
export async function consent(world: World, request: IncomingMessage, response: ServerResponse, url: URL) {
  const asked = askedFor(url.searchParams);
  const problem = problemOf(world, url.searchParams, asked);
  if (problem !== undefined) return html(response, 400, refusalPage(problem));
  if (request.method !== 'POST') {
    const { app, organization } = world;
    const workspaces = installers(world, asked.team).map(({ workspace }) => workspace);
    return html(response, 200, consentPage({ app: app.name, organization, workspaces, scopes: asked.scopes }));
  }
  const { origin, host } = request.headers;
  const isForeign = origin !== undefined && origin !== 'null' && new URL(origin).host !== host;
  if (isForeign) return html(response, 403, refusalPage('foreign_origin'));
  const body = await readBody(request);
  return decided(world, asked, new URLSearchParams(body?.toString() ?? ''), response);
}
