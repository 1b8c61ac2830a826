import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../src/domain/message/delivery.ts';
import { MAX_KUDOS } from '../../src/domain/message/outbox-message.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { type Outbox, openOutbox } from '../../src/stores/outbox.ts';
import { fingerprintOf } from '../../src/stores/outbox-row.ts';
import { countingIds, digest, dispatch, handClock } from '../delivery/support/samples.ts';
import { keepEverything, openTestDatabase } from '../support/database.ts';
import { aGoal, history } from '../support/samples.ts';
import { english, noticeMessage } from '../support/texts.ts';

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
});

const claim = async (id: string, attempt = 'a1') => {
  const message = await outbox.claim(id, attempt, LEASE_MS, clock.now());
  if (!message) throw new Error(`${id} could not be claimed`);
  return message;
};
const sent = async (id: string) => {
  await claim(id, 'sent');
  await outbox.finish(id, 'sent', { kind: 'shown', channel: 'C1', ts: '1.1' }, clock.now());
};

describe('queueing', () => {
  it('queues a message once, with a ref of its own', async () => {
    await outbox.enqueue(dispatch('m'));
    const first = await outbox.get('m');
    expect(first).toMatchObject({ state: 'pending', revision: 1, ref: 'ref1', attempts: 0, createdAt: clock.now() });
    await outbox.enqueue(dispatch('m'));
    expect(await outbox.get('m')).toEqual(first);
    expect((await outbox.get('m'))?.notice).toEqual(digest());
  });

  it('of many at the same time makes one', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => outbox.enqueue(dispatch('m', { notice: digest(index) }))),
    );
    expect(await outbox.counts()).toMatchObject({ pending: 1, sent: 0 });
    expect((await outbox.get('m'))?.revision).toBe(12);
  });

  it('gives a waiting message the notice that is desired last', async () => {
    await outbox.enqueue(dispatch('m'));
    await outbox.enqueue(dispatch('m', { notice: digest(7) }));
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', revision: 2, notice: { activeGoals: 7 } });
  });

  it('makes an edit of a message that stands in Slack, not sooner than three seconds after it was shown', async () => {
    await outbox.enqueue(dispatch('m'));
    await sent('m');
    clock.forward(1000);
    await outbox.enqueue(dispatch('m', { notice: digest(7) }));
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', posted: { shown: 1 }, revision: 2 });
    expect(await outbox.due(clock.now(), 5)).toEqual([]);
    clock.forward(2000);
    expect(await outbox.due(clock.now(), 5)).toHaveLength(1);
  });

  it('lets an edit of what was shown long ago go at once, and never waits for a clock that was set back', async () => {
    await outbox.enqueue(dispatch('m'));
    await sent('m');
    clock.forward(60_000);
    await outbox.amend('m', digest(8));
    expect(await outbox.due(clock.now(), 5)).toHaveLength(1);
    await sent('m');
    clock.set('2026-05-04T05:00:00Z');
    await outbox.amend('m', digest(9));
    clock.forward(3000);
    expect(await outbox.due(clock.now(), 5)).toHaveLength(1);
  });

  it('leaves a claim alone and lets the edit follow its result', async () => {
    await outbox.enqueue(dispatch('m'));
    await claim('m');
    await outbox.amend('m', digest(7));
    expect(await outbox.get('m')).toMatchObject({ state: 'sending', revision: 2, lease: { attempt: 'a1' } });
    await outbox.finish('m', 'a1', { kind: 'shown', channel: 'C1', ts: '1.1' }, clock.now());
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', posted: { ts: '1.1', shown: 1 } });
    expect((await outbox.nextDueAt())?.getTime()).toBe(clock.now().getTime() + 3000);
  });

  it('shows once more what can be shown in a better way, also what is on its way by then', async () => {
    await outbox.enqueue(dispatch('m'));
    await outbox.showAgain('m');
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', revision: 1 });
    for (const better of ['while it is sent', 'when it stands']) {
      await claim('m');
      if (better === 'while it is sent') await outbox.showAgain('m');
      await outbox.finish('m', 'a1', { kind: 'shown', channel: 'C1', ts: '1.1' }, clock.now());
      if (better === 'when it stands') await outbox.showAgain('m');
      expect(await outbox.due(clock.now(), 5), better).toEqual([]);
      clock.forward(3000);
      expect(await outbox.due(clock.now(), 5), better).toMatchObject([{ id: 'm', posted: { ts: '1.1' } }]);
    }
  });

  it('does not amend what was never queued, nor what already says so', async () => {
    await outbox.amend('m', digest(7));
    expect(await outbox.get('m')).toBeUndefined();
    await outbox.enqueue(dispatch('m'));
    await sent('m');
    await outbox.amend('m', digest());
    expect(await outbox.get('m')).toMatchObject({ state: 'sent', revision: 1 });
  });

  it('sends what waits to the recipient that was named last, at its own time', async () => {
    const notBefore = new Date('2026-05-04T09:00:00Z');
    await outbox.enqueue(dispatch('m', { notBefore }));
    await outbox.enqueue(dispatch('m', { to: { channel: 'C2' } }));
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', to: { channel: 'C2' }, revision: 1, notBefore });
  });

  it('leaves what stands in Slack where it stands', async () => {
    await outbox.enqueue(dispatch('m'));
    await sent('m');
    await outbox.enqueue(dispatch('m', { to: { channel: 'C2' }, notice: digest(7) }));
    expect(await outbox.get('m')).toMatchObject({ to: { channel: 'C1' }, posted: { channel: 'C1' }, revision: 2 });
  });

  it('gives a parked message another chance when it is queued again, where it was or at another recipient', async () => {
    await outbox.enqueue(dispatch('m'));
    await claim('m');
    await outbox.finish('m', 'a1', { kind: 'parked', why: 'is_archived' }, clock.now());
    await outbox.enqueue(dispatch('m'));
    expect((await outbox.get('m'))?.state).toBe('pending');
    await claim('m');
    await outbox.finish('m', 'a1', { kind: 'parked', why: 'is_archived' }, clock.now());
    await outbox.enqueue(dispatch('m', { to: { channel: 'C2' } }));
    expect(await outbox.get('m')).toMatchObject({ state: 'pending', to: { channel: 'C2' } });
  });
});

