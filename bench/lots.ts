import { performance } from 'node:perf_hooks';
import type { Db } from 'mongodb';
import type { Delivery } from '../src/delivery/deliver.ts';
import { drain } from '../src/delivery/drain.ts';
import { createPace } from '../src/delivery/pace.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { openOutbox } from '../src/stores/outbox.ts';
import { digest } from '../test/delivery/support/samples.ts';
import { openTestDatabase } from '../test/support/database.ts';

const MESSAGES = 4_000;
const SMOKE_MESSAGES = 200;
const ROUNDS = 5;
/** No more than go at once: what is measured is not Slack's pace. */
const PER_WORKSPACE = 10;
/** Milliseconds that a call to Slack takes. */
const LATENCIES = [0, 100];
const LONGEST_MS = 300_000;
const AT = new Date('2026-05-04T07:00:00Z');
const LOT = 1_000;

/**
 * Messages that go out in a second, from the outbox to the record of their posts, by the time that a call to Slack takes.
 * Slack is a function here, so that all of it is the cost of claims and results. Every message is posted once, or the run
 * throws. Medians, on the embedded store or on the server of MONGODB_URI. Copy this file into another checkout to compare.
 */
export async function benchLots({ smoke = false } = {}): Promise<void> {
  const table: Record<string, object> = {};
  const count = smoke ? SMOKE_MESSAGES : MESSAGES;
  for (const latencyMs of LATENCIES) {
    const runs: Cost[] = [];
    for (let round = 0; round < (smoke ? 1 : ROUNDS); round += 1) runs.push(await costOf(count, latencyMs));
    table[`Slack takes ${latencyMs} ms`] = {
      'messages/s': medianOf(runs.map(({ perSecond }) => perSecond)).toFixed(0),
      'processor ms a message': medianOf(runs.map(({ cpuMs }) => cpuMs)).toFixed(2),
    };
  }
  console.table(table);
}

interface Cost {
  readonly perSecond: number;
  /** Of the bot, and of the store where that is the embedded one. */
  readonly cpuMs: number;
}

const medianOf = (all: readonly number[]): number =>
  all.toSorted((one, other) => one - other)[all.length >> 1] ?? Number.NaN;

async function costOf(count: number, latencyMs: number): Promise<Cost> {
  const database = await openTestDatabase();
  try {
    const posts = new Map<string, number>();
    const clock = { now: () => AT };
    const ids = createIds();
    const outbox = await openOutbox(database.db, { clock, ids, noticeKinds: NOTICE_KINDS });
    await fill(database.db, count);
    const monotonic = () => performance.now();
    const refused = () => Promise.reject(new Error('Only posts were to be made'));
    const deps: Delivery = {
      outbox,
      messenger: {
        post: async ({ id }) => {
          if (latencyMs > 0) await new Promise((done) => setTimeout(done, latencyMs));
          posts.set(id, (posts.get(id) ?? 0) + 1);
          return { kind: 'posted', channel: 'C1', ts: `1.${posts.size}` };
        },
        mustOpen: async () => false,
        edit: refused,
        remove: refused,
        find: refused,
      },
      pace: createPace(monotonic),
      clock,
      monotonic,
      ids,
      hooks: {
        isStillRelevant: async () => true,
        failed: (_, error) => {
          throw error;
        },
      },
    };
    const before = process.cpuUsage();
    const began = performance.now();
    while (posts.size < count) {
      if (performance.now() - began > LONGEST_MS) throw new Error(`only ${posts.size} of ${count} were sent`);
      await drain(deps, AT);
    }
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before);
    const { sent } = await outbox.counts();
    if (sent !== count || [...posts.values()].some((times) => times !== 1)) throw new Error('not each was sent once');
    return { perSecond: count / seconds, cpuMs: (user + system) / 1000 / count };
  } finally {
    await database.close();
  }
}

async function fill(db: Db, count: number): Promise<void> {
  for (let from = 0; from < count; from += LOT) {
    const rows = Array.from({ length: Math.min(LOT, count - from) }, (_, i) => ({
      _id: `m${from + i}` as never,
      ref: `r${from + i}`,
      workspace: `T${Math.floor((from + i) / PER_WORKSPACE)}`,
      to: { channel: `C${from + i}` },
      notice: digest(from + i),
      fingerprint: 'f',
      revision: 1,
      state: 'pending',
      notBefore: AT,
      attempts: 0,
      failures: 0,
      reposts: 0,
      looks: 0,
      createdAt: AT,
    }));
    await db.collection('outbox').insertMany(rows);
  }
}
