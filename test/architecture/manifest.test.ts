import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Playground } from '../../playground/start.ts';
import { COMMAND } from '../../src/slack/ids.ts';
import { SHORTCUTS } from '../support/ids.ts';
import { startTestPlayground } from '../support/playground.ts';

const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly _metadata: { readonly major_version: number };
  readonly display_information: Readonly<Record<'name' | 'description' | 'long_description', string>>;
  readonly features: {
    readonly bot_user: { readonly display_name: string };
    readonly slash_commands: readonly { readonly command: string; readonly usage_hint: string }[];
    readonly shortcuts: readonly { readonly name: string; readonly callback_id: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: string[] } };
}
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;

const sources = ['src/slack', 'src/features', 'src/delivery']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** What each Web API method that the bot may call asks for (docs.slack.dev, the methods' pages). */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.delete': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What each event that the bot may listen to asks for (docs.slack.dev, the events' pages). */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  user_change: ['users:read'],
};

/** The subscriptions by which a listener's event comes, where they have another name. */
const SUBSCRIBED: Readonly<Record<string, string>> = { message: 'message.im' };

describe('manifest.yml', () => {
  it("keeps to Slack's limits", () => {
    expect(manifest._metadata.major_version).toBe(2);
    const { name, description, long_description } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThanOrEqual(175);
    expect(long_description.length).toBeLessThanOrEqual(4000);
    expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const shortcut of manifest.features.shortcuts) expect(shortcut.name.length).toBeLessThanOrEqual(24);
  });

  it('asks for the scopes of the methods that the code calls and of its events, and for no more', () => {
    const called = new Set([...sources.matchAll(/client\.([a-z]+)\.([a-zA-Z]+)\(/g)].map(([, a, b]) => `${a}.${b}`));
    expect([...called].filter((method) => !(method in SCOPES))).toEqual([]);
    const needed = new Set([...called].flatMap((method) => SCOPES[method] ?? []));
    needed.add('commands');
    for (const event of manifest.settings.event_subscriptions.bot_events) {
      expect(EVENT_SCOPES).toHaveProperty(event);
      for (const scope of EVENT_SCOPES[event] ?? []) needed.add(scope);
    }
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect([...bot, ...bot_optional].toSorted()).toEqual([...needed].toSorted());
  });

  it('makes every scope optional without which the bot works', () => {
    // Direct messages are read to be answered, and only then. What a picture shows is said in words without files.
    expect(manifest.oauth_config.scopes.bot_optional.every((scope) => /:history$|^files:/.test(scope))).toBe(true);
  });

  it('has the commands, events and shortcuts that the code listens to, and no more', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    const events = [...sources.matchAll(/routes\.event\('([a-z_.]+)'/g)].map(
      ([, event = '']) => SUBSCRIBED[event] ?? event,
    );
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(events.toSorted());
    const shortcuts = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    expect(shortcuts.toSorted()).toEqual(SHORTCUTS.toSorted());
  });
});

describe('with no more than the required scopes', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    playground.simulator.setScopes(manifest.oauth_config.scopes.bot);
  });
  afterAll(() => playground.stop());

  it('asks, takes the answer and shows it', async () => {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const noor = playground.simulator.as('noor');
    await (await noor.message('app', 'December check-in')).click('Check in');
    const modal = await noor.modal('Check in');
    await modal.fill({ 'nps:value': '44' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.simulator.until(
      () => noor.messages('client-success').some((message) => message.words().includes('1 of 4 answered')),
      'the round message with one answer',
    );
    const refused = playground.simulator.calls().filter((call) => JSON.stringify(call).includes('missing_scope'));
    expect(refused).toEqual([]);
  });
});
