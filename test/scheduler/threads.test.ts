import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../src/scheduler/drain.ts';
import { openTestDatabase } from '../support/database.ts';
import { deliveryOn } from './support/delivery.ts';
import { digest, dispatch } from './support/samples.ts';
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
/** Until nothing is left to do, however long that takes. */
async function settle(): Promise<void> {
  for (let ticks = 0; ticks < 30; ticks += 1) {
    await tick();
    const next = await on.outbox.nextDueAt();
    if (!next) return;
    on.pass(Math.max(1, next.getTime() - on.clock.now().getTime()));
  }
  throw new Error('it never came to rest');
}
/** A round message in C1 with a reply. */
async function thread(): Promise<void> {
  await on.outbox.put(dispatch('m'));
  await on.outbox.put(dispatch('reply', { inThreadOf: 'm', notice: digest(2) }));
  await settle();
}
const parent = () => slack.messages.find(({ threadTs }) => threadTs === undefined);
const replies = () => slack.messages.filter(({ threadTs }) => threadTs !== undefined);
const standing = () => slack.messages.map(({ channel, threadTs }) => [channel, threadTs === undefined]);

describe('replies', () => {
  it('follow a message that somebody deleted into the thread of the one that is posted anew, and stand once', async () => {
    await thread();
    const [gone] = slack.messages.splice(0, 1);
    on.pass(5000);
    await on.outbox.amend('m', digest(5));
    await settle();
    expect(parent()?.ts).not.toBe(gone?.ts);
    expect(replies()).toHaveLength(1);
    expect(replies()[0]).toMatchObject({ threadTs: parent()?.ts, text: 'digest 2' });
  });

  it('follow also where the process died before it told them', async () => {
    await thread();
    slack.messages.splice(0, 1);
    on.pass(5000);
    const { deps } = on;
    const dying = { ...deps, outbox: { ...deps.outbox, follow: () => Promise.reject(new Error('killed')) } };
    await on.outbox.amend('m', digest(5));
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await drain(dying, on.clock.now());
      on.pass(5000);
    }
    expect(replies()[0]?.threadTs).not.toBe(parent()?.ts);
    await on.outbox.amend('reply', digest(3));
    await settle();
    expect(replies()).toMatchObject([{ threadTs: parent()?.ts, text: 'digest 3' }]);
  });

  it('stay away where what they reply to was deleted twice', async () => {
    await thread();
    for (const count of [5, 6]) {
      slack.messages.length = 0;
      on.pass(5000);
      await on.outbox.amend('m', digest(count));
      await settle();
    }
    slack.messages.length = 0;
    await on.outbox.put(dispatch('late reply', { inThreadOf: 'm' }));
    await settle();
    expect(slack.messages).toEqual([]);
    expect(await on.state('late reply')).toBe('skipped');
  });

  it('wait for what they reply to without asking all the time', async () => {
    const hour = new Date(on.clock.now().getTime() + 3_600_000);
    await on.outbox.put(dispatch('m', { notBefore: hour }));
    await on.outbox.put(dispatch('reply', { inThreadOf: 'm' }));
    await tick();
    expect((await on.outbox.get('reply'))?.notBefore).toEqual(hour);
    await settle();
    expect(replies()).toHaveLength(1);
  });

  it('are parked with what they reply to, and come out with it', async () => {
    slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    await on.outbox.put(dispatch('m'));
    await on.outbox.put(dispatch('reply', { inThreadOf: 'm' }));
    await settle();
    expect([await on.state('m'), await on.state('reply')]).toEqual(['parked', 'parked']);
    expect(await on.outbox.retry('T1', 'C1')).toBe(2);
    await settle();
    expect(replies()).toMatchObject([{ threadTs: parent()?.ts }]);
    expect(on.parked).toEqual(['m is_archived']);
  });
});

describe('another channel', () => {
  it('takes a message with its replies: what stood in the old one is deleted there', async () => {
    await thread();
    await on.outbox.move('m', { channel: 'C2' });
    await on.outbox.move('reply', { channel: 'C2' });
    await settle();
    expect(standing()).toEqual([
      ['C2', true],
      ['C2', false],
    ]);
    expect(replies()[0]?.threadTs).toBe(parent()?.ts);
    await on.outbox.move('m', { channel: 'C2' });
    await settle();
    expect(slack.calls.filter(({ method }) => method === 'chat.delete')).toHaveLength(2);
  });

  it('takes it also where the old one lets nobody delete', async () => {
    await thread();
    slack.faults.push({ error: 'is_archived', channel: 'C1', times: 9 });
    await on.outbox.move('m', { channel: 'C2' });
    await on.outbox.move('reply', { channel: 'C2' });
    await settle();
    expect(slack.in('C2')).toHaveLength(2);
  });

  it('takes what waited for the old one or had nowhere to go there, and leaves what stands', async () => {
    await on.outbox.put(dispatch('stands'));
    await settle();
    slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    await on.outbox.put(dispatch('parked'));
    await settle();
    await on.outbox.put(dispatch('waits', { notBefore: new Date(on.clock.now().getTime() + 60_000) }));
    await on.outbox.redirect('T1', 'C1', 'C2');
    await settle();
    expect(slack.in('C1')).toHaveLength(1);
    expect(slack.in('C2')).toHaveLength(2);
  });
});

describe('a channel that takes messages again', () => {
  it('gets what it did not take, as soon as it takes one', async () => {
    slack.faults.push({ error: 'not_in_channel', channel: 'C1', times: 1 });
    await on.outbox.put(dispatch('first'));
    await settle();
    expect(await on.state('first')).toBe('parked');
    await on.outbox.put(dispatch('second'));
    await settle();
    expect([await on.state('first'), await on.state('second')]).toEqual(['sent', 'sent']);
  });

  it('gets nothing that Slack refuses for good', async () => {
    slack.faults.push({ error: 'msg_too_long', channel: 'C1', times: 1 });
    await on.outbox.put(dispatch('first'));
    await settle();
    expect(await on.outbox.retry('T1', 'C1')).toBe(0);
  });

  it('is edited where it was, and nothing is posted twice', async () => {
    await thread();
    slack.faults.push({ error: 'is_archived', channel: 'C1', times: 1 });
    on.pass(5000);
    await on.outbox.amend('m', digest(5));
    await settle();
    expect(await on.state('m')).toBe('parked');
    await on.outbox.put(dispatch('m', { notice: digest(6) }));
    await settle();
    expect(slack.messages).toHaveLength(2);
    expect(parent()?.text).toBe('digest 6');
  });

  it('is known by its new id', async () => {
    await thread();
    await on.outbox.renameChannel('T1', 'C1', 'C9');
    slack.messages.splice(0, 2, ...slack.messages.map((message) => ({ ...message, channel: 'C9' })));
    on.pass(5000);
    await on.outbox.amend('m', digest(5));
    await settle();
    expect(slack.in('C9').map(({ text }) => text)).toContain('digest 5');
    expect(slack.messages).toHaveLength(2);
  });
});
