import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { later } from '../../packages/embedded-mongo/test/server/support.ts';
import { sampleApp } from '../../playground/sample.ts';
import { compareSettings } from '../../src/cli/doctor/manifest.ts';
import { goalpostWith } from '../support/goalpost.ts';

type Settings = Record<string, never>;

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const manifest = (): Settings => parse(text) as Settings;
/** As its comments say for HTTP. */
const httpManifest = (): Settings =>
  parse(
    text.replaceAll(/# (?=\w*url: )/g, '').replace('socket_mode_enabled: true', 'socket_mode_enabled: false'),
  ) as Settings;

/** The settings with one place changed, as somebody changes it by hand. */
function changed(settings: Settings, path: string, value: unknown): Settings {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce((at: object, key) => Reflect.get(at, key) as object, settings);
  if (value === undefined) Reflect.deleteProperty(place, last);
  else Reflect.set(place, last, value);
  return settings;
}
const lines = (settings: unknown, overHttp = false) =>
  compareSettings(settings, overHttp).map(({ level, says }) => `${level}: ${says}`);

describe('the settings of an app', () => {
  it('have nothing wrong where they are those of manifest.yml, over Socket Mode and over HTTP', () => {
    const right = ["ok: the app's settings are those of manifest.yml"];
    expect(lines(manifest())).toEqual(right);
    expect(httpManifest()).toMatchObject({ settings: { interactivity: { request_url: expect.any(String) } } });
    expect(lines(httpManifest(), true)).toEqual(right);
  });

  it.each([
    ['features.slash_commands', [], "error: The app's settings lack the commands /goal."],
    ['features.slash_commands.0.should_escape', false, "error: /goal doesn't escape names"],
    ['features.slash_commands.0.usage_hint', '[new]', 'warning: The hint of /goal is of another version.'],
    ['features.slash_commands.1', { command: '/x' }, "warning: The app's settings have more commands: /x."],
    ['features.shortcuts.0.callback_id', 'new', 'lack the shortcuts new_goal (global).'],
    ['features.shortcuts.1.type', 'global', 'lack the shortcuts add_to_goal (message).'],
    ['features.app_home.home_tab_enabled', undefined, 'error: The Home tab is off.'],
    ['features.app_home.messages_tab_enabled', false, 'error: The Messages tab is off'],
    ['features.app_home.messages_tab_read_only_enabled', true, 'warning: The Messages tab is read-only'],
    ['oauth_config.scopes.bot', ['commands'], "error: The app's settings lack the scopes chat:write,"],
    ['oauth_config.scopes.bot.0', 'admin', "warning: The app's settings have more scopes: admin."],
    ['settings.event_subscriptions.bot_events.0', 'team_join', 'lack the events app_home_opened.'],
    ['settings.event_subscriptions', undefined, "error: The app's settings lack the events app_home_opened,"],
    ['settings.interactivity.is_enabled', false, 'error: Interactivity is off'],
    ['settings.socket_mode_enabled', false, 'error: Socket Mode is off, and SLACK_APP_TOKEN is set.'],
  ])('%s: %j is named', (path, value, line) => {
    const found = lines(changed(manifest(), path, value));
    expect(found.join('\n')).toContain(line);
    // What is there instead of something is named beside it.
    expect(found.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['features.slash_commands.0.url', undefined, 'error: /goal has no request URL.'],
    ['settings.event_subscriptions.request_url', '', 'error: Events have no request URL.'],
    ['settings.interactivity.request_url', undefined, 'error: Interactivity has no request URL.'],
    ['settings.interactivity.message_menu_options_url', undefined, 'error: Select menus have no options load URL.'],
    ['settings.socket_mode_enabled', true, 'error: Socket Mode is on, and SLACK_APP_TOKEN is empty'],
  ])('over HTTP, %s: %j is named', (path, value, line) => {
    expect(lines(changed(httpManifest(), path, value), true)).toEqual([expect.stringContaining(line)]);
  });

  it.each([undefined, null, 'text', [], { features: { slash_commands: 'none' } }, { settings: null }])(
    'are compared whatever Slack answers: %j',
    (settings) => {
      expect(lines(settings).length).toBeGreaterThan(5);
    },
  );

  it('may have a name, texts, colours, and optional scopes of their own', () => {
    const own = changed(manifest(), 'display_information', { name: 'Ziele' });
    expect(lines(changed(own, 'oauth_config.scopes.bot_optional', []))).toEqual([expect.stringMatching(/^ok: /)]);
  });
});

describe('goalpost doctor', () => {
  let slack: Simulator;
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goalpost-drift-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    slack = await startSimulator({ app: sampleApp() });
    env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_CONFIGURATION_TOKEN: slack.configurationToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: folder,
    };
  });
  afterEach(() => slack.close());

  async function doctor(given = env) {
    const { code, text } = await goalpostWith(given, 'doctor');
    expect(text).not.toMatch(/xox[a-z][.-]|xapp-/);
    return { code, of: (check: string) => text.split('\n').filter((line) => line.slice(8).startsWith(check)) };
  }

  it("compares the app's settings where a token lets it, and says what it can't see otherwise", async () => {
    expect((await doctor()).of('manifest')).toEqual([expect.stringMatching(/^ok .*are those of manifest\.yml$/)]);
    slack.setManifest(changed(manifest(), 'settings.interactivity.is_enabled', false));
    const { code, of } = await doctor();
    expect(of('manifest')).toEqual([expect.stringMatching(/^error .*Interactivity is off.* → Paste manifest\.yml/)]);
    expect(code).toBe(1);
    const { SLACK_CONFIGURATION_TOKEN: _, ...blind } = env;
    const { of: seen } = await doctor(blind);
    expect(seen('manifest')).toEqual([expect.stringMatching(/^ok .*by its scopes alone; SLACK_CONFIGURATION_TOKEN/)]);
    expect(slack.socketHistory()).toMatchObject({ opened: 0 });
  });

  it.each([
    ['xoxe.xoxp-1-other', 'Slack says invalid_auth. → Generate a new token under Your App Configuration Tokens'],
    [undefined, 'Slack says failed_export. → Run the command again.'],
  ])('says what mends a refusal of %s', async (token, message) => {
    slack.setManifest(undefined as never);
    const { of } = await doctor(token === undefined ? env : { ...env, SLACK_CONFIGURATION_TOKEN: token });
    expect(of('manifest')).toEqual([expect.stringMatching(/^warning /)]);
    expect(of('manifest')[0]).toContain(message);
  });

  it('sees tokens of two apps, and a token that ends by itself', async () => {
    const appToken = slack.appToken.replace(slack.appId, 'A0OTHERAPP');
    expect((await doctor({ ...env, SLACK_APP_TOKEN: appToken })).of('sockets')).toEqual([
      expect.stringMatching(/^error .*SLACK_APP_TOKEN is of the app A0OTHERAPP, and SLACK_BOT_TOKEN of A0GOALPOST\./),
    ]);
    const rotating = await startSimulator({ app: { ...sampleApp(), tokenRotation: true } });
    later(() => rotating.close());
    const { of } = await doctor({
      ...env,
      SLACK_BOT_TOKEN: rotating.botToken,
      SLACK_APP_TOKEN: rotating.appToken,
      SLACK_API_URL: rotating.apiUrl,
    });
    expect(of('bot token')).toEqual([expect.stringMatching(/^error .*ends twelve hours after it was issued/)]);
  });

  it('knows an answer that is not of Slack, as a portal gives it', async () => {
    const portal = createServer((_, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in'),
    );
    await new Promise<void>((done) => portal.listen(0, '127.0.0.1', done));
    later(() => portal.close());
    const { of, code } = await doctor({
      ...env,
      SLACK_API_URL: `http://127.0.0.1:${(portal.address() as AddressInfo).port}/api/`,
    });
    expect(of('slack')).toEqual([expect.stringContaining("(the answer isn't Slack's: HTTP 200 text/html)")]);
    expect(code).toBe(1);
  });
});
