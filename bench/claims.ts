import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import type { Document } from 'mongodb';
import type { Delivery } from '../src/delivery/deliver.ts';
import { drain } from '../src/delivery/drain.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { openOutbox } from '../src/stores/outbox.ts';
import { digest } from '../test/delivery/support/samples.ts';
import { AGENDA_COLLECTION, AGENDA_SETTINGS, type AgendaSettings, agendaRow, openAgenda } from './agenda.ts';
import { fillWith, type Ground, type GroundKind } from './ground.ts';
import { median } from './reads.ts';

/** Messages that are due at once; Agenda, and the server, take so long that fewer have to do. */
const MESSAGES = { embedded: { ours: 1000, agenda: 200 }, server: { ours: 200, agenda: 50 } } as const;
const SMOKE_MESSAGES = { ours: 60, agenda: 20 };
/** To so many workspaces, and as many channels as messages: nobody waits for anybody. */
const WORKSPACES = 100;
const ROUNDS = 5;
/** A peer that has not finished after so long never will. */
const LONGEST_MS = 120_000;

export interface Claims {
  /** Messages a second, from a store where all are due until the last is recorded as sent: medians. */
  readonly ours: number;
  readonly agenda: Readonly<Record<keyof typeof AGENDA_SETTINGS, number>>;
  /** Of one round each: how many times as fast as Agenda at its best in that round. Median. */
  readonly times: number;
}

/**
 * How many messages a second are claimed, handed to a Slack that answers at once, and recorded, with no pace to keep;
 * beside Agenda 6. Throws where any is posted twice or not at all.
 */
export async function claimsOn(ground: Ground, { smoke = false } = {}): Promise<Claims> {
  const size = smoke ? SMOKE_MESSAGES : MESSAGES[ground.kind as GroundKind];
  const rounds: { readonly ours: number; readonly agenda: Record<string, number> }[] = [];
  for (let round = 0; round < (smoke ? 1 : ROUNDS); round += 1) {
    const ours = await ourRate(ground, size.ours);
    const agenda: Record<string, number> = {};
    for (const [name, settings] of Object.entries(AGENDA_SETTINGS)) {
      agenda[name] = await agendaRate(ground, size.agenda, settings);
    }
    rounds.push({ ours, agenda });
  }
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    agenda: {
      'at its defaults': median(rounds.map(({ agenda }) => agenda['at its defaults'] ?? Number.NaN)),
      tuned: median(rounds.map(({ agenda }) => agenda['tuned'] ?? Number.NaN)),
    },
    times: median(rounds.map(({ ours, agenda }) => ours / Math.max(...Object.values(agenda)))),
  };
}

async function ourRate({ db }: Ground, count: number): Promise<number> {
  const clock = { now: () => new Date() };
  await db.collection('outbox').deleteMany({});
  const outbox = await openOutbox(db, { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
  const row = await outboxRow(db.collection('outbox'), (id) =>
    outbox.enqueue({ id, workspace: 'T', to: { channel: 'C' }, notice: digest(), notBefore: new Date(0) }),
  );
  await fillWith(db, 'outbox', { to: count }, (i) => ({
    ...row,
    _id: `m${i}`,
    ref: `ref${i}`,
    workspace: `T${i % WORKSPACES}`,
    to: { channel: `C${i}` },
  }));
  const posts = new Map<string, number>();
  const delivery = postingTo(outbox, (id) => posts.set(id, (posts.get(id) ?? 0) + 1));
  const began = performance.now();
  while (posts.size < count) {
    if (performance.now() - began > LONGEST_MS) throw new Error(`${count - posts.size} messages were never posted`);
    await drain(delivery, clock.now());
  }
  const took = performance.now() - began;
  expectOnce(posts, count);
  const { sent, ...others } = await outbox.counts();
  assert.equal(sent, count, `not all are recorded as sent: ${JSON.stringify(others)}`);
  return (count * 1000) / took;
}

/** A row as the outbox writes it, which is made many. */
async function outboxRow(
  rows: { findOneAndDelete(filter: Document): Promise<Document | null> },
  enqueue: (id: string) => Promise<void>,
): Promise<Document> {
  await enqueue('sample');
  const row = await rows.findOneAndDelete({ _id: 'sample' });
  assert(row !== null);
  return row;
}

/** Delivery to a Slack that takes everything at once, at any pace. */
function postingTo(outbox: Delivery['outbox'], posted: (id: string) => void): Delivery {
  const refused = () => Promise.reject(new Error('Only posts were expected'));
  const clock = { now: () => new Date() };
  return {
    outbox,
    messenger: {
      post: async ({ id, to }) => {
        posted(id);
        return { kind: 'posted', channel: 'channel' in to ? to.channel : 'D1', ts: `${Date.now()}.${id}` };
      },
      mustOpen: async () => false,
      edit: refused,
      remove: refused,
      find: refused,
    },
    pace: { take: () => undefined, waitOf: () => undefined, beCautious: () => undefined },
    clock,
    monotonic: () => performance.now(),
    ids: createIds(),
    hooks: {
      isStillRelevant: async () => true,
      failed: (_id, error) => {
        throw error;
      },
    },
  };
}

async function agendaRate(ground: Ground, count: number, settings: AgendaSettings): Promise<number> {
  const db = ground.beside('agenda');
  await db.collection(AGENDA_COLLECTION).deleteMany({});
  const posts = new Map<string, number>();
  let took = 0;
  let began = 0;
  const agenda = await openAgenda(db, settings, (id) => {
    posts.set(id, (posts.get(id) ?? 0) + 1);
    took = performance.now() - began;
  });
  const row = await agendaRow(agenda, db, new Date(Date.now() - 1000));
  await fillWith(db, AGENDA_COLLECTION, { to: count }, (i) => row(`m${i}`));
  began = performance.now();
  await agenda.start();
  while (posts.size < count) {
    if (performance.now() - began > LONGEST_MS) throw new Error(`Agenda never ran ${count - posts.size} of its jobs`);
    await new Promise((done) => setTimeout(done, 5));
  }
  await agenda.drain({ timeout: LONGEST_MS });
  await agenda.stop();
  expectOnce(posts, count);
  return (count * 1000) / took;
}

function expectOnce(posts: ReadonlyMap<string, number>, count: number): void {
  assert.equal(posts.size, count, 'every message is posted');
  assert(
    [...posts.values()].every((times) => times === 1),
    'no message is posted twice',
  );
}
