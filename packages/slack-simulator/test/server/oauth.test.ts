import { App } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.ts';
import { createInstallCodes } from '../../src/oauth/codes.ts';
import { defaultApp } from '../../src/seed.ts';
import { startPuppet } from './puppet.ts';
import { quiet } from './quiet.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const REDIRECT = 'http://127.0.0.1:9/slack/oauth_redirect';
const HOUR = 60 * 60_000;
let now = Date.parse('2026-03-02T09:00:00Z');

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  now = Date.parse('2026-03-02T09:00:00Z');
  const slack = await startSimulator({ rateLimits: false, clock: { now: () => new Date(now) }, ...options });
  open.push(() => slack.close());
  return slack;
}

const clientOf = (slack: Simulator, token?: string) =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : error),
  );

function addressOf(slack: Simulator, change: Record<string, string> = {}): string {
  const query = { client_id: slack.clientId, scope: 'chat:write,commands', redirect_uri: REDIRECT, state: 'mine' };
  return `${slack.page}oauth/v2/authorize?${new URLSearchParams({ ...query, ...change })}`;
}

/** Presses a button of the consent page; where it leads. */
async function decide(slack: Simulator, decision: string, team = slack.workspace.id): Promise<URL> {
  const body = new URLSearchParams({ decision, team });
  const response = await fetch(addressOf(slack), { method: 'POST', body, redirect: 'manual' });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

function exchange(slack: Simulator, change: Record<string, string>) {
  const { clientId: client_id, clientSecret: client_secret } = slack;
  return clientOf(slack).oauth.v2.access({ client_id, client_secret, ...change });
}

describe('an installation', () => {
  it('asks somebody, leads back with a code, and gives a token for it', async () => {
    const slack = await start({ otherWorkspaces: [{ name: 'Other' }] });
    const page = await fetch(addressOf(slack));
    const text = await page.text();
    expect(text).toContain('Sample app asks for permission');
    expect(text).toContain('chat:write');
    const [other] = slack.otherWorkspaces;
    const back = await decide(slack, 'allow', other?.id);
    expect(back.searchParams.get('state')).toBe('mine');
    const code = back.searchParams.get('code') ?? '';
    const answer = await exchange(slack, { code, redirect_uri: REDIRECT });
    expect(answer).toMatchObject({
      ok: true,
      token_type: 'bot',
      scope: 'chat:write,commands',
      team: { id: other?.id, name: 'Other' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: expect.stringMatching(/^U/) },
    });
    expect(await clientOf(slack, answer.access_token).auth.test()).toMatchObject({ team_id: other?.id });
    expect(await errorOf(clientOf(slack, answer.access_token).users.list({}))).toBe('missing_scope');
    expect(await errorOf(exchange(slack, { code }))).toBe('code_already_used');
  });

  it('takes id and secret as HTTP Basic, too', async () => {
    const slack = await start();
    const code = (await decide(slack, 'allow')).searchParams.get('code') ?? '';
    const authorization = `Basic ${Buffer.from(`${slack.clientId}:${slack.clientSecret}`).toString('base64')}`;
    const response = await fetch(`${slack.apiUrl}oauth.v2.access?code=${code}`, { headers: { authorization } });
    expect(await response.json()).toMatchObject({ ok: true });
  });

  it('is declined', async () => {
    const back = await decide(await start(), 'cancel');
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'mine' });
  });

  it.each<[string, Record<string, string>]>([
    ['invalid_client_id', { client_id: '1.2' }],
    ['bad_redirect_uri', { redirect_uri: 'https://elsewhere.example/' }],
    ['invalid_scope', { scope: 'admin' }],
    ['no_scopes', { scope: '' }],
  ])('is refused: %s', async (code, change) => {
    const slack = await start({ app: { ...defaultApp, redirectUrls: [REDIRECT] } });
    const response = await fetch(addressOf(slack, change));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(code);
    const foreign = { method: 'POST', headers: { origin: 'https://evil.example' }, body: 'decision=allow' };
    expect((await fetch(addressOf(slack), foreign)).status).toBe(403);
    const nowhere = new URLSearchParams({ decision: 'allow', team: 'T0NOWHERE' });
    expect(await (await fetch(addressOf(slack), { method: 'POST', body: nowhere })).text()).toContain(
      'invalid_team_for_app',
    );
  });

  it.each<[string, Record<string, string>]>([
    ['invalid_client_id', { client_id: '1.2' }],
    ['bad_client_secret', { client_secret: 'guess' }],
    ['invalid_code', { code: 'guess' }],
    ['invalid_grant_type', { grant_type: 'password' }],
    ['bad_redirect_uri', { redirect_uri: 'https://elsewhere.example/' }],
    ['invalid_refresh_token', { grant_type: 'refresh_token', refresh_token: 'guess' }],
  ])('gives no token: %s', async (code, change) => {
    const slack = await start();
    const given = (await decide(slack, 'allow')).searchParams.get('code') ?? '';
    expect(await errorOf(exchange(slack, { code: given, ...change }))).toBe(code);
  });

  it('has a code that is good for ten minutes', () => {
    let time = 0;
    const codes = createInstallCodes(() => time);
    const consent = { workspace: 'T1', user: 'U1', scopes: [], redirectUri: undefined };
    const [early, late] = [codes.create(consent), codes.create(consent)];
    time = 10 * 60_000;
    expect(codes.exchange(early)).toEqual(consent);
    time += 1;
    expect(() => codes.exchange(late)).toThrow('code_expired');
  });

  it('comes again after an uninstall, with another token', async () => {
    const slack = await start();
    const app = await startPuppet(slack);
    open.push(() => app.close());
    const before = slack.botToken;
    const { clientId: client_id, clientSecret: client_secret } = slack;
    expect(await errorOf(clientOf(slack, before).apiCall('apps.uninstall'))).toBe('invalid_arguments');
    await clientOf(slack, before).apps.uninstall({ client_id, client_secret });
    await slack.until(() => app.last('event_callback')['event'] !== undefined, 'a word of it');
    expect(await errorOf(clientOf(slack, before).auth.test())).toBe('account_inactive');
    const code = (await decide(slack, 'allow')).searchParams.get('code') ?? '';
    await exchange(slack, { code });
    expect(await errorOf(clientOf(slack, before).auth.test())).toBe('account_inactive');
    expect(await clientOf(slack, slack.botToken).auth.test()).toMatchObject({ ok: true });
    expect(await clientOf(slack, slack.botToken).auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await clientOf(slack, slack.botToken).auth.revoke()).toMatchObject({ revoked: true });
    expect(await errorOf(clientOf(slack, slack.botToken).auth.test())).toBe('token_revoked');
  });
});

