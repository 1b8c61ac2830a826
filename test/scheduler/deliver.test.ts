import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../src/domain/delivery.ts';
import { deliver } from '../../src/scheduler/deliver.ts';
import { drain } from '../../src/scheduler/drain.ts';
import { openTestDatabase } from '../support/database.ts';
import { deliveryOn } from './support/delivery.ts';
import { digest, dispatch, summary } from './support/samples.ts';
import { startTinySlack } from './support/tiny-slack.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let slack: Awaited<ReturnType<typeof startTinySlack>>;
let on: Awaited<ReturnType<typeof deliveryOn>>;

beforeAll(async () => {
  database = await openTestDatabase();
  slack = await startTinySlack();
});
afterAll(async () => {
  await slack.close();
  await database.close();
});
beforeEach(async () => {
  await database.db.collection('outbox').deleteMany({});
  slack.reset();
  on = await deliveryOn(database, slack);
});

const tick = () => drain(on.deps, on.clock.now());
/** Ticks until nothing is left to do, as the heartbeat would, and says how often. */
async function settle(): Promise<void> {
  for (let ticks = 0; ticks < 20; ticks += 1) {
    await tick();
    const next = await on.outbox.nextDueAt();
    if (!next) return;
    on.pass(Math.max(1, next.getTime() - on.clock.now().getTime()));
  }
  throw new Error('it never came to rest');
}

