import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { drain } from '../../src/delivery/drain.ts';
import { LEASE_MS } from '../../src/domain/message/delivery.ts';
import { deliveryOn } from './support/delivery.ts';
import { digest, dispatch, summary } from './support/samples.ts';
import { deliveryScene } from './support/scene.ts';
import { startTinySlack } from './support/tiny-slack.ts';

const scene = deliveryScene();
const { tick } = scene;

/** Ticks until nothing is left to do, as the heartbeat would, and says how often. */
async function settle(): Promise<void> {
  await scene.settle(20);
}

describe('a message', () => {
  it('is posted once, under its id, and edited in place from then on', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    expect(await tick()).toEqual({ posted: 1 });
    expect(await tick()).toEqual({});
    await scene.on.outbox.enqueue(dispatch('m', { notice: digest(7) }));
    scene.on.pass(3000);
    expect(await tick()).toEqual({ edited: 1 });
    expect(scene.slack.messages).toMatchObject([
      { channel: 'C1', text: 'digest 7', metadata: { event_type: 'goalpost_message', event_payload: { id: 'id1' } } },
    ]);
    expect(scene.slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
    expect(scene.slack.calls[0]?.call).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  it('whose numbers moved and whose words did not is left as it stands', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    scene.on.pass(3000);
    await scene.on.outbox.amend('m', { ...digest(), dueSoon: [], teamName: 'A name that the test does not draw' });
    expect(await tick()).toEqual({ unchanged: 1 });
    expect(await scene.on.outbox.get('m')).toMatchObject({ state: 'sent', revision: 2, posted: { shown: 2 } });
    expect(scene.slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  it('is edited where an edit may have come through in between, though its words are those of before', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    scene.on.pass(3000);
    scene.slack.faults.push({ when: 'after', do: 'http-500', method: 'chat.update' });
    await scene.on.outbox.amend('m', digest(9));
    expect(await tick()).toEqual({ again: 1 });
    await scene.on.outbox.amend('m', digest(4));
    await settle();
    expect(scene.slack.messages.map(({ text }) => text)).toEqual(['digest 4']);
  });

  it('is edited again where its editor died and nobody knows what it shows', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    scene.on.pass(3000);
    await scene.on.outbox.amend('m', digest(9));
    await scene.on.outbox.claim('m', 'of one who dies', -1, scene.on.clock.now());
    await scene.on.outbox.amend('m', digest(4));
    await settle();
    expect(scene.slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
  });

  it('to a person goes to the direct message, which is opened once', async () => {
    await scene.on.outbox.enqueue(dispatch('a', { to: { user: 'U1' } }));
    await scene.on.outbox.enqueue(dispatch('b', { to: { user: 'U1' } }));
    await tick();
    expect(scene.slack.in('DU1')).toHaveLength(2);
    expect(scene.slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
  });

  it('in a thread waits for its parent, and is not sent where that never comes', async () => {
    await scene.on.outbox.enqueue(dispatch('parent', { notBefore: new Date('2026-05-04T07:00:10Z') }));
    await scene.on.outbox.enqueue(dispatch('reply', { inThreadOf: 'parent', notice: summary() }));
    await scene.on.outbox.enqueue(dispatch('orphan', { inThreadOf: 'nothing', notice: summary() }));
    expect(await tick()).toEqual({ waiting: 1, skipped: 1 });
    await settle();
    expect(await scene.on.state('orphan')).toBe('skipped');
    expect(scene.slack.messages.map(({ text }) => text)).toEqual(['digest 4', 'summary']);
    expect(scene.slack.messages[1]?.threadTs).toBe(scene.slack.messages[0]?.ts);
  });

  it('that comes too late or is not wanted any more is skipped', async () => {
    await scene.on.outbox.enqueue(dispatch('late', { expiresAt: new Date('2026-05-04T06:59:59Z') }));
    await scene.on.outbox.enqueue(dispatch('answered'));
    scene.on.unwanted.add('answered');
    expect(await tick()).toEqual({ skipped: 2 });
    expect(scene.slack.calls).toEqual([]);
    expect((await scene.on.outbox.get('late'))?.why).toBe('expired');
  });

  it('is edited even when the time for sending it is over', async () => {
    await scene.on.outbox.enqueue(dispatch('m', { expiresAt: new Date('2026-05-04T07:00:30Z') }));
    await tick();
    scene.on.pass(60_000);
    scene.on.unwanted.add('m');
    await scene.on.outbox.amend('m', digest(9));
    expect(await tick()).toEqual({ edited: 1 });
  });

  it('that somebody deleted is posted anew once', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    for (let round = 1; round <= 3; round += 1) {
      await settle();
      scene.slack.messages.length = 0;
      await scene.on.outbox.amend('m', digest(round * 10));
      scene.on.pass(3000);
    }
    await settle();
    const posts = scene.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts).toHaveLength(2);
    expect(await scene.on.outbox.get('m')).toMatchObject({ state: 'skipped', why: 'deleted', reposts: 1 });
  });
});

describe('an outcome that is unknown', () => {
  it.each([
    ['F28', 'a reset', 'reset'],
    ['F28', 'a timeout', 'hang'],
    ['F27', 'a 500', 'http-500'],
  ] as const)('%s after %s behind the post is found out: one message', async (_case, _name, fault) => {
    scene.slack.faults.push({ when: 'after', do: fault, method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('m'));
    expect(await (fault === 'hang' ? scene.on.impatiently(tick) : tick())).toEqual({ unknown: 1 });
    scene.on.pass(5000);
    expect(await tick()).toEqual({ found: 1 });
    expect(scene.slack.in('C1')).toHaveLength(1);
    expect(await scene.on.outbox.get('m')).toMatchObject({
      state: 'sent',
      posted: { ts: scene.slack.messages[0]?.ts, shown: 1 },
    });
  });

  it.each([
    ['F26', 'a reset', 'reset'],
    ['F26', 'a 500', 'http-500'],
  ] as const)(
    '%s after %s before the post is absent twice, a minute apart, and sent again',
    async (_case, _name, fault) => {
      scene.slack.faults.push({ when: 'before', do: fault, method: 'chat.postMessage' });
      await scene.on.outbox.enqueue(dispatch('m', { to: { user: 'U1' } }));
      await tick();
      scene.on.pass(5000);
      expect(await tick()).toEqual({ absent: 1 });
      scene.on.pass(59_000);
      expect(await tick()).toEqual({});
      scene.on.pass(1000);
      expect(await tick()).toEqual({ resend: 1, posted: 1 });
      expect(scene.slack.in('DU1')).toHaveLength(1);
    },
  );

  it('F32 of internal_error is looked for, too', async () => {
    scene.slack.faults.push({ error: 'internal_error', method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('m'));
    expect(await tick()).toEqual({ unknown: 1 });
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(1);
  });

  it('F29 is held where the app has no right to look', async () => {
    scene.on.scopes.delete('im:history');
    scene.slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('m', { to: { user: 'U1' } }));
    await tick();
    scene.on.pass(5000);
    expect(await tick()).toEqual({ held: 1 });
    scene.on.pass(3_600_000);
    expect(await tick()).toEqual({});
    expect(await scene.on.outbox.counts()).toMatchObject({ held: 1 });
    expect(scene.slack.in('DU1')).toHaveLength(1);
  });

  it('waits where the search itself fails, and is held after a day of that', async () => {
    scene.slack.faults.push({ when: 'before', do: 'reset', method: 'chat.postMessage' });
    scene.slack.faults.push({ error: 'internal_error', method: 'conversations.history', times: 99 });
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    scene.on.pass(5000);
    expect(await tick()).toEqual({ later: 1 });
    scene.on.pass(25 * 3_600_000);
    expect(await tick()).toEqual({ held: 1 });
  });

  it('in a thread is looked for among the replies', async () => {
    await scene.on.outbox.enqueue(dispatch('parent'));
    await settle();
    scene.slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('reply', { inThreadOf: 'parent', notice: summary() }));
    await settle();
    expect(scene.slack.messages).toHaveLength(2);
    expect(await scene.on.state('reply')).toBe('sent');
  });

  it('is held where there is more to look through than the app may read', async () => {
    scene.slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    const later = { channel: 'C1', text: 'talk' };
    for (let count = 0; count < 90; count += 1)
      scene.slack.messages.push({ ...later, ts: `${1_777_879_000 + count}.1` });
    scene.on.pass(5000);
    expect(await tick()).toEqual({ held: 1 });
  });

  it('of an edit is not looked for: it is done again', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    await tick();
    scene.on.pass(3000);
    await scene.on.outbox.amend('m', digest(5));
    scene.slack.faults.push({ when: 'after', do: 'reset', method: 'chat.update' });
    expect(await tick()).toEqual({ again: 1 });
    await settle();
    expect(scene.slack.messages).toMatchObject([{ text: 'digest 5' }]);
    expect(await scene.on.state('m')).toBe('sent');
  });
});

describe('whoever sends', () => {
  it('and dies after the claim leaves a message that is looked for and then sent', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    await scene.on.outbox.claim('m', 'dead', -1000, scene.on.clock.now());
    expect(await tick()).toEqual({ expired: 1, absent: 1 });
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(1);
  });

  it('and dies after the post leaves one that is found', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    const claimed = await scene.on.outbox.claim('m', 'dead', -1000, scene.on.clock.now());
    if (!claimed) throw new Error('not claimed');
    const { workspace, to, ref, notice } = claimed;
    await scene.on.deps.messenger.post({ id: 'm', workspace, to, ref, notice });
    expect(await tick()).toEqual({ expired: 1, found: 1 });
    expect(scene.slack.in('C1')).toHaveLength(1);
  });

  it('and oversleeps between claim and post does not post', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    const [message] = await scene.on.outbox.due(scene.on.clock.now(), 1);
    if (!message) throw new Error('nothing is due');
    const { claim } = scene.on.outbox;
    const slow = {
      ...scene.on.deps,
      outbox: {
        ...scene.on.outbox,
        claim: async (...args: Parameters<typeof claim>) => {
          const claimed = await claim(...args);
          scene.on.oversleep(LEASE_MS);
          return claimed;
        },
      },
    };
    expect(await deliver(slow, message)).toBe('again');
    expect(scene.slack.calls).toEqual([]);
    expect(await tick()).toEqual({ posted: 1 });
  });

  it('and lost the claim while posting writes nothing', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    const [message] = await scene.on.outbox.due(scene.on.clock.now(), 1);
    if (!message) throw new Error('nothing is due');
    const { finish } = scene.on.outbox;
    const paused = {
      ...scene.on.deps,
      outbox: {
        ...scene.on.outbox,
        finish: async (...args: Parameters<typeof finish>) => {
          await scene.database.db.collection('outbox').updateOne({}, { $set: { 'lease.until': new Date(0) } });
          await scene.on.outbox.expireLeases(scene.on.clock.now());
          return finish(...args);
        },
      },
    };
    expect(await deliver(paused, message)).toBe('lost');
    expect(await scene.on.state('m')).toBe('unknown');
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(1);
  });

  it('in two processes at once posts each message once', async () => {
    const messages = Array.from({ length: 12 }, (_, index) => `m${index}`);
    for (const id of messages) await scene.on.outbox.enqueue(dispatch(id, { to: { channel: `C${id}` } }));
    await Promise.all([tick(), tick(), tick()]);
    await settle();
    expect(new Set(scene.slack.messages.map(({ channel }) => channel)).size).toBe(12);
    expect(scene.slack.messages).toHaveLength(12);
  });

  it.each([-10, 10])('F12 and whose clock is %i minutes off finds what it posted', async (minutes) => {
    scene.on.clock.forward(minutes * 60_000);
    await scene.on.outbox.enqueue(dispatch('m', { notBefore: scene.on.clock.now() }));
    scene.slack.faults.push({ when: 'after', do: 'reset', method: 'chat.postMessage' });
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(1);
    expect(await scene.on.state('m')).toBe('sent');
  });

  it('begins no further message when Slack has taken too long', async () => {
    await scene.on.outbox.enqueue(dispatch('a'));
    await scene.on.outbox.enqueue(
      dispatch('b', { to: { channel: 'C1' }, notBefore: new Date('2026-05-04T06:00:00Z') }),
    );
    const { post } = scene.on.deps.messenger;
    const slow = {
      ...scene.on.deps,
      messenger: {
        ...scene.on.deps.messenger,
        post: (message: Parameters<typeof post>[0]) => {
          scene.on.oversleep(30_000);
          return post(message);
        },
      },
    };
    expect(await drain(slow, scene.on.clock.now())).toEqual({ posted: 1 });
    expect(await scene.on.state('a')).toBe('pending');
    expect(await tick()).toEqual({ posted: 1 });
  });

  it('stops between two messages when told to', async () => {
    await scene.on.outbox.enqueue(dispatch('m'));
    const stopping = new AbortController();
    stopping.abort();
    await drain(scene.on.deps, scene.on.clock.now(), stopping.signal);
    expect(await scene.on.state('m')).toBe('pending');
  });
});