describe('rotating tokens', () => {
  const app = { ...defaultApp, tokenRotation: true };

  it('live twelve hours, and are exchanged once for new ones', async () => {
    const slack = await start({ app });
    const code = (await decide(slack, 'allow')).searchParams.get('code') ?? '';
    const first = await exchange(slack, { code });
    expect(first.expires_in).toBe(43_200);
    expect(first.access_token).toMatch(/^xoxe\.xoxb-1-/);
    now += 12 * HOUR - 1;
    await clientOf(slack, first.access_token).auth.test();
    now += 1;
    expect(await errorOf(clientOf(slack, first.access_token).auth.test())).toBe('token_expired');
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' };
    const second = await exchange(slack, refresh);
    expect(second).toMatchObject({ expires_in: 43_200, team: { id: slack.workspace.id } });
    await clientOf(slack, second.access_token).auth.test();
    expect(await errorOf(exchange(slack, refresh))).toBe('invalid_refresh_token');
    slack.uninstall();
    const last = { grant_type: 'refresh_token', refresh_token: second.refresh_token ?? '' };
    expect(await errorOf(exchange(slack, last))).toBe('invalid_refresh_token');
  });
});

describe('an organisation', () => {
  const organization = { id: 'E0ACME', name: 'Acme Group' };

  it('has one token for all its workspaces where the app is installed org-wide; Bolt finds its way', async () => {
    const slack = await start({
      organization: { ...organization, isOrgWide: true },
      otherWorkspaces: [{ name: 'Other', users: [{ name: 'olga' }] }],
    });
    const [other] = slack.otherWorkspaces;
    expect(other?.botToken).toBe(slack.botToken);
    const seen: unknown[] = [];
    const app = new App({
      appToken: slack.appToken,
      socketMode: true,
      logger: quiet,
      clientOptions: { slackApiUrl: slack.apiUrl },
      authorize: async ({ enterpriseId }) => {
        seen.push(enterpriseId);
        return { botToken: slack.botToken, botUserId: slack.botUser };
      },
    });
    const bodies: Record<string, unknown>[] = [];
    app.use(async ({ body, next }) => {
      bodies.push({ ...body });
      await next();
    });
    app.command('/open', async ({ ack, client, body }) => {
      await ack();
      const title = { type: 'plain_text' as const, text: 'Form' };
      const blocks = [{ type: 'divider' as const }];
      await client.views.open({
        trigger_id: body.trigger_id,
        view: { type: 'modal', title, blocks, notify_on_close: true },
      });
    });
    app.view({ type: 'view_closed', callback_id: '' }, ({ ack }) => ack());
    await app.start();
    open.push(() => app.stop());
    const olga = slack.as('olga');
    await olga.command('/open');
    await (await olga.modal('Form')).close();
    olga.say('app', 'Hello');
    await slack.until(() => bodies.length === 3, 'a command, a view and an event');
    expect(seen).toEqual(['E0ACME', 'E0ACME', 'E0ACME']);
    const [command, closed, event] = bodies;
    expect(command).toMatchObject({ is_enterprise_install: 'true', enterprise_id: 'E0ACME', team_id: other?.id });
    expect(closed).toMatchObject({ is_enterprise_install: true, enterprise: organization, team: null });
    expect(event).toMatchObject({
      enterprise_id: 'E0ACME',
      context_enterprise_id: 'E0ACME',
      authorizations: [{ enterprise_id: 'E0ACME', team_id: other?.id, is_enterprise_install: true }],
    });
    const client = clientOf(slack, slack.botToken);
    expect(await client.auth.test()).toMatchObject({ enterprise_id: 'E0ACME', is_enterprise_install: true });
    expect(await errorOf(client.users.list({}))).toBe('missing_argument');
    expect(await errorOf(client.users.list({ team_id: 'T0NOWHERE' }))).toBe('team_not_found');
    const { members = [] } = await client.users.list({ team_id: other?.id ?? '' });
    expect(members.map(({ name }) => name)).toContain('olga');
    expect(await client.chat.postMessage({ channel: olga.id, text: 'Hello' })).toMatchObject({ ok: true });
    expect(olga.dm().at(-1)?.words()).toBe('Hello');
  });

  it('is installed: the answer names no team', async () => {
    const slack = await start({ organization: { ...organization, isOrgWide: true } });
    expect(await (await fetch(addressOf(slack))).text()).toContain('Acme Group');
    const code = (await decide(slack, 'allow')).searchParams.get('code') ?? '';
    expect(await exchange(slack, { code })).toMatchObject({
      team: null,
      enterprise: organization,
      is_enterprise_install: true,
    });
  });

  it('is named beside the team where the app is installed in one of its workspaces', async () => {
    const slack = await start({ organization: { ...organization, isOrgWide: false } });
    const app = await startPuppet(slack);
    open.push(() => app.close());
    await slack.as('ada').command('/do');
    expect(app.last('command')).toMatchObject({ enterprise_name: 'Acme Group', is_enterprise_install: 'false' });
    const blocks = [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] }];
    await app.client.chat.postMessage({ channel: slack.as('ada').id, text: 'Hi', blocks: blocks as never });
    await (await slack.as('ada').message('app', 'Go')).click('Go');
    expect(app.last('block_actions')).toMatchObject({
      team: { id: slack.workspace.id, enterprise_id: 'E0ACME', enterprise_name: 'Acme Group' },
      enterprise: organization,
      is_enterprise_install: false,
    });
  });
});
