import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryClient } from '../../src/delivery/delivery-client.ts';
import { createLogger } from '../../src/logger.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { createDirectory } from '../../src/slack/directory.ts';
import { describePerson } from '../../src/slack/person.ts';
import { openPeopleStore } from '../../src/stores/people.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { inTime } from '../support/in-time.ts';

let slack: Simulator;
let database: TestDatabase;
let now: Date;
const silent = createLogger('silent');

beforeEach(async () => {
  now = new Date('2026-03-02T08:00:00Z');
  database = await openTestDatabase();
  slack = await startSimulator({
    rateLimits: false,
    workspace: {
      channels: [],
      users: [
        { name: 'ada', realName: 'Ada', tz: 'Europe/London', isAdmin: true },
        { name: 'gus', realName: 'Gus', isRestricted: true },
        { name: 'str', realName: 'Stran', isStranger: true },
        { name: 'bot', realName: 'Bot', isBot: true },
        { name: 'del', realName: 'Del', deleted: true },
      ],
    },
  });
});
afterEach(async () => {
  await slack.close();
  await database.close();
});

/** A directory as it is after a start: with nothing in its memory. It has all the patience that a busy machine needs. */
const directory = (waitFactor = 20, monotonic = () => performance.now(), people = openPeopleStore(database.db)) =>
  createDirectory({
    client: createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: boltLogger(silent) }),
    people,
    home: { workspace: slack.workspace.id, enterprise: undefined },
    clock: { now: () => now },
    logger: silent,
    waitFactor,
    monotonic,
  });
const id = (name: string) => slack.people().find((user) => user.name === name)?.id ?? '';
/** What is kept of somebody is written behind the answer's back. */
const kept = (name: string) => expect.poll(() => openPeopleStore(database.db).get('T1', id(name))).toBeDefined();
const asked = () => slack.calls().filter(({ name }) => name === 'users.info').length;

describe('a person', () => {
  it('is as Slack knows them', async () => {
    const look = directory();
    expect(await look.person('T1', id('ada'))).toEqual({
      id: id('ada'),
      name: 'Ada',
      zone: 'Europe/London',
      locale: 'en-GB',
      writesIn: 'en-GB',
      admin: true,
    });
    const away = ['gus', 'str', 'bot', 'del'].map(async (name) => (await look.person('T1', id(name))).away);
    expect(await Promise.all(away)).toEqual(['guest', 'stranger', 'bot', 'deactivated']);
  });

  it('is known at once where the store takes for ever to keep them, or cannot', async () => {
    const { get } = openPeopleStore(database.db);
    for (const put of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('No room'))]) {
      const look = directory(20, undefined, { get, put });
      expect(await look.person('T1', id('ada'))).toMatchObject({ locale: 'en-GB' });
      expect(await look.person('T1', id('ada'))).toMatchObject({ locale: 'en-GB' });
    }
    expect(asked()).toBe(2);
  });

  it('is asked for once a day, also after a new start', async () => {
    const look = directory();
    await look.person('T1', id('ada'));
    await look.person('T1', id('ada'));
    await kept('ada');
    expect(await directory().person('T1', id('ada'))).toMatchObject({ locale: 'en-GB', writesIn: 'en-GB' });
    expect(asked()).toBe(1);
    now = new Date('2026-03-03T08:00:00Z');
    await look.personToday('T1', id('ada'));
    expect(asked()).toBe(2);
  });

  it('is as last known where Slack does not answer, and asked for again later', async () => {
    await directory().person('T1', id('ada'));
    await kept('ada');
    now = new Date('2026-03-04T08:00:00Z');
    slack.faults.add({ method: 'users.info', when: 'before', what: '500' });
    const look = directory(20, () => 1);
    expect(await look.personToday('T1', id('ada'))).toMatchObject({ name: 'Ada', zone: 'Europe/London' });
    await look.personToday('T1', id('ada'));
    expect(asked()).toBe(2);
    await directory().personToday('T1', id('ada'));
    expect(asked()).toBe(3);
  });

  it('of whom Slack said nothing is asked for again after ten seconds, by the clock that never goes back', async () => {
    let elapsed = 1;
    slack.faults.add({ method: 'users.info', when: 'before', what: '500' });
    const look = directory(20, () => elapsed);
    for (const [ms, times] of [
      [1, 1],
      [10_000, 1],
      [10_002, 2],
    ] as const) {
      elapsed = ms;
      await look.personToday('T1', id('ada'));
      expect(asked()).toBe(times);
    }
  });

  it('has the id for a name where nobody knows them', async () => {
    expect(await directory().person('T1', 'UNOBODY')).toEqual({
      id: 'UNOBODY',
      name: 'UNOBODY',
      admin: false,
      away: 'unknown',
    });
  });

  it('who was seen before is there at once, however slow Slack is', async () => {
    await directory().person('T1', id('ada'));
    await kept('ada');
    now = new Date('2026-03-05T08:00:00Z');
    slack.faults.add({ method: 'users.info', when: 'before', what: 'delay', delayMs: 60_000 });
    expect(await inTime(8_000, directory().person('T1', id('ada')))).toMatchObject({ name: 'Ada' });
    expect(asked()).toBe(1);
  });

  it('who is new is waited for a second, and has no rights until Slack has said who they are', async () => {
    slack.faults.add({ method: 'users.info', when: 'before', what: 'delay', delayMs: 1300 });
    const look = directory(1);
    expect(await look.person('T1', id('ada'))).toMatchObject({ away: 'unknown', admin: false });
    expect(await look.personToday('T1', id('ada'))).toMatchObject({ name: 'Ada', admin: true });
  });
});

describe('somebody of another organisation', () => {
  const home = { workspace: 'T1', enterprise: 'E1' };
  it.each([
    ['of the workspace', { team_id: 'T1' }, undefined],
    ['of another one, in a shared channel', { team_id: 'T2', is_stranger: false }, 'stranger'],
    ['of another one, in no shared channel', { team_id: 'T2', is_stranger: true }, 'stranger'],
    [
      'of another workspace of the organisation',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
      undefined,
    ],
    ['of another organisation', { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } }, 'stranger'],
    ['of whom Slack names no workspace', {}, undefined],
  ])('%s', (_, user, away) => {
    expect(describePerson('U1', user, home).away).toBe(away);
  });

  it('has no zone where Slack gives none, or one that is none', () => {
    const withoutZone: unknown = { team_id: 'T1', tz: null };
    expect(describePerson('U1', Object(withoutZone), home)).not.toHaveProperty('zone');
    expect(describePerson('U1', { team_id: 'T1', tz: 'Mars/Olympus' }, home)).not.toHaveProperty('zone');
    expect(describePerson('U1', { team_id: 'T1', tz: 'Asia/Tokyo' }, home).zone).toBe('Asia/Tokyo');
  });
});