describe('whether anybody may have seen a message', () => {
  it('is told by what became of it', async () => {
    const seen = () => outbox.mayHaveArrived('m');
    expect(await seen()).toBe(false);
    await outbox.enqueue(dispatch('m'));
    expect(await seen()).toBe(false);
    const message = await claim('m');
    expect(await seen()).toBe(true);
    await outbox.finish('m', 'a1', { kind: 'again', notBefore: clock.now(), why: 'ratelimited' }, clock.now());
    expect(await seen()).toBe(false);
    await sent('m');
    expect(await seen()).toBe(true);
    await outbox.enqueue(dispatch('late'));
    await outbox.skip({ ...message, id: 'late', revision: 1 }, 'expired');
    expect(await outbox.mayHaveArrived('late')).toBe(false);
  });
});

describe('kudos', () => {
  it('are kept by name for five hundred people, each once, and then say that there is no room', async () => {
    const goal = aGoal({ checkIns: history(80, 85) });
    const reached = { what: 'target', key: 'target', value: 85, unit: { kind: 'percent' } } as const;
    const about = { title: goal.title, goal: goal.id, owner: goal.owner };
    const standing = standingOf(goal, '2026-07-02', (id) => id);
    const notice = { kind: 'celebration', teamName: 'A', reached: { ...reached, ...about }, standing } as const;
    await outbox.enqueue(dispatch('m', { notice }));
    const given = await Promise.all(
      Array.from({ length: MAX_KUDOS }, (_, index) => outbox.addKudos('m', { person: `U${index}`, name: `P${index}` })),
    );
    expect(new Set(given)).toEqual(new Set(['given']));
    expect(await outbox.addKudos('m', { person: 'ULATE', name: 'Late' })).toBe('full');
    expect(await outbox.addKudos('m', { person: 'U7', name: 'P7' })).toBe('already');
    const message = await outbox.get('m');
    expect(message?.kudos).toHaveLength(500);
    const { text, blocks } = noticeMessage(notice, english(), message?.kudos);
    expect(text).toMatch(/Kudos from P\d+, P\d+, P\d+ and 497 others/);
    expect(blocks).toHaveLength(3);
  });
});

describe('a message of several things', () => {
  it('is found and revised under each of its ids, and is one message', async () => {
    await outbox.enqueue(dispatch('m', { aliases: ['line 1', 'line 2'] }));
    expect((await outbox.find('m'))?.id).toBe('m');
    expect((await outbox.find('line 2'))?.id).toBe('m');
    expect(await outbox.find('line 3')).toBeUndefined();
    await outbox.update('line 1', () => digest(8));
    expect(await outbox.get('m')).toMatchObject({ notice: { activeGoals: 8 }, revision: 2 });
    await outbox.update('line 1', () => digest(8));
    expect((await outbox.get('m'))?.revision).toBe(2);
  });
});

