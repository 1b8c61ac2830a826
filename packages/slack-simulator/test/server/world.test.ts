import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { redacted } from '../../src/redacted.ts';
import { startPuppet } from './puppet.ts';
import { quiet } from './quiet.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: Parameters<typeof startSimulator>[0] = {}) {
  const slack = await startSimulator({ rateLimits: false, ...options });
  const app = await startPuppet(slack);
  open.push(app.close, slack.close);
  return { slack, app };
}

const eventIds = (received: readonly Readonly<Record<string, unknown>>[]) => received.map(({ event_id: id }) => id);
const says = (received: readonly Readonly<Record<string, unknown>>[]) =>
  received.map(({ event }) => (event as { text: string }).text);

describe('events that go wrong', () => {
  it('come twice under one id, or under two', async () => {
    const { slack, app } = await start();
    slack.faults.addEvent({ event: 'message', what: 'repeat' });
    slack.faults.addEvent({ event: 'message', what: 'twin' });
    const ada = slack.as('ada');
    ada.say('app', 'one');
    ada.say('app', 'two');
    await expect.poll(() => app.received.length).toBe(4);
    await expect.poll(() => slack.eventsInFlight()).toBe(0);
    const of = (text: string) => app.received.filter(({ event }) => (event as { text: string }).text === text);
    expect(new Set(eventIds(of('one'))).size).toBe(1);
    expect(new Set(eventIds(of('two'))).size).toBe(2);
  });

  it('are overtaken by later ones', async () => {
    const { slack, app } = await start();
    slack.faults.addEvent({ event: '*', what: 'delay', delayMs: 50 });
    slack.as('ada').say('app', 'first');
    slack.as('ada').say('app', 'second');
    await expect.poll(() => says(app.received)).toEqual(['second', 'first']);
  });
});

describe('weather', () => {
  it('is the same for the same seed', async () => {
    const calm = { when: 'before', what: '500' } as const;
    const draw = async (seed: number) => {
      const { slack, app } = await start();
      slack.faults.weather({ seed, share: 0.3, calls: [calm] });
      const outcomes: boolean[] = [];
      for (let call = 0; call < 40; call += 1) {
        outcomes.push(
          await app.client.apiCall('api.test').then(
            () => true,
            () => false,
          ),
        );
      }
      return outcomes;
    };
    const [one, same, other] = [await draw(7), await draw(7), await draw(8)];
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    expect(one.filter((good) => !good).length).toBeGreaterThan(4);
  });

  it('ends when it is cleared', async () => {
    const { slack, app } = await start();
    slack.faults.weather({ seed: 1, share: 1, calls: [{ when: 'before', what: '500' }] });
    await expect(app.client.apiCall('api.test')).rejects.toThrow();
    slack.faults.clear();
    expect(await app.client.apiCall('api.test')).toMatchObject({ ok: true });
  });
});

describe('a second workspace', () => {
  const clientOf = (slack: Simulator, token: string) =>
    new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });

  it('has its own token, people and channels, and nothing of the first', async () => {
    const { slack, app } = await start({ otherWorkspaces: [{ name: 'Beta', users: [{ name: 'zoe' }] }] });
    const [beta] = slack.otherWorkspaces;
    if (beta === undefined) throw new Error('No second workspace');
    const client = clientOf(slack, beta.botToken);
    expect(await client.auth.test()).toMatchObject({ team_id: beta.id, user_id: beta.botUser });
    const zoe = slack.as('zoe');
    await client.chat.postMessage({ channel: zoe.id, text: 'Hello' });
    expect(zoe.dm().map(({ message }) => message.text)).toEqual(['Hello']);
    await expect(app.client.users.info({ user: zoe.id })).rejects.toThrow('user_not_found');
    await expect(app.client.chat.postMessage({ channel: zoe.id, text: 'x' })).rejects.toThrow('channel_not_found');
    await zoe.command('/x');
    expect(app.last('command')).toMatchObject({ team_id: beta.id, team_domain: 'beta', user_id: zoe.id });
    const trigger_id = String(app.last('command')['trigger_id']);
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'x' }, blocks: [] };
    await expect(app.client.views.open({ trigger_id, view })).rejects.toThrow('invalid_arguments');
    await client.views.open({ trigger_id, view });
    expect(zoe.modals()).toHaveLength(1);
  });
});

describe('guests and strangers', () => {
  it('see only their own channels, and say who they are', async () => {
    const users = [{ name: 'ada' }, { name: 'gus', isRestricted: true }, { name: 'eve', isStranger: true }];
    const channels = [{ name: 'general' }, { name: 'shared', members: ['ada', 'gus', 'eve', '@app'] }];
    const { slack, app } = await start({ workspace: { users, channels } });
    for (const name of ['gus', 'eve']) {
      expect(slack.as(name).messages('shared')).toEqual([]);
      expect(() => slack.as(name).messages('general')).toThrow('channel_not_found');
    }
    const { user } = await app.client.users.info({ user: slack.as('gus').id });
    expect(user).toMatchObject({ is_restricted: true });
    const { channel } = await app.client.conversations.info({ channel: slack.channel('shared').id });
    expect(channel).toMatchObject({ is_ext_shared: true });
    slack.as('eve').say('shared', 'hello');
    await expect
      .poll(() => app.received.at(-1))
      .toMatchObject({ is_ext_shared_channel: true, event: { user_team: 'T0ELSEWHERE' } });
  });
});

describe('what the inspector shows', () => {
  it('has no tokens, triggers, tickets or one-use addresses', () => {
    const shown = redacted({
      token: 'secret',
      trigger_id: 'secret',
      text: `xoxb-123-secret and xapp-1-secret at ws://h/link?ticket=secret or http://h/respond/T0A/secret`,
    });
    expect(shown).not.toContain('secret');
  });

  it('stays short, and JSON as far as it can', () => {
    const long = redacted({ list: Array.from({ length: 500 }, () => 'x'.repeat(5_000)) });
    expect(long.length).toBeLessThanOrEqual(16_000);
    expect(JSON.parse(long)).toMatchObject({ list: expect.arrayContaining(['… 480 more']) });
  });
});
