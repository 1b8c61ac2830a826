import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import type { Db } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { sampleApp } from '../../playground/sample.ts';
import { worstOf } from '../../src/cli/doctor/finding.ts';
import { lookAtNode, lookAtZones } from '../../src/cli/doctor/machine.ts';
import { rightsIn } from '../../src/cli/doctor/rights.ts';
import { createIds } from '../../src/ids.ts';
import { openStores } from '../../src/stores/index.ts';
import { goalpostWith } from '../support/goalpost.ts';

interface Seen {
  readonly check: string;
  readonly level: string;
  readonly says: string;
  readonly fix?: string;
}

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

describe('goalpost doctor', () => {
  let slack: Simulator;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    slack = await startSimulator({ app: sampleApp() });
    folder = await mkdtemp(join(tmpdir(), 'goalpost-doctor-test-'));
    env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: folder,
    };
  });
  afterEach(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The store as a bot leaves it, and what a test does to it. */
  async function leaveStore(change: (db: Db) => Promise<unknown> = async () => undefined): Promise<void> {
    const { client, store } = await openStore({ file: join(folder, 'goalpost.db') });
    const db = client.db('goalpost');
    await openStores(db, { clock: { now: () => new Date() }, ids: createIds(), noticeKinds: new Set() });
    await change(db);
    await client.close();
    await store.close();
  }

  async function doctor(given = env) {
    const { code, out, text } = await goalpostWith(given, 'doctor', '--json');
    const found = JSON.parse(out) as Seen[];
    const of = (check: string) => found.find((one) => one.check === check);
    expect(text).not.toMatch(/xox[a-z]-|xapp-/);
    // Whatever is wrong has its fix, and nothing else has one.
    for (const one of found) expect(one.fix === undefined, JSON.stringify(one)).toBe(one.level === 'ok');
    return { code, of, found };
  }

  it('finds nothing wrong where nothing is, beside the end of Node', async () => {
    await leaveStore();
    const { code, found, of } = await doctor();
    // What the machine of a test is like is no matter of this test.
    const ofMachine = ['node', 'disk', 'zone data'];
    const wrong = found.filter(({ check, level }) => level !== 'ok' && !ofMachine.includes(check));
    expect(wrong).toEqual([]);
    expect(code).toBe({ ok: 0, warning: 3, error: 1 }[worstOf(found as never)]);
    expect(of('scopes')?.says).toBe('those of manifest.yml');
    expect(of('sockets')?.says).toContain('Slack gives addresses at 127.0.0.1');
    expect(of('indexes')?.says).toBe('all there');
    expect(slack.socketHistory()).toMatchObject({ opened: 0 });
    const lines = (await goalpostWith(env, 'doctor')).out.trim().split('\n');
    expect(lines).toHaveLength(found.length);
    for (const line of lines) expect(line).toMatch(/^(ok {6}|warning |error {3})\S/);
  });

  it('says how many messages and schedules wait for what, and since when', async () => {
    const row = (id: string, state: string, hours: number) =>
      ({ _id: id, state, notBefore: ago(hours), createdAt: ago(hours) }) as never;
    await leaveStore(async (db) => {
      const rows = [row('a', 'pending', 5), row('b', 'pending', -5), row('c', 'held', 72), row('d', 'parked', 2)];
      await db.collection('outbox').insertMany([...rows, row('e', 'sent', 500)]);
      await db.collection('schedules').insertOne({ _id: 't|monthly', active: true, nextDueAt: ago(30) } as never);
      await db.collection('teams').insertOne({ _id: 't', workspace: 'T', channel: 'C', zone: 'Mars/Olympus' } as never);
      await db.collection('goals').dropIndex('kpiId_1');
    });
    const { code, of } = await doctor();
    expect(code).toBe(1);
    expect(of('pending')).toMatchObject({ level: 'warning', says: '1, the oldest for 5 hours' });
    expect(of('held')).toMatchObject({ level: 'warning', says: '1, the oldest for 3 days' });
    expect(of('parked')).toMatchObject({ level: 'warning', says: '1, the oldest for 2 hours' });
    expect(of('schedules')).toMatchObject({ level: 'warning', says: '1 should have run, the first one 1 day ago.' });
    expect(of('team zones')).toMatchObject({ level: 'error', says: "Node.js doesn't know Mars/Olympus." });
    expect(of('indexes')).toMatchObject({ level: 'warning', says: '1 are missing, such as goals.kpiId_1.' });
  });

  it('compares the app with manifest.yml: scopes that it lacks, or has beside it', async () => {
    slack.setScopes(sampleApp().scopes.filter((scope) => scope !== 'users:read' && scope !== 'groups:history'));
    const lacks = await doctor();
    expect(lacks.code).toBe(1);
    expect(lacks.of('scopes')).toMatchObject({ level: 'error', says: 'The app lacks users:read.' });
    slack.setScopes([...sampleApp().scopes, 'admin']);
    expect((await doctor()).of('scopes')).toMatchObject({
      level: 'warning',
      says: expect.stringContaining(': admin.'),
    });
    slack.setScopes(sampleApp().scopes.filter((scope) => scope !== 'groups:history'));
    const without = 'those of manifest.yml, without groups:history';
    expect((await doctor()).of('scopes')).toMatchObject({ level: 'ok', says: without });
  });

  it('names the token that Slack refuses, and what is missing at all', async () => {
    const wrong = await doctor({ ...env, SLACK_BOT_TOKEN: 'xoxb-no', SLACK_APP_TOKEN: 'xapp-no' });
    expect(wrong.of('bot token')).toMatchObject({ level: 'error', says: 'SLACK_BOT_TOKEN: Slack says invalid_auth.' });
    expect(wrong.of('sockets')).toMatchObject({ level: 'error', says: 'SLACK_APP_TOKEN: Slack says invalid_auth.' });
    expect(wrong.of('store')).toMatchObject({ level: 'ok', says: expect.stringContaining("isn't there yet") });
    const none = await doctor({ DATA_DIR: folder, PORT: 'many' });
    expect(none.found.filter(({ check }) => check === 'settings').map(({ says }) => says.split(' ')[0])).toEqual(
      expect.arrayContaining(['SLACK_BOT_TOKEN', 'PORT', 'SLACK_APP_TOKEN']),
    );
  });

  it('compares the clock with the date that Slack gives', async () => {
    let minutes = 0;
    // Slack, as a machine sees it whose clock is off.
    const relay = createServer((incoming, outgoing) => {
      const to = request(new URL(incoming.url ?? '', slack.apiUrl), { method: 'POST', headers: incoming.headers });
      to.on('response', (answer) => {
        const date = new Date(Date.now() + minutes * 60_000).toUTCString();
        outgoing.writeHead(answer.statusCode ?? 0, { ...answer.headers, date });
        answer.pipe(outgoing);
      });
      incoming.pipe(to);
    });
    await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
    later(() => relay.close());
    const SLACK_API_URL = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/api/`;
    minutes = 10;
    const behind = (await doctor({ ...env, SLACK_API_URL })).of('clock');
    expect(behind).toMatchObject({ level: 'error', says: expect.stringMatching(/^(59|60)\d s behind Slack's$/) });
    minutes = -2;
    const ahead = (await doctor({ ...env, SLACK_API_URL })).of('clock');
    expect(ahead).toMatchObject({ level: 'warning', says: expect.stringMatching(/^1[12]\d s ahead of Slack's$/) });
  });

  it('looks at what it can where Slack or the store cannot be reached, and shows no password', async () => {
    const { store } = await openStore({ file: join(folder, 'goalpost.db') });
    const apart = await doctor({ ...env, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(apart.code).toBe(1);
    expect(apart.of('slack')).toMatchObject({ level: 'error', says: expect.stringContaining('127.0.0.1:9') });
    expect(apart.of('store')).toMatchObject({ level: 'warning', fix: expect.stringContaining('Stop Goalpost') });
    const uri = 'mongodb://me:hush@127.0.0.1:9/?serverSelectionTimeoutMS=3000';
    const { of, found } = await doctor({ ...env, MONGODB_URI: uri });
    expect(of('store')).toMatchObject({
      level: 'error',
      says: expect.stringMatching(/^MONGODB_URI: connect ECONNREFUSED/),
    });
    expect(JSON.stringify(found)).not.toContain('hush');
    expect(of('disk')).toBeUndefined();
    await store.close();
  });
});

describe('the rights of a user of MongoDB', () => {
  // The actions of the built-in roles, from the manual of MongoDB.
  const read = [
    'changeStream',
    'collStats',
    'dbHash',
    'dbStats',
    'find',
    'killCursors',
    'listCollections',
    'listIndexes',
  ];
  const readWrite = [
    ...read,
    'convertToCapped',
    'createCollection',
    'createIndex',
    'dropCollection',
    'dropIndex',
  ].concat(['insert', 'remove', 'renameCollectionSameDB', 'update']);
  const everywhere = { db: '', collection: '' };
  const statusOf = (...authenticatedUserPrivileges: readonly Privilege[]) => ({
    authInfo: { authenticatedUsers: [{ user: 'goalpost', db: 'admin' }], authenticatedUserPrivileges },
    ok: 1,
  });
  type Privilege = NonNullable<
    NonNullable<Parameters<typeof rightsIn>[0]['authInfo']>['authenticatedUserPrivileges']
  >[0];

  it.each([
    ['readWrite', statusOf({ resource: { db: 'goalpost', collection: '' }, actions: readWrite })],
    ['readWriteAnyDatabase', statusOf({ resource: everywhere, actions: readWrite })],
    ['root, which has anything', statusOf({ resource: { anyResource: true }, actions: readWrite })],
  ])('suffice with %s', (_, status) => {
    expect(rightsIn(status, 'goalpost')).toMatchObject({ check: 'rights', level: 'ok' });
  });

  it.each([
    ['read', statusOf({ resource: { db: 'goalpost', collection: '' }, actions: read }), 'lacks insert, update, remove'],
    [
      'another database',
      statusOf({ resource: { db: 'test', collection: '' }, actions: readWrite }),
      'lacks find, insert',
    ],
    [
      'one collection',
      statusOf({ resource: { db: 'goalpost', collection: 'goals' }, actions: readWrite }),
      'lacks find',
    ],
    ['nothing', statusOf(), 'lacks find'],
  ])('do not with %s, and the role is named', (_, status, says) => {
    const found = rightsIn(status, 'goalpost');
    expect(found).toMatchObject({ level: 'error', says: expect.stringContaining(says) });
    expect(found?.fix).toBe('Give the user the role readWrite on goalpost.');
  });

  it('are not spoken of where the server asks nobody who they are', () => {
    expect(rightsIn({ authInfo: { authenticatedUsers: [] } }, 'goalpost')).toBeUndefined();
    expect(rightsIn({}, 'goalpost')).toBeUndefined();
  });
});

describe('what is known of releases', () => {
  const day = (text: string) => new Date(`${text}T12:00:00Z`);

  it.each([
    ['20.18.0', '2026-01-01', 'error'],
    ['18.20.0', '2026-01-01', 'error'],
    ['20.20.2', '2026-01-01', 'ok'],
    ['20.20.2', '2026-03-01', 'warning'],
    ['20.20.2', '2026-11-30', 'warning'],
    ['22.12.0', '2026-11-30', 'ok'],
    ['24.1.0', '2028-05-01', 'warning'],
    ['25.0.0', '2026-11-30', 'warning'],
    ['30.0.0', '2029-11-30', 'ok'],
  ])('Node %s on %s: %s', (version, on, level) => {
    expect(lookAtNode(version, day(on)).level).toBe(level);
  });

  it.each([
    ['2026a', 'ok'],
    ['2025b', 'ok'],
    ['2024b', 'warning'],
    [undefined, 'warning'],
  ])('zone data %s: %s', (version, level) => {
    expect(lookAtZones(version, day('2026-11-30')).level).toBe(level);
  });
});