describe('claiming', () => {
  it('is for one of many', async () => {
    await outbox.enqueue(dispatch('m'));
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) => outbox.claim('m', `a${index}`, LEASE_MS, clock.now())),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await outbox.get('m'))?.attempts).toBe(1);
  });

  it('ends by the clock of the store, whatever ours says', async () => {
    await outbox.enqueue(dispatch('m'));
    clock.set('2099-01-01T00:00:00Z');
    const before = Date.now();
    const message = await claim('m');
    const after = Date.now();
    const from = (message.lease?.until.getTime() ?? 0) - LEASE_MS;
    // A server's clock may differ from ours.
    expect(from).toBeGreaterThan(before - 20_000);
    expect(from).toBeLessThan(after + 20_000);
    expect(await outbox.expireLeases(clock.now())).toBe(0);
  });

  it('that ran out makes the message unknown, and its holder may not write any more', async () => {
    await outbox.enqueue(dispatch('m'));
    await outbox.claim('m', 'stale', -1000, clock.now());
    expect(await outbox.expireLeases(clock.now())).toBe(1);
    expect(await outbox.get('m')).toMatchObject({ state: 'unknown', claimed: 1, why: 'lease expired' });
    expect(await outbox.finish('m', 'stale', { kind: 'shown', channel: 'C1', ts: '1.1' }, clock.now())).toBe(false);
    expect((await outbox.get('m'))?.state).toBe('unknown');
  });

  it('by a successor is safe from the one before', async () => {
    await outbox.enqueue(dispatch('m'));
    await outbox.claim('m', 'stale', -1000, clock.now());
    await outbox.expireLeases(clock.now());
    const [unknown] = await outbox.unresolved(clock.now(), 5);
    if (!unknown) throw new Error('nothing to resolve');
    expect(await outbox.resolve(unknown, { kind: 'resend', why: 'absent' }, clock.now())).toBe(true);
    await claim('m', 'successor');
    expect(await outbox.finish('m', 'stale', { kind: 'parked', why: 'x' }, clock.now())).toBe(false);
    expect(await outbox.resolve(unknown, { kind: 'resend', why: 'absent' }, clock.now())).toBe(false);
    expect((await outbox.get('m'))?.lease?.attempt).toBe('successor');
  });
});

describe('waiting', () => {
  it('lists what is due, the longest waiting first', async () => {
    await outbox.enqueue(dispatch('later', { notBefore: new Date('2026-05-04T07:00:01Z') }));
    await outbox.enqueue(dispatch('b', { notBefore: new Date('2026-05-04T06:00:00Z') }));
    await outbox.enqueue(dispatch('a'));
    expect((await outbox.due(clock.now(), 10)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await outbox.due(clock.now(), 1)).map(({ id }) => id)).toEqual(['b']);
    expect((await outbox.nextDueAt())?.toISOString()).toBe('2026-05-04T06:00:00.000Z');
  });

  it('postpones one recipient or a whole workspace, and shortens no wait', async () => {
    const far = new Date('2026-06-01T00:00:00Z');
    await outbox.enqueue(dispatch('a'));
    await outbox.enqueue(dispatch('far', { notBefore: far }));
    await outbox.enqueue(dispatch('other', { to: { channel: 'C2' } }));
    await outbox.enqueue(dispatch('elsewhere', { workspace: 'T2' }));
    const until = new Date('2026-05-04T07:00:30Z');
    expect(await outbox.defer({ workspace: 'T1', to: { channel: 'C1' } }, until)).toBe(1);
    expect((await outbox.due(clock.now(), 10)).map(({ id }) => id)).toEqual(['elsewhere', 'other']);
    expect(await outbox.claim('a', 'a1', LEASE_MS, clock.now())).toBeUndefined();
    await outbox.defer({ workspace: 'T1' }, until);
    expect((await outbox.due(clock.now(), 10)).map(({ id }) => id)).toEqual(['elsewhere']);
    expect((await outbox.get('far'))?.notBefore).toEqual(far);
  });

  it('leaves a message of a kind that only a newer version knows to that one', async () => {
    await outbox.enqueue(dispatch('known'));
    await outbox.enqueue(dispatch('newer'));
    await database.db
      .collection('outbox')
      .updateOne({ _id: 'newer' as never }, { $set: { 'notice.kind': 'of-tomorrow' } });
    expect((await outbox.due(clock.now(), 9)).map(({ id }) => id)).toEqual(['known']);
    expect(await outbox.counts()).toMatchObject({ pending: 2, parked: 0 });
    const kinds = new Set([...NOTICE_KINDS, 'of-tomorrow']);
    const newer = await openOutbox(database.db, { clock, ids: countingIds('ref'), noticeKinds: kinds });
    expect((await newer.due(clock.now(), 9)).map(({ id }) => id)).toEqual(['known', 'newer']);
  });

  it('puts a message that cannot be read aside', async () => {
    await outbox.enqueue(dispatch('a'));
    await database.db.collection('outbox').updateOne({}, { $set: { to: 'nobody' } });
    await outbox.enqueue(dispatch('b'));
    expect((await outbox.due(clock.now(), 10)).map(({ id }) => id)).toEqual(['b']);
    expect(await outbox.counts()).toMatchObject({ parked: 1, pending: 1 });
  });
});

describe('the fingerprint of a notice', () => {
  it('does not depend on the order of keys or on absent ones', () => {
    expect(fingerprintOf({ a: 1, b: { d: undefined, c: [1, 2] } })).toBe(fingerprintOf({ b: { c: [1, 2] }, a: 1 }));
    expect(fingerprintOf({ a: [1, 2] })).not.toBe(fingerprintOf({ a: [2, 1] }));
  });
});
