import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { BSON, type Collection, type Document } from 'mongodb';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { connect } from '../src/stores/connect.ts';
import { openStores } from '../src/stores/index.ts';
import { digest } from '../test/delivery/support/samples.ts';
import { idleSchedule } from '../test/support/idle.ts';
import { aCheckIn, aRound } from '../test/support/samples.ts';
import { goalOf } from './crowd.ts';
import type { Assumed, Kept } from './scale-plan.ts';

/** Months that a message is remembered, and years of rounds and answers, of which none is ever deleted. */
const MONTHS_OF_MESSAGES = 13;
const YEARS = 2;
/** Of a team in a month: a prompt for each person, a summary, a celebration, and a digest for each week, besides the round. */
const OTHER_MESSAGES_A_MONTH = 1 + 1 + 1 + 1 + 4;
const GOALS_OF_TEAM = 10;
const SCHEDULES_OF_TEAM = 6;
/** That a key has besides its values: where the document is, and its own length. */
const KEY_OVERHEAD_BYTES = 10;
const NOW = new Date('2026-10-05T09:00:00Z');

/** What a team leaves in each of the large collections: documents as the bot writes them, measured with all their keys. */
export async function keptOfTeam({ peopleInTeam }: Pick<Assumed, 'peopleInTeam'>): Promise<Kept[]> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-scale-'));
  const store = await startEmbeddedStore({ file: join(folder, 'goalpost.db') });
  const { db, close } = await connect(store.uri, 'scale');
  try {
    const ids = { ...createIds(), next: () => '0123456789abcdef0123456789abcdef' };
    const stores = await openStores(db, { clock: { now: () => NOW }, ids, noticeKinds: NOTICE_KINDS });
    const goal = goalOf(0, 0);
    await stores.goals.save({ ...goal, kpiId: goal.id });
    const channel = { channel: 'C0123456789' };
    const id = 'team-0123456789|digest|2026-W40';
    await stores.outbox.enqueue({ id, workspace: 'T0123456789', to: channel, notice: digest(), notBefore: NOW });
    const posted = { ...channel, ts: '1790000000.000000', shown: 1, contentHash: '0'.repeat(64) };
    await db.collection('outbox').updateOne({}, { $set: { state: 'sent', posted, shownAt: NOW } });
    const { id: round, ...rest } = aRound();
    const checkIn = aCheckIn(83.5);
    const entries = [0, 1].map((one) => ({ goal: goalOf(0, one).id, checkIn }));
    const insert = (name: string, key: string, fields: Document) =>
      db.collection(name).insertOne({ ...fields, _id: key as never });
    await insert('rounds', round, rest);
    await insert('answers', ids.next(), { workspace: 'T1', person: 'U0P00000', at: NOW, entries, applied: true });
    await insert('schedules', 'team-0123456789|quarterly', idleSchedule(1, NOW.getTime()));
    const months = 12 * YEARS;
    const counts: Readonly<Record<string, number>> = {
      outbox: (peopleInTeam + OTHER_MESSAGES_A_MONTH) * MONTHS_OF_MESSAGES,
      answers: peopleInTeam * months,
      rounds: months,
      goals: GOALS_OF_TEAM,
      schedules: SCHEDULES_OF_TEAM,
    };
    const kept: Kept[] = [];
    for (const [kind, ofTeam] of Object.entries(counts)) {
      kept.push({ kind, ofTeam, ...(await sizeIn(db.collection(kind))) });
    }
    return kept;
  } finally {
    await close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of the one document of a collection: its bytes, and those of its keys in all indexes that hold it. */
async function sizeIn(collection: Collection): Promise<Pick<Kept, 'bytes' | 'keyBytes'>> {
  const [document] = await collection.find().toArray();
  if (document === undefined) throw new Error(`${collection.collectionName} holds no document`);
  let keyBytes = 0;
  for (const { key, partialFilterExpression = {} } of await collection.indexes()) {
    if ((await collection.countDocuments(partialFilterExpression)) === 0) continue;
    const values = Object.keys(key).map((path) => path.split('.').reduce<unknown>(fieldOf, document) ?? null);
    keyBytes += BSON.calculateObjectSize(values) + KEY_OVERHEAD_BYTES;
  }
  return { bytes: BSON.calculateObjectSize(document), keyBytes };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Document)[name] : undefined;
}
