import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { openStores } from '../../stores/index.ts';
import { MARKER } from '../copy.ts';
import { ageOf, type Finding, failure, ok, warning } from './finding.ts';
import { lookAtRights } from './rights.ts';

const LEAST_VERSION = 5;
/** What is due longer than this did not happen when it should have: a beat comes every five seconds. */
const LATE_MS = 15 * 60_000;

/** Names of the indexes of each collection, as the bot makes them. */
async function expectedIndexes(): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-doctor-'));
  const store = await startEmbeddedStore({ file: join(folder, 'goalpost.db') });
  const client = await MongoClient.connect(store.uri);
  try {
    const db = client.db('expected');
    await openStores(db, {
      clock: { now: () => new Date() },
      ids: { next: () => '', derive: () => '' },
      noticeKinds: new Set(),
    });
    return await indexesIn(db);
  } finally {
    await client.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function indexesIn(db: Db): Promise<Map<string, string[]>> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const all = names.map(async (name) => {
    const indexes = await db.collection(name).indexes();
    return [name, indexes.map((index) => String(index.name))] as const;
  });
  return new Map(await Promise.all(all));
}

async function lookAtVersion(db: Db, place: string): Promise<Finding> {
  const { version } = await db.admin().serverInfo();
  return Number.parseInt(String(version), 10) < LEAST_VERSION
    ? failure('store', `MongoDB ${version} at ${place} is too old.`, 'Use MongoDB 5.0 or later.')
    : ok('store', `${place} answers, version ${version}`);
}

async function lookAtIndexes(db: Db): Promise<Finding> {
  const there = await indexesIn(db);
  if (there.size === 0) return ok('indexes', 'the store is empty; Goalpost makes them at its first start');
  if (there.has(MARKER)) {
    return failure(
      'indexes',
      'A restore or migration into this store is unfinished.',
      'Run the same command again until it is done.',
    );
  }
  const missing = [...(await expectedIndexes())].flatMap(([name, indexes]) =>
    indexes.filter((index) => !there.get(name)?.includes(index)).map((index) => `${name}.${index}`),
  );
  return missing.length > 0
    ? warning('indexes', `${missing.length} are missing, such as ${missing[0]}.`, 'Start Goalpost: it makes them.')
    : ok('indexes', 'all there');
}

/** How long ago the first of some documents was due, or made. */
async function oldestOf(collection: Collection, filter: Document, field: string, now: Date): Promise<string> {
  const first = await collection
    .find(filter)
    .sort({ [field]: 1 })
    .limit(1)
    .next();
  const since: unknown = first?.[field];
  return ageOf(since instanceof Date ? now.getTime() - since.getTime() : 0);
}

interface MessageState {
  readonly state: string;
  readonly needs: string;
}

/** Messages in these states need somebody, whatever their age. */
const STUCK: readonly MessageState[] = [
  {
    state: 'held',
    needs: 'Look for them in Slack: App Home lists them. The optional history scopes of manifest.yml avoid this.',
  },
  { state: 'parked', needs: 'Invite Goalpost to the channel, or choose another one with /goal team.' },
];

async function lookAtMessages(db: Db, now: Date): Promise<Finding[]> {
  const outbox = db.collection('outbox');
  const look = async (check: string, filter: object, field: string, fix: string) => {
    const count = await outbox.countDocuments(filter);
    if (count === 0) return ok(check, 'none');
    return warning(check, `${count}, the oldest for ${await oldestOf(outbox, filter, field, now)}`, fix);
  };
  const late = {
    state: { $in: ['pending', 'sending', 'unknown'] },
    notBefore: { $lt: new Date(now.getTime() - LATE_MS) },
  };
  const fix = 'Start Goalpost, or run goalpost run-once. If it runs, its log says why they wait.';
  return Promise.all([
    look('pending', late, 'notBefore', fix),
    ...STUCK.map(({ state, needs }) => look(state, { state }, 'createdAt', needs)),
  ]);
}

async function lookAtSchedules(db: Db, now: Date): Promise<Finding> {
  const late = { active: true, nextDueAt: { $lt: new Date(now.getTime() - LATE_MS) } };
  const schedules = db.collection('schedules');
  const count = await schedules.countDocuments(late);
  if (count === 0) return ok('schedules', 'none is late');
  const age = await oldestOf(schedules, late, 'nextDueAt', now);
  return warning(
    'schedules',
    `${count} should have run, the first one ${age} ago.`,
    'Start Goalpost, or run goalpost run-once.',
  );
}

/** Zones of teams that this Node does not know: their schedules would stand still. */
async function lookAtTeamZones(db: Db): Promise<Finding> {
  const zones: unknown[] = await db.collection('teams').distinct('zone', { removed: { $exists: false } });
  const unknown = zones.map(String).filter((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }) === undefined;
    } catch {
      return true;
    }
  });
  return unknown.length > 0
    ? failure(
        'team zones',
        `Node.js doesn't know ${unknown.join(', ')}.`,
        'Choose another zone with /goal team, or update Node.js.',
      )
    : ok('team zones', zones.length === 0 ? 'no teams yet' : 'all known');
}

/** Everything that can be seen of a store that is open. */
export async function lookAtStore(db: Db, place: string, now: Date): Promise<Finding[]> {
  const version = await lookAtVersion(db, place);
  const rights = await lookAtRights(db);
  // Without them, the others could not be looked at.
  if (rights?.level === 'error') return [version, rights];
  return [
    version,
    ...(rights === undefined ? [] : [rights]),
    await lookAtIndexes(db),
    ...(await lookAtMessages(db, now)),
    await lookAtSchedules(db, now),
    await lookAtTeamZones(db),
  ];
}
