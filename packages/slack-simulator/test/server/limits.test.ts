import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createEventLimits } from '../../src/deliver/limits.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.ts';
import { defaultApp } from '../../src/seed.ts';
import { type Puppet, startPuppet } from './puppet.ts';
import { quiet } from './quiet.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: SimulatorOptions): Promise<{ slack: Simulator; app: Puppet }> {
  const slack = await startSimulator({ rateLimits: false, eventRetriesMs: [], ...options });
  open.push(() => slack.close());
  const app = await startPuppet(slack);
  open.push(() => app.close());
  return { slack, app };
}

describe('events beyond the number of an hour', () => {
  it('are not sent; the app is told once a minute', async () => {
    let now = new Date('2026-03-02T09:00:30Z');
    const { slack, app } = await start({ clock: { now: () => now }, eventLimits: { perHour: 3 } });
    const ada = slack.as('ada');
    for (let said = 0; said < 6; said += 1) ada.say('app', 'Hello');
    await slack.until(() => app.received.length === 4, 'three events and a word');
    expect(app.last('app_rate_limited')).toMatchObject({
      team_id: slack.workspace.id,
      api_app_id: slack.appId,
      minute_rate_limited: Date.parse('2026-03-02T09:00:00Z') / 1_000,
    });
    now = new Date('2026-03-02T09:01:30Z');
    ada.say('app', 'Hello');
    await slack.until(
      () => app.received.filter(({ type }) => type === 'app_rate_limited').length === 2,
      'another word',
    );
    now = new Date('2026-03-02T10:01:30Z');
    ada.say('app', 'Hello again');
    await slack.until(() => JSON.stringify(app.last('event_callback')).includes('Hello again'), 'events again');
  });

  it('are 30,000, for each workspace by itself', () => {
    const limits = createEventLimits(() => 0);
    for (let sent = 0; sent < 30_000; sent += 1) if (limits.admit('T1') !== 'yes') throw new Error(`Only ${sent}`);
    expect(['T1', 'T1', 'T2'].map(limits.admit)).toEqual(['tell', 'no', 'yes']);
  });
});

describe('a subscription whose deliveries fail', () => {
  it('is switched off beyond 95 % of an hour, and not before there were 1,000', () => {
    const limits = createEventLimits(() => 0);
    for (let taken = 0; taken < 50; taken += 1) limits.settled(true);
    for (let failed = 0; failed < 949; failed += 1) limits.settled(false);
    expect(limits.isOff()).toBe(false);
    limits.settled(false);
    expect(limits.isOff()).toBe(false);
    limits.settled(false);
    expect(limits.isOff()).toBe(true);
    limits.switchOn();
    expect(limits.isOff()).toBe(false);
  });

  it('forgets what is older than an hour', () => {
    let now = 0;
    const limits = createEventLimits(() => now);
    for (let failed = 0; failed < 999; failed += 1) limits.settled(false);
    now += 60 * 60_000;
    limits.settled(false);
    expect(limits.isOff()).toBe(false);
  });

  it('gets nothing more until somebody switches it on; commands go on', async () => {
    const { slack, app } = await start({ eventLimits: { leastEvents: 5 } });
    slack.setEventsUrl('http://127.0.0.1:1/');
    for (let said = 0; said < 5; said += 1) slack.as('ada').say('app', 'Hello');
    await slack.until(() => slack.eventsSwitchedOff(), 'the end of the subscription');
    const again = await startPuppet(slack);
    open.push(() => again.close());
    slack.as('ada').say('app', 'Unheard');
    expect((await slack.as('ada').command('/do')).ok).toBe(true);
    expect(again.received.map(({ type }) => type)).toEqual(['command']);
    slack.switchEventsOn();
    slack.as('ada').say('app', 'Heard');
    await slack.until(() => again.last('event_callback')['event'] !== undefined, 'events again');
    expect(JSON.stringify(again.received)).not.toContain('Unheard');
    expect(app.received).toEqual([]);
  });
});

describe('an app that is distributed outside the Marketplace', () => {
  it('reads conversations once a minute, fifteen messages at a time', async () => {
    let now = new Date('2026-03-02T09:00:00Z');
    const { slack } = await start({
      app: { ...defaultApp, distribution: 'unlisted' },
      clock: { now: () => now },
      rateLimits: 'by-clock',
    });
    slack.invite('general');
    const ada = slack.as('ada');
    const root = ada.say('general', 'Message 0');
    for (let said = 1; said < 20; said += 1) ada.say('general', `Message ${said}`);
    const client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: quiet,
      rejectRateLimitedCalls: true,
    });
    const channel = slack.channel('general').id;
    const read = (limit: number) => client.conversations.history({ channel, limit });
    const { messages, has_more } = await read(200);
    expect([messages?.length, has_more]).toEqual([15, true]);
    const second = await read(1).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(WebAPIRateLimitedError);
    expect(second).toMatchObject({ retryAfter: 60 });
    expect((await client.conversations.replies({ channel, ts: root.ts })).ok).toBe(true);
    now = new Date('2026-03-02T09:01:00Z');
    expect((await read(3)).messages).toHaveLength(3);
  });
});
