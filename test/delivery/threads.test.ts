import { describe, expect, it } from 'vitest';
import { drain } from '../../src/delivery/drain.ts';
import { digest, dispatch } from './support/samples.ts';
import { deliveryScene } from './support/scene.ts';

const scene = deliveryScene();
const { tick } = scene;

/** Until nothing is left to do, however long that takes. */
async function settle(): Promise<void> {
  await scene.settle(30);
}
/** A round message in C1 with a reply. */
async function thread(): Promise<void> {
  await scene.on.outbox.enqueue(dispatch('m'));
  await scene.on.outbox.enqueue(dispatch('reply', { inThreadOf: 'm', notice: digest(2) }));
  await settle();
}
const parent = () => scene.slack.messages.find(({ threadTs }) => threadTs === undefined);
const replies = () => scene.slack.messages.filter(({ threadTs }) => threadTs !== undefined);
const standing = () => scene.slack.messages.map(({ channel, threadTs }) => [channel, threadTs === undefined]);

describe('replies', () => {
  it('follow a message that somebody deleted into the thread of the one that is posted anew, and stand once', async () => {
    await thread();
    const [gone] = scene.slack.messages.splice(0, 1);
    scene.on.pass(5000);
    await scene.on.outbox.amend('m', digest(5));
    await settle();
    expect(parent()?.ts).not.toBe(gone?.ts);
    expect(replies()).toHaveLength(1);
    expect(replies()[0]).toMatchObject({ threadTs: parent()?.ts, text: 'digest 2' });
  });

  it('follow also where the process died before it told them', async () => {
    await thread();
    scene.slack.messages.splice(0, 1);
    scene.on.pass(5000);
    const { deps } = scene.on;
    const dying = { ...deps, outbox: { ...deps.outbox, follow: () => Promise.reject(new Error('killed')) } };
    await scene.on.outbox.amend('m', digest(5));
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await drain(dying, scene.on.clock.now());
      scene.on.pass(5000);
    }
    expect(replies()[0]?.threadTs).not.toBe(parent()?.ts);
    await scene.on.outbox.amend('reply', digest(3));
    await settle();
    expect(replies()).toMatchObject([{ threadTs: parent()?.ts, text: 'digest 3' }]);
  });

  it('stay away where what they reply to was deleted twice', async () => {
    await thread();
    for (const count of [5, 6]) {
      scene.slack.messages.length = 0;
      scene.on.pass(5000);
      await scene.on.outbox.amend('m', digest(count));
      await settle();
    }
    scene.slack.messages.length = 0;
    await scene.on.outbox.enqueue(dispatch('late reply', { inThreadOf: 'm' }));
    await settle();
    expect(scene.slack.messages).toEqual([]);
    expect(await scene.on.state('late reply')).toBe('skipped');
  });

  it('wait for what they reply to without asking all the time', async () => {
    const hour = new Date(scene.on.clock.now().getTime() + 3_600_000);
    await scene.on.outbox.enqueue(dispatch('m', { notBefore: hour }));
    await scene.on.outbox.enqueue(dispatch('reply', { inThreadOf: 'm' }));
    await tick();
    expect((await scene.on.outbox.get('reply'))?.notBefore).toEqual(hour);
    await settle();
    expect(replies()).toHaveLength(1);
  });

  it('are parked with what they reply to, and come out with it', async () => {
    scene.slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    await scene.on.outbox.enqueue(dispatch('m'));
    await scene.on.outbox.enqueue(dispatch('reply', { inThreadOf: 'm' }));
    await settle();
    expect([await scene.on.state('m'), await scene.on.state('reply')]).toEqual(['parked', 'parked']);
    expect(await scene.on.outbox.retry('T1', 'C1')).toBe(2);
    await settle();
    expect(replies()).toMatchObject([{ threadTs: parent()?.ts }]);
    expect(scene.on.parked).toEqual(['m is_archived']);
  });
});

describe('another channel', () => {
  it('takes a message with its replies: what stood in the old one is deleted there', async () => {
    await thread();
    await scene.on.outbox.move('m', { channel: 'C2' });
    await scene.on.outbox.move('reply', { channel: 'C2' });
    await settle();
    expect(standing()).toEqual([
      ['C2', true],
      ['C2', false],
    ]);
    expect(replies()[0]?.threadTs).toBe(parent()?.ts);
    await scene.on.outbox.move('m', { channel: 'C2' });
    await settle();
    expect(scene.slack.calls.filter(({ method }) => method === 'chat.delete')).toHaveLength(2);
  });

  it('takes it also where the old one lets nobody delete', async () => {
    await thread();
    scene.slack.faults.push({ error: 'is_archived', channel: 'C1', times: 9 });
    await scene.on.outbox.move('m', { channel: 'C2' });
    await scene.on.outbox.move('reply', { channel: 'C2' });
    await settle();
    expect(scene.slack.in('C2')).toHaveLength(2);
  });

  it('takes what waited for the old one or had nowhere to go there, and leaves what stands', async () => {
    await scene.on.outbox.enqueue(dispatch('stands'));
    await settle();
    scene.slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    await scene.on.outbox.enqueue(dispatch('parked'));
    await settle();
    await scene.on.outbox.enqueue(dispatch('waits', { notBefore: new Date(scene.on.clock.now().getTime() + 60_000) }));
    await scene.on.outbox.redirect('T1', 'C1', 'C2');
    await settle();
    expect(scene.slack.in('C1')).toHaveLength(1);
    expect(scene.slack.in('C2')).toHaveLength(2);
  });
});

describe('a channel that takes messages again', () => {
  it('gets what it did not take, as soon as it takes one', async () => {
    scene.slack.faults.push({ error: 'not_in_channel', channel: 'C1', times: 1 });
    await scene.on.outbox.enqueue(dispatch('first'));
    await settle();
    expect(await scene.on.state('first')).toBe('parked');
    await scene.on.outbox.enqueue(dispatch('second'));
    await settle();
    expect([await scene.on.state('first'), await scene.on.state('second')]).toEqual(['sent', 'sent']);
  });

  it('gets nothing that Slack refuses for good', async () => {
    scene.slack.faults.push({ error: 'msg_too_long', channel: 'C1', times: 1 });
    await scene.on.outbox.enqueue(dispatch('first'));
    await settle();
    expect(await scene.on.outbox.retry('T1', 'C1')).toBe(0);
  });

  it('is edited where it was, and nothing is posted twice', async () => {
    await thread();
    scene.slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    scene.on.pass(5000);
    await scene.on.outbox.amend('m', digest(5));
    await settle();
    expect(await scene.on.state('m')).toBe('parked');
    await scene.on.outbox.enqueue(dispatch('m', { notice: digest(6) }));
    await settle();
    expect(scene.slack.messages).toHaveLength(2);
    expect(parent()?.text).toBe('digest 6');
  });

  it('is known by its new id', async () => {
    await thread();
    await scene.on.outbox.renameChannel('T1', 'C1', 'C9');
    scene.slack.messages.splice(0, 2, ...scene.slack.messages.map((message) => ({ ...message, channel: 'C9' })));
    scene.on.pass(5000);
    await scene.on.outbox.amend('m', digest(5));
    await settle();
    expect(scene.slack.in('C9').map(({ text }) => text)).toContain('digest 5');
    expect(scene.slack.messages).toHaveLength(2);
  });
});
