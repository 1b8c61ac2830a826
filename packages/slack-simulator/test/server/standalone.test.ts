import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, LogLevel } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { appFromManifest, startSimulator } from '../../src/index.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'packages/slack-simulator/src/main.ts', ...args], {
    cwd: root,
  });
  running.push(child);
  const text = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    text.out += String(part);
  });
  child.stderr.on('data', (part) => {
    text.err += String(part);
  });
  return { child, text };
}

interface Line {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly page: string;
}

describe('npm run simulator', () => {
  it('prints one line with which a Bolt app connects', async () => {
    const { child, text } = run('--port', '0');
    await expect.poll(() => text.out.endsWith('\n'), { timeout: 180_000 }).toBe(true);
    expect(text.out.split('\n')).toHaveLength(2);
    const line = JSON.parse(text.out) as Line;
    expect(Object.keys(line)).toEqual(['apiUrl', 'botToken', 'appToken', 'signingSecret', 'page']);
    const app = new App({
      token: line.botToken,
      appToken: line.appToken,
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: line.apiUrl },
    });
    await app.start();
    expect(await app.client.auth.test()).toMatchObject({ ok: true, url: line.page });
    await app.stop();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('belongs to an organisation and has an app to be installed, where asked for', async () => {
    const { text } = run('--port', '0', '--oauth', '--organization', 'Acme Group');
    await expect.poll(() => text.out.endsWith('\n'), { timeout: 180_000 }).toBe(true);
    const { apiUrl, page, botToken, clientId } = JSON.parse(text.out) as Line & { readonly clientId: string };
    const headers = { authorization: `Bearer ${botToken}` };
    const answer = await fetch(`${apiUrl}auth.test`, { method: 'POST', headers });
    expect(await answer.json()).toMatchObject({
      is_enterprise_install: true,
      enterprise_id: expect.stringMatching(/^E/),
    });
    const query = new URLSearchParams({ client_id: clientId, scope: 'commands', redirect_uri: 'http://127.0.0.1:9/' });
    expect(await (await fetch(`${page}oauth/v2/authorize?${query}`)).text()).toContain('Acme Group');
  });

  it.each([
    [['--port', 'x'], 64, '--port must be a number from 0 to 65535, not x.'],
    [['--events-url', 'nowhere'], 64, '--events-url must be a URL, not nowhere.'],
    [['--dance'], 64, "Unknown option '--dance'"],
    [['--manifest', 'package.json'], 65, "package.json isn't an app manifest"],
  ] as const)('%j ends with %i', async (args, code, words) => {
    const { child, text } = run(...args);
    const [status] = await once(child, 'close');
    expect(status).toBe(code);
    expect(text.err).toContain(words);
    expect(text.out).toBe('');
  });
});

describe('a manifest', () => {
  it('gives the app its scopes, commands, shortcuts and events, and no others', async () => {
    const manifest = {
      display_information: { name: 'Small' },
      features: {
        slash_commands: [{ command: '/small', description: 'Small', should_escape: true }],
        shortcuts: [{ name: 'Note', callback_id: 'note', type: 'message', description: 'x' }],
      },
      oauth_config: { scopes: { bot: ['commands'], bot_optional: ['im:history'] } },
      settings: { event_subscriptions: { bot_events: ['app_home_opened'] } },
    };
    const app = appFromManifest(manifest);
    expect(app).toEqual({
      manifest,
      name: 'Small',
      scopes: ['commands', 'im:history'],
      commands: [{ command: '/small', description: 'Small', usageHint: '', shouldEscape: true }],
      shortcuts: [{ name: 'Note', callbackId: 'note', type: 'message' }],
      events: ['app_home_opened'],
      interactivity: { isEnabled: false, hasOptionsUrl: false },
      tokenRotation: false,
    });
    expect(() => appFromManifest({ features: {} })).toThrow('display_information');
  });
});

describe('README.md', () => {
  it('lists the methods that there are', async () => {
    const slack = await startSimulator();
    await slack.close();
    const text = await readFile(join(root, 'packages/slack-simulator/README.md'), 'utf8');
    const section = text.split('## Methods')[1]?.split('## Rules')[0] ?? '';
    const listed = [...section.matchAll(/`([a-z]+(?:\.[A-Za-z0-9]+)+)`/g)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(slack.methods.toSorted());
  });
});

describe('without a built page', () => {
  it('says that there is none', async () => {
    const slack = await startSimulator();
    const response = await fetch(slack.page);
    expect([response.status, await response.json()]).toEqual([404, { ok: false, error: 'no_page' }]);
    await slack.close();
  });
});