describe('a message', () => {
  it('is posted once, under its id, and edited in place from then on', async () => {
    await on.outbox.put(dispatch('m'));
    expect(await tick()).toEqual({ posted: 1 });
    expect(await tick()).toEqual({});
    await on.outbox.put(dispatch('m', { notice: digest(7) }));
    on.pass(3000);
    expect(await tick()).toEqual({ edited: 1 });
    expect(slack.messages).toMatchObject([
      { channel: 'C1', text: 'digest 7', metadata: { event_type: 'goalpost_message', event_payload: { id: 'id1' } } },
    ]);
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
    expect(slack.calls[0]?.call).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  it('whose numbers moved and whose words did not is left as it stands', async () => {
    await on.outbox.put(dispatch('m'));
    await tick();
    on.pass(3000);
    await on.outbox.amend('m', { ...digest(), dueSoon: [], teamName: 'A name that the test does not draw' });
    expect(await tick()).toEqual({ unchanged: 1 });
    expect(await on.outbox.get('m')).toMatchObject({ state: 'sent', revision: 2, posted: { shown: 2 } });
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  it('is edited where an edit may have come through in between, though its words are those of before', async () => {
    await on.outbox.put(dispatch('m'));
    await tick();
    on.pass(3000);
    slack.faults.push({ when: 'after', do: 'http-500', method: 'chat.update' });
    await on.outbox.amend('m', digest(9));
    expect(await tick()).toEqual({ again: 1 });
    await on.outbox.amend('m', digest(4));
    await settle();
    expect(slack.messages.map(({ text }) => text)).toEqual(['digest 4']);
  });

  it('is edited again where its editor died and nobody knows what it shows', async () => {
    await on.outbox.put(dispatch('m'));
    await tick();
    on.pass(3000);
    await on.outbox.amend('m', digest(9));
    await on.outbox.claim('m', 'of one who dies', -1, on.clock.now());
    await on.outbox.amend('m', digest(4));
    await settle();
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
  });

  it('to a person goes to the direct message, which is opened once', async () => {
    await on.outbox.put(dispatch('a', { to: { user: 'U1' } }));
    await on.outbox.put(dispatch('b', { to: { user: 'U1' } }));
    await tick();
    expect(slack.in('DU1')).toHaveLength(2);
    expect(slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
  });

  it('in a thread waits for its parent, and is not sent where that never comes', async () => {
    await on.outbox.put(dispatch('parent', { notBefore: new Date('2026-05-04T07:00:10Z') }));
    await on.outbox.put(dispatch('reply', { inThreadOf: 'parent', notice: summary() }));
    await on.outbox.put(dispatch('orphan', { inThreadOf: 'nothing', notice: summary() }));
    expect(await tick()).toEqual({ waiting: 1, skipped: 1 });
    await settle();
    expect(await on.state('orphan')).toBe('skipped');
    expect(slack.messages.map(({ text }) => text)).toEqual(['digest 4', 'summary']);
    expect(slack.messages[1]?.threadTs).toBe(slack.messages[0]?.ts);
  });

  it('that comes too late or is not wanted any more is skipped', async () => {
    await on.outbox.put(dispatch('late', { expiresAt: new Date('2026-05-04T06:59:59Z') }));
    await on.outbox.put(dispatch('answered'));
    on.unwanted.add('answered');
    expect(await tick()).toEqual({ skipped: 2 });
    expect(slack.calls).toEqual([]);
    expect((await on.outbox.get('late'))?.why).toBe('expired');
  });

  it('is edited even when the time for sending it is over', async () => {
    await on.outbox.put(dispatch('m', { expiresAt: new Date('2026-05-04T07:00:30Z') }));
    await tick();
    on.pass(60_000);
    on.unwanted.add('m');
    await on.outbox.amend('m', digest(9));
    expect(await tick()).toEqual({ edited: 1 });
  });

  it('that somebody deleted is posted anew once', async () => {
    await on.outbox.put(dispatch('m'));
    for (let round = 1; round <= 3; round += 1) {
      await settle();
      slack.messages.length = 0;
      await on.outbox.amend('m', digest(round * 10));
      on.pass(3000);
    }
    await settle();
    const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts).toHaveLength(2);
    expect(await on.outbox.get('m')).toMatchObject({ state: 'skipped', why: 'deleted', reposts: 1 });
  });
});

describe('an outcome that is unknown', () => {
  it.each([
    ['a reset', 'reset'],
    ['a timeout', 'hang'],
    ['a 500', 'http-500'],
  ] as const)('after %s behind the post is found out: one message', async (_name, fault) => {
    slack.faults.push({ when: 'after', do: fault, method: 'chat.postMessage' });
    await on.outbox.put(dispatch('m'));
    expect(await tick()).toEqual({ unknown: 1 });
    on.pass(5000);
    expect(await tick()).toEqual({ found: 1 });
    expect(slack.in('C1')).toHaveLength(1);
    expect(await on.outbox.get('m')).toMatchObject({ state: 'sent', posted: { ts: slack.messages[0]?.ts, shown: 1 } });
  });

  it.each([
    ['a reset', 'reset'],
    ['a 500', 'http-500'],
  ] as const)('after %s before the post is absent twice, a minute apart, and sent again', async (_name, fault) => {
    slack.faults.push({ when: 'before', do: fault, method: 'chat.postMessage' });
    await on.outbox.put(dispatch('m', { to: { user: 'U1' } }));
    await tick();
    on.pass(5000);
    expect(await tick()).toEqual({ absent: 1 });
    on.pass(59_000);
    expect(await tick()).toEqual({});
    on.pass(1000);
    expect(await tick()).toEqual({ resend: 1, posted: 1 });
    expect(slack.in('DU1')).toHaveLength(1);
  });

  it('of internal_error is looked for, too', async () => {
    slack.faults.push({ error: 'internal_error', method: 'chat.postMessage' });
    await on.outbox.put(dispatch('m'));
    expect(await tick()).toEqual({ unknown: 1 });
    await settle();
    expect(slack.in('C1')).toHaveLength(1);
  });

  it('is held where the app has no right to look', async () => {
    on.scopes.delete('im:history');
    slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await on.outbox.put(dispatch('m', { to: { user: 'U1' } }));
    await tick();
    on.pass(5000);
    expect(await tick()).toEqual({ held: 1 });
    on.pass(3_600_000);
    expect(await tick()).toEqual({});
    expect(await on.outbox.counts()).toMatchObject({ held: 1 });
    expect(slack.in('DU1')).toHaveLength(1);
  });

  it('waits where the search itself fails, and is held after a day of that', async () => {
    slack.faults.push({ when: 'before', do: 'reset', method: 'chat.postMessage' });
    slack.faults.push({ error: 'internal_error', method: 'conversations.history', times: 99 });
    await on.outbox.put(dispatch('m'));
    await tick();
    on.pass(5000);
    expect(await tick()).toEqual({ later: 1 });
    on.pass(25 * 3_600_000);
    expect(await tick()).toEqual({ held: 1 });
  });

  it('in a thread is looked for among the replies', async () => {
    await on.outbox.put(dispatch('parent'));
    await settle();
    slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await on.outbox.put(dispatch('reply', { inThreadOf: 'parent', notice: summary() }));
    await settle();
    expect(slack.messages).toHaveLength(2);
    expect(await on.state('reply')).toBe('sent');
  });

  it('is held where there is more to look through than the app may read', async () => {
    slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await on.outbox.put(dispatch('m'));
    await tick();
    const later = { channel: 'C1', text: 'talk' };
    for (let count = 0; count < 90; count += 1) slack.messages.push({ ...later, ts: `${1_777_879_000 + count}.1` });
    on.pass(5000);
    expect(await tick()).toEqual({ held: 1 });
  });

  it('of an edit is not looked for: it is done again', async () => {
    await on.outbox.put(dispatch('m'));
    await tick();
    on.pass(3000);
    await on.outbox.amend('m', digest(5));
    slack.faults.push({ when: 'after', do: 'reset', method: 'chat.update' });
    expect(await tick()).toEqual({ again: 1 });
    await settle();
    expect(slack.messages).toMatchObject([{ text: 'digest 5' }]);
    expect(await on.state('m')).toBe('sent');
  });
});

describe('whoever sends', () => {
  it('and dies after the claim leaves a message that is looked for and then sent', async () => {
    await on.outbox.put(dispatch('m'));
    await on.outbox.claim('m', 'dead', -1000, on.clock.now());
    expect(await tick()).toEqual({ expired: 1, absent: 1 });
    await settle();
    expect(slack.in('C1')).toHaveLength(1);
  });

  it('and dies after the post leaves one that is found', async () => {
    await on.outbox.put(dispatch('m'));
    const claimed = await on.outbox.claim('m', 'dead', -1000, on.clock.now());
    if (!claimed) throw new Error('not claimed');
    const { workspace, to, ref, notice } = claimed;
    await on.deps.messenger.post({ workspace, to, ref, notice });
    expect(await tick()).toEqual({ expired: 1, found: 1 });
    expect(slack.in('C1')).toHaveLength(1);
  });

  it('and oversleeps between claim and post does not post', async () => {
    await on.outbox.put(dispatch('m'));
    const [message] = await on.outbox.due(on.clock.now(), 1);
    if (!message) throw new Error('nothing is due');
    const { claim } = on.outbox;
    const slow = {
      ...on.deps,
      outbox: {
        ...on.outbox,
        claim: async (...args: Parameters<typeof claim>) => {
          const claimed = await claim(...args);
          on.oversleep(LEASE_MS);
          return claimed;
        },
      },
    };
    expect(await deliver(slow, message)).toBe('again');
    expect(slack.calls).toEqual([]);
    expect(await tick()).toEqual({ posted: 1 });
  });

  it('and lost the claim while posting writes nothing', async () => {
    await on.outbox.put(dispatch('m'));
    const [message] = await on.outbox.due(on.clock.now(), 1);
    if (!message) throw new Error('nothing is due');
    const { finish } = on.outbox;
    const paused = {
      ...on.deps,
      outbox: {
        ...on.outbox,
        finish: async (...args: Parameters<typeof finish>) => {
          await database.db.collection('outbox').updateOne({}, { $set: { 'lease.until': new Date(0) } });
          await on.outbox.expireLeases(on.clock.now());
          return finish(...args);
        },
      },
    };
    expect(await deliver(paused, message)).toBe('lost');
    expect(await on.state('m')).toBe('unknown');
    await settle();
    expect(slack.in('C1')).toHaveLength(1);
  });

  it('in two processes at once posts each message once', async () => {
    const messages = Array.from({ length: 12 }, (_, index) => `m${index}`);
    for (const id of messages) await on.outbox.put(dispatch(id, { to: { channel: `C${id}` } }));
    await Promise.all([tick(), tick(), tick()]);
    await settle();
    expect(new Set(slack.messages.map(({ channel }) => channel)).size).toBe(12);
    expect(slack.messages).toHaveLength(12);
  });

  it.each([-10, 10])('and whose clock is %i minutes off finds what it posted', async (minutes) => {
    on.clock.forward(minutes * 60_000);
    await on.outbox.put(dispatch('m', { notBefore: on.clock.now() }));
    slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await settle();
    expect(slack.in('C1')).toHaveLength(1);
    expect(await on.state('m')).toBe('sent');
  });

  it('begins no further message when Slack has taken too long', async () => {
    await on.outbox.put(dispatch('a'));
    await on.outbox.put(dispatch('b', { to: { channel: 'C1' }, notBefore: new Date('2026-05-04T06:00:00Z') }));
    const { post } = on.deps.messenger;
    const slow = {
      ...on.deps,
      messenger: {
        ...on.deps.messenger,
        post: (message: Parameters<typeof post>[0]) => {
          on.oversleep(30_000);
          return post(message);
        },
      },
    };
    expect(await drain(slow, on.clock.now())).toEqual({ posted: 1 });
    expect(await on.state('a')).toBe('pending');
    expect(await tick()).toEqual({ posted: 1 });
  });

  it('stops between two messages when told to', async () => {
    await on.outbox.put(dispatch('m'));
    const stopping = new AbortController();
    stopping.abort();
    await drain(on.deps, on.clock.now(), stopping.signal);
    expect(await on.state('m')).toBe('pending');
  });
});

describe('what goes wrong for one', () => {
  it('does not hold up another: a rate limit on a channel', async () => {
    slack.faults.push({ retryAfter: 30, channel: 'C1' });
    await on.outbox.put(dispatch('a'));
    await on.outbox.put(dispatch('b'));
    await on.outbox.put(dispatch('c', { to: { channel: 'C2' } }));
    expect(await tick()).toMatchObject({ again: 1, posted: 1 });
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['C2']);
    on.pass(29_000);
    await tick();
    expect(slack.in('C1')).toHaveLength(0);
    on.pass(1000);
    await tick();
    expect(slack.in('C1')).toHaveLength(2);
  });

  it('does not hold up another: a channel that is gone is parked, once, and said', async () => {
    slack.faults.push({ error: 'is_archived', channel: 'C1' });
    await on.outbox.put(dispatch('a'));
    await on.outbox.put(dispatch('b', { to: { channel: 'C2' } }));
    expect(await tick()).toEqual({ parked: 1, posted: 1 });
    on.pass(3_600_000);
    expect(await tick()).toEqual({});
    expect(on.parked).toEqual(['a is_archived']);
  });

  it('does not hold up another: a workspace that shut the app out waits and tries again', async () => {
    slack.faults.push({ error: 'token_revoked', channel: 'C1' });
    await on.outbox.put(dispatch('a'));
    await on.outbox.put(dispatch('b', { notBefore: new Date('2026-05-04T07:00:30Z') }));
    await on.outbox.put(dispatch('c', { workspace: 'T2', to: { channel: 'C9' } }));
    expect(await tick()).toEqual({ again: 1, posted: 1 });
    expect(on.shutOut).toEqual(['T1 token_revoked']);
    on.pass(60_000);
    expect(await tick()).toEqual({});
    on.pass(14 * 60_000);
    expect(await tick()).toEqual({ posted: 2 });
  });

  it('does not hold up another: a message on which a step throws stands back', async () => {
    await on.outbox.put(dispatch('cursed', { notBefore: new Date('2026-05-04T06:00:00Z') }));
    await on.outbox.put(dispatch('b'));
    expect(await tick()).toEqual({ failed: 1, posted: 1 });
    expect(await tick()).toEqual({});
    expect(on.failed).toEqual(['cursed']);
  });

  it('is not sent at all: nobody listens at the address, and it waits longer each time', async () => {
    const closed = await startTinySlack();
    await closed.close();
    const away = await deliveryOn(database, closed);
    await away.outbox.put(dispatch('m'));
    expect(await drain(away.deps, away.clock.now())).toEqual({ again: 1 });
    expect(await away.outbox.get('m')).toMatchObject({ why: 'ECONNREFUSED', failures: 1 });
    away.pass(5000);
    await drain(away.deps, away.clock.now());
    const waits = (await away.outbox.get('m'))?.notBefore.getTime();
    expect(waits).toBe(away.clock.now().getTime() + 10_000);
  });
});

describe('the pace', () => {
  it('is three at once and then one a second in a channel', async () => {
    for (let count = 0; count < 6; count += 1) await on.outbox.put(dispatch(`m${count}`));
    await tick();
    expect(slack.in('C1')).toHaveLength(3);
    on.pass(1000);
    await tick();
    expect(slack.in('C1')).toHaveLength(4);
    await settle();
    expect(slack.in('C1')).toHaveLength(6);
  });
});
