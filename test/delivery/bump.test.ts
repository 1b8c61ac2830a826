import { describe, expect, it } from 'vitest';
import { drain } from '../../src/delivery/drain.ts';
import { LEASE_MS } from '../../src/domain/message/delivery.ts';
import { digest, dispatch } from './support/samples.ts';
import { deliveryScene } from './support/scene.ts';

const scene = deliveryScene();
const { tick } = scene;

const bump = (count = 5, occasion = 'day three') => scene.on.outbox.bump('m', digest(count), occasion);
const texts = () => scene.slack.in('C1').map(({ text }) => text);
/** A message that stands in Slack, with talk below it. */
async function standing(): Promise<void> {
  await scene.on.outbox.enqueue(dispatch('m'));
  await tick();
  scene.slack.messages.push({ channel: 'C1', ts: '1777879000.1', text: 'talk' });
  scene.on.pass(1000);
}
/** The claim of whoever died is over, and then it comes to rest. */
async function settle(): Promise<void> {
  await scene.database.db
    .collection('outbox')
    .updateMany({ state: 'sending' }, { $set: { 'lease.until': new Date(0) } });
  await scene.settle(20);
}

describe('a bump', () => {
  it('deletes the message and posts it anew at the bottom, at once and under the same ref', async () => {
    await standing();
    const before = scene.slack.messages[0];
    await bump();
    expect(await tick()).toEqual({ removed: 1, posted: 1 });
    expect(texts()).toEqual(['talk', 'digest 5']);
    expect(scene.slack.messages.at(-1)?.metadata).toEqual(before?.metadata);
    expect(scene.slack.messages.at(-1)?.ts).not.toBe(before?.ts);
    const { bump: left, ...row } = (await scene.on.outbox.get('m')) ?? {};
    expect(left).toBeUndefined();
    expect(row).toMatchObject({ state: 'sent', posted: { ts: scene.slack.messages.at(-1)?.ts }, bumps: ['day three'] });
  });

  it('of one occasion is one, however often it is asked for and whatever was said between', async () => {
    await standing();
    await bump();
    await settle();
    await scene.on.outbox.amend('m', digest(6));
    await bump(5);
    await settle();
    expect(texts()).toEqual(['talk', 'digest 6']);
    await bump(7, 'due day');
    await settle();
    expect(texts()).toEqual(['talk', 'digest 7']);
    expect(scene.slack.calls.filter(({ method }) => method === 'chat.delete')).toHaveLength(2);
  });

  it('of what was never queued is none, and what waits goes out once with its words', async () => {
    await bump();
    expect(await scene.on.outbox.get('m')).toBeUndefined();
    await scene.on.outbox.enqueue(dispatch('m'));
    await bump();
    expect(await tick()).toEqual({ posted: 1 });
    expect(texts()).toEqual(['digest 5']);
    expect(await tick()).toEqual({});
  });

  it('of what is not wanted any more is an edit where it stands: nobody is called', async () => {
    await standing();
    await bump();
    scene.on.unwanted.add('m');
    expect(await tick()).toEqual({ edited: 1 });
    expect(texts()).toEqual(['digest 5', 'talk']);
    expect((await scene.on.outbox.get('m'))?.bump).toBeUndefined();
  });

  it('does not let a message vanish that is answered between the two calls', async () => {
    await standing();
    await bump();
    scene.slack.faults.push({ when: 'before', do: 'http-500', method: 'chat.postMessage' });
    await tick();
    expect(texts()).toEqual(['talk']);
    scene.on.unwanted.add('m');
    await scene.on.outbox.amend('m', digest(9));
    await settle();
    expect(texts()).toEqual(['talk', 'digest 9']);
  });

  it('while it is being edited follows the edit', async () => {
    await standing();
    await scene.on.outbox.amend('m', digest(6));
    scene.on.pass(3000);
    const claimed = await scene.on.outbox.claim('m', 'edit', LEASE_MS, scene.on.clock.now());
    await bump(7);
    const posted = claimed?.posted ?? { channel: '', ts: '' };
    await scene.on.outbox.finish('m', 'edit', { kind: 'shown', ...posted }, scene.on.clock.now());
    await settle();
    expect(texts()).toEqual(['talk', 'digest 7']);
  });

  it('of a message that somebody deleted posts it', async () => {
    await standing();
    scene.slack.messages.shift();
    await bump();
    await settle();
    expect(texts()).toEqual(['talk', 'digest 5']);
  });

  it('of one that cannot be deleted is an edit where it stands', async () => {
    await standing();
    scene.slack.faults.push({ error: 'cant_delete_message', method: 'chat.delete' });
    await bump();
    await settle();
    expect(texts()).toEqual(['digest 5', 'talk']);
    expect(await scene.on.state('m')).toBe('sent');
  });

  it('of one that is held posts it: the reminder covers a prompt that was lost', async () => {
    scene.on.scopes.delete('channels:history');
    scene.slack.faults.push({ when: 'before', do: 'reset', method: 'chat.postMessage' });
    await scene.on.outbox.enqueue(dispatch('m'));
    await settle();
    expect(await scene.on.state('m')).toBe('held');
    await bump();
    await settle();
    expect(texts()).toEqual(['digest 5']);
  });
});

describe('whoever bumps and dies', () => {
  /** Lets a process die at a call: from there on nothing that it does reaches Slack or the store. */
  const killedAt = async (step: number) => {
    let left = step;
    const dies = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
      return (...args: A): Promise<R> => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : act(...args);
      };
    };
    const { outbox, messenger } = scene.on.deps;
    const mortal = {
      ...scene.on.deps,
      outbox: { ...outbox, claim: dies(outbox.claim), finish: dies(outbox.finish), wait: async () => false },
      messenger: { ...messenger, post: dies(messenger.post), remove: dies(messenger.remove) },
    };
    await drain(mortal, scene.on.clock.now()).catch(() => undefined);
  };

  it.each([
    ['before the claim', 0],
    ['after the claim, before the deletion', 1],
    ['after the deletion, before that was written down', 2],
    ['after that was written down', 3],
    ['after the claim, before the post', 4],
    ['after the post, before that was written down', 5],
    ['after everything', 6],
  ])('%s leaves one message, at the bottom', async (_, step) => {
    await standing();
    await bump();
    await killedAt(step);
    expect(scene.slack.in('C1').filter(({ text }) => text !== 'talk').length).toBeLessThanOrEqual(1);
    await settle();
    expect(texts()).toEqual(['talk', 'digest 5']);
    expect(await scene.on.state('m')).toBe('sent');
  });

  it.each([
    ['reset', 'before'],
    ['reset', 'after'],
    ['http-500', 'before'],
    ['http-500', 'after'],
  ] as const)('or whose deletion ends in a %s %s it leaves one, too', async (what, when) => {
    await standing();
    scene.slack.faults.push({ when, do: what, method: 'chat.delete' });
    await bump();
    await settle();
    expect(texts()).toEqual(['talk', 'digest 5']);
  });
});
