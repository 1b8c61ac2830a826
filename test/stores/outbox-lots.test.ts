import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../src/domain/message/delivery.ts';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { type Outbox, openOutbox } from '../../src/stores/outbox.ts';
import { countingIds, dispatch, handClock } from '../delivery/support/samples.ts';
import { keepEverything, openTestDatabase } from '../support/database.ts';

const IDS = ['a', 'b', 'c', 'd'];
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let clock: ReturnType<typeof handClock>;
let outbox: Outbox;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.collection('outbox').deleteMany({});
  clock = handClock();
  outbox = await openOutbox(database.db, { clock, ids: countingIds('ref'), noticeKinds: NOTICE_KINDS });
  await keepEverything(database.db);
  for (const id of IDS) await outbox.enqueue(dispatch(id, { to: { channel: `C${id}` } }));
});

const claimAll = () => Promise.all(IDS.map((id) => outbox.claim(id, `by ${id}`, LEASE_MS, clock.now())));
const attemptOf = async (id: string) => (await outbox.get(id))?.lease?.attempt ?? '';
const shown = (ts: string) => ({ kind: 'shown', channel: 'C1', ts, contentHash: `hash of ${ts}` }) as const;

describe('claims that go together', () => {
  it('are one of each message, under one attempt', async () => {
    const claimed = await claimAll();
    expect(claimed.map((message) => message?.id)).toEqual(IDS);
    expect(new Set(claimed.map((message) => message?.lease?.attempt))).toEqual(new Set(['by a']));
    expect(claimed.map((message) => message?.state)).toEqual(IDS.map(() => 'sending'));
  });

  it('leave out what another has, what is not due, and what is asked for twice', async () => {
    await outbox.claim('a', 'another', LEASE_MS, clock.now());
    await outbox.enqueue(dispatch('later', { notBefore: new Date('2026-05-04T07:00:01Z') }));
    const asked = ['a', 'b', 'b', 'later', 'never queued', 'c'];
    const claimed = await Promise.all(asked.map((id) => outbox.claim(id, 'mine', LEASE_MS, clock.now())));
    expect(claimed.map((message) => message?.id)).toEqual([undefined, 'b', undefined, undefined, undefined, 'c']);
    expect(await attemptOf('a')).toBe('another');
  });
});

describe('results that go together', () => {
  it('write to each its own', async () => {
    await claimAll();
    const written = await Promise.all(IDS.map((id) => outbox.finish(id, 'by a', shown(id), clock.now())));
    expect(written).toEqual([true, true, true, true]);
    for (const id of IDS) {
      const message = await outbox.get(id);
      expect(message).toMatchObject({ state: 'sent', posted: { ts: id, shown: 1, contentHash: `hash of ${id}` } });
      expect(message).not.toHaveProperty('lease');
    }
  });

  it('are the same, field by field, as those that go alone', async () => {
    await claimAll();
    await outbox.amend('b', { ...dispatch('b').notice, activeGoals: 77 } as never);
    await Promise.all(['a', 'b'].map((id) => outbox.finish(id, 'by a', shown('1.1'), clock.now())));
    await outbox.finish('c', 'by a', shown('1.1'), clock.now());
    await outbox.amend('d', { ...dispatch('d').notice, activeGoals: 77 } as never);
    await outbox.finish('d', 'by a', shown('1.1'), clock.now());
    const rest = async (id: string) => {
      const { id: _, ref: __, to: ___, ...same } = (await outbox.get(id)) ?? {};
      return same;
    };
    expect(await rest('a')).toEqual(await rest('c'));
    expect(await rest('b')).toEqual(await rest('d'));
    expect(await outbox.get('b')).toMatchObject({ state: 'pending', revision: 2, posted: { shown: 1 } });
  });

  it('are refused to who lost the claim, and to nobody else', async () => {
    await claimAll();
    await database.db.collection('outbox').updateOne({ _id: 'b' as never }, { $set: { 'lease.until': new Date(0) } });
    await outbox.expireLeases(clock.now());
    const written = await Promise.all(IDS.map((id) => outbox.finish(id, 'by a', shown(id), clock.now())));
    expect(written).toEqual([true, false, true, true]);
    expect(await outbox.get('b')).toMatchObject({ state: 'unknown', why: 'lease expired' });
  });

  it('of all kinds are told apart', async () => {
    await claimAll();
    const later = new Date('2026-05-04T07:10:00Z');
    const [a, ...others] = await Promise.all([
      outbox.finish('a', 'another', { kind: 'parked', why: 'x' }, clock.now()),
      outbox.finish('b', 'by a', { kind: 'again', notBefore: later, why: 'rate_limited' }, clock.now()),
      outbox.finish('c', 'by a', { kind: 'unknown', lookAt: later, why: 'timeout' }, clock.now()),
      outbox.finish('d', 'by a', shown('4'), clock.now()),
    ]);
    expect([a, ...others]).toEqual([false, true, true, true]);
    const states = await Promise.all(IDS.map(async (id) => (await outbox.get(id))?.state));
    expect(states).toEqual(['sending', 'pending', 'unknown', 'sent']);
  });
});

it('waits that go together are each of its own length, and none for what changed meanwhile', async () => {
  const messages = await outbox.due(clock.now(), 10);
  await outbox.claim('a', 'another', LEASE_MS, clock.now());
  const until = (index: number) => new Date(clock.now().getTime() + (index + 1) * 1000);
  const written = await Promise.all(messages.map((message, index) => outbox.wait(message, until(index))));
  expect(written).toEqual([false, true, true, true]);
  const waits = await Promise.all(IDS.slice(1).map(async (id) => (await outbox.get(id))?.notBefore));
  expect(waits).toEqual([until(1), until(2), until(3)]);
});

it('a channel that takes a message gets what had nowhere to go in it, and no other does', async () => {
  await Promise.all(IDS.map((id) => outbox.claim(id, 'x', LEASE_MS, clock.now())));
  for (const id of IDS) await outbox.finish(id, 'x', { kind: 'parked', why: 'is_archived' }, clock.now());
  await Promise.all(['Ca', 'Cb', 'Ca'].map((channel) => outbox.retryIn('T1', channel)));
  const states = await Promise.all(IDS.map(async (id) => (await outbox.get(id))?.state));
  expect(states).toEqual(['pending', 'pending', 'parked', 'parked']);
});