describe('what goes wrong for one', () => {
  it('F24 does not hold up another: a rate limit on a channel', async () => {
    scene.slack.faults.push({ retryAfter: 30, channel: 'C1' });
    await scene.on.outbox.enqueue(dispatch('a'));
    await scene.on.outbox.enqueue(dispatch('b'));
    await scene.on.outbox.enqueue(dispatch('c', { to: { channel: 'C2' } }));
    expect(await tick()).toMatchObject({ again: 1, posted: 1 });
    expect(scene.slack.messages.map(({ channel }) => channel)).toEqual(['C2']);
    scene.on.pass(29_000);
    await tick();
    expect(scene.slack.in('C1')).toHaveLength(0);
    scene.on.pass(1000);
    await tick();
    expect(scene.slack.in('C1')).toHaveLength(2);
  });

  it('F30 does not hold up another: a channel that is gone is parked, once, and said', async () => {
    scene.slack.faults.push({ error: 'is_archived', channel: 'C1' });
    await scene.on.outbox.enqueue(dispatch('a'));
    await scene.on.outbox.enqueue(dispatch('b', { to: { channel: 'C2' } }));
    expect(await tick()).toEqual({ parked: 1, posted: 1 });
    scene.on.pass(3_600_000);
    expect(await tick()).toEqual({});
    expect(scene.on.parked).toEqual(['a is_archived']);
  });

  it('F31 does not hold up another: a workspace that shut the app out waits and tries again', async () => {
    scene.slack.faults.push({ error: 'token_revoked', channel: 'C1' });
    await scene.on.outbox.enqueue(dispatch('a'));
    await scene.on.outbox.enqueue(dispatch('b', { notBefore: new Date('2026-05-04T07:00:30Z') }));
    await scene.on.outbox.enqueue(dispatch('c', { workspace: 'T2', to: { channel: 'C9' } }));
    expect(await tick()).toEqual({ again: 1, posted: 1 });
    expect(scene.on.accessDenied).toEqual(['T1 token_revoked']);
    scene.on.pass(60_000);
    expect(await tick()).toEqual({});
    scene.on.pass(14 * 60_000);
    expect(await tick()).toEqual({ posted: 2 });
  });

  it('does not hold up another: a message on which a step throws stands back', async () => {
    await scene.on.outbox.enqueue(dispatch('cursed', { notBefore: new Date('2026-05-04T06:00:00Z') }));
    await scene.on.outbox.enqueue(dispatch('b'));
    expect(await tick()).toEqual({ failed: 1, posted: 1 });
    expect(await tick()).toEqual({});
    expect(scene.on.failed).toEqual(['cursed']);
  });

  it('is not sent at all: nobody listens at the address, and it waits longer each time', async () => {
    const closed = await startTinySlack();
    await closed.close();
    const away = await deliveryOn(scene.database, closed);
    await away.outbox.enqueue(dispatch('m'));
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
    for (let count = 0; count < 6; count += 1) await scene.on.outbox.enqueue(dispatch(`m${count}`));
    await tick();
    expect(scene.slack.in('C1')).toHaveLength(3);
    scene.on.pass(1000);
    await tick();
    expect(scene.slack.in('C1')).toHaveLength(4);
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(6);
  });
});
