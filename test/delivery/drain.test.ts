import { beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../src/delivery/drain.ts';
import type { Drained } from '../../src/delivery/messenger-port.ts';
import { watchProgress } from '../../src/delivery/progress.ts';
import { openLanes } from '../../src/stores/lanes.ts';
import { deliveryOn } from './support/delivery.ts';
import { countingIds, dispatch } from './support/samples.ts';
import { deliveryScene, withoutVain } from './support/scene.ts';

const scene = deliveryScene();

/** More than is read at once. */
const MANY = 300;
/** A busy machine takes its time. */
const PATIENT = { timeout: 180_000 };

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Queues so many messages, each to a channel of its own, as if they came in this order. */
async function queue(prefix: string, count: number, change: Parameters<typeof dispatch>[1] = {}): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(3, '0')}`);
  await Promise.all(ids.map((id) => scene.on.outbox.enqueue(dispatch(id, { to: { channel: `C${id}` }, ...change }))));
}

/** What was posted since the test began; by a function, as a server takes its time where the machine has much to do. */
let sent: string[] = [];
beforeEach(() => {
  sent = [];
});
const posted = () => sent;
const posting = (before: (message: { readonly workspace: string }) => Promise<void> = async () => undefined) => {
  const { messenger } = scene.on.deps;
  const post: typeof messenger.post = async (message) => {
    await before(message);
    sent.push(message.id);
    return { kind: 'posted', channel: 'C1', ts: `1.${sent.length}` };
  };
  return { ...scene.on.deps, messenger: { ...messenger, post } };
};
const tick = async () => withoutVain(await drain(posting(), scene.on.clock.now()));

/** As far as the store knows, nobody has touched it since it was queued. */
const untouched = () =>
  scene.database.db
    .collection('outbox')
    .countDocuments({ state: 'pending', notBefore: new Date('2026-05-04T07:00:00Z') });

describe('where more is due than Slack takes', () => {
  it('what cannot go yet stays as it is, in its order', async () => {
    await queue('m', MANY);
    expect(await tick()).toEqual({ posted: 10 });
    expect(await untouched()).toBe(MANY - 10);
    scene.on.pass(250);
    await tick();
    scene.on.pass(250);
    await tick();
    expect(posted().slice(10)).toEqual(['m010', 'm011']);
    expect(await untouched()).toBe(MANY - 12);
  });

  it('what somebody has just caused goes first, then what asks, then what tells', async () => {
    await queue('digest', MANY);
    await queue('prompt', 6);
    await queue('click', 6);
    const set = (id: RegExp, urgency: number) =>
      scene.database.db.collection('outbox').updateMany({ _id: id as never }, { $set: { urgency } });
    await set(/^prompt/, 1);
    await set(/^click/, 2);
    await tick();
    const kinds = posted().map((id) => id.slice(0, -3));
    expect(kinds.toSorted()).toEqual([...Array(6).fill('click'), ...Array(4).fill('prompt')]);
  });

  it('another workspace does not wait behind it', async () => {
    await queue('m', MANY);
    await queue('other', 2, { workspace: 'T2', notBefore: new Date('2026-05-04T06:59:59.999Z') });
    await queue('another', 2, { workspace: 'T3' });
    await scene.database.db
      .collection('outbox')
      .updateMany({ workspace: { $ne: 'T1' } }, { $set: { notBefore: new Date('2026-05-04T07:00:00Z') } });
    expect(await tick()).toEqual({ posted: 14 });
  });

  it('people who never had a direct message wait for its opening, each to a turn of their own; others do not', async () => {
    for (let person = 0; person < 40; person += 1)
      await scene.on.outbox.enqueue(dispatch(`new${String(person).padStart(2, '0')}`, { to: { user: `U${person}` } }));
    let waits = 0;
    const tickAndCount = async () => {
      const { waiting = 0, ...counts } = await scene.tick();
      waits += waiting;
      return counts;
    };
    expect(await tickAndCount()).toEqual({ posted: 10 });
    const opened = () => scene.slack.calls.filter(({ method }) => method === 'conversations.open').length;
    expect(opened()).toBe(10);
    await queue('old', 3);
    scene.on.pass(1000);
    expect(await tickAndCount()).toEqual({ posted: 3 });
    // One in 1.25 seconds.
    for (let second = 0; second < 30 * 1.25; second += 1) {
      scene.on.pass(1000);
      await tickAndCount();
    }
    expect(opened()).toBe(40);
    expect(scene.slack.messages.filter(({ channel }) => channel.startsWith('DU'))).toHaveLength(40);
    // A few writes for each of them, however long it waits.
    expect(waits).toBeLessThanOrEqual(5 * 30);
  });

  it('a direct message that was opened before a restart is not opened again', async () => {
    await scene.on.outbox.enqueue(dispatch('first', { to: { user: 'U1' } }));
    await scene.tick();
    const restarted = await deliveryOn(scene.database, scene.slack);
    await restarted.outbox.enqueue(dispatch('second', { to: { user: 'U1' } }));
    expect(await drain(restarted.deps, restarted.clock.now())).toEqual({ posted: 1 });
    expect(scene.slack.calls.map(({ method }) => method)).toEqual([
      ...['conversations.open', 'chat.postMessage', 'chat.postMessage'],
    ]);
  });

  it('says when it goes on, and that it is behind', async () => {
    const ended: Drained[] = [];
    const deps = {
      ...scene.on.deps,
      hooks: { ...scene.on.deps.hooks, ended: async (one: Drained) => void ended.push(one) },
    };
    await queue('m', MANY);
    await drain(deps, scene.on.clock.now());
    expect(ended).toEqual([{ sent: 10, isBehind: true, resumeMs: 250 }]);
    await scene.database.db.collection('outbox').deleteMany({ state: 'pending' });
    await drain(deps, scene.on.clock.now());
    expect(ended[1]).toEqual({ sent: 0, isBehind: false });
  });
});

describe('while Slack takes its time for one', () => {
  const MAX_OF_WORKSPACE = 16;

  /**
   * Slack takes for ever for posts to a workspace, until it is let go; and a moment for each other one, once more are under
   * way than one workspace may have.
   */
  function slowIn(workspace: string) {
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let open = 0;
    let most = 0;
    let meet: () => void = () => undefined;
    const together = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const deps = posting(async (message) => {
      open += 1;
      most = Math.max(most, open);
      if (most > MAX_OF_WORKSPACE) meet();
      await (message.workspace === workspace ? gone : together.then(() => wait(1)));
      open -= 1;
    });
    return { deps, letGo: () => letGo(), most: () => most };
  }

  it('others go on, lot after lot, and what is queued meanwhile goes with them', async () => {
    await queue('slow', 4, { workspace: 'T0' });
    for (let workspace = 1; workspace <= 40; workspace += 1)
      await queue(`w${workspace}-`, 10, { workspace: `T${workspace}` });
    const { deps, letGo, most } = slowIn('T0');
    const draining = drain({ ...deps, pause: () => wait(5) }, scene.on.clock.now());
    await expect.poll(() => sent.length, PATIENT).toBe(400);
    await queue('late', 2, { workspace: 'T50' });
    await expect.poll(() => sent.length, PATIENT).toBe(402);
    letGo();
    expect(withoutVain(await draining)).toEqual({ posted: 406 });
    expect(most()).toBeGreaterThan(MAX_OF_WORKSPACE);
    expect(most()).toBeLessThanOrEqual(128);
    expect(await scene.on.outbox.counts()).toMatchObject({ sent: 406, sending: 0, pending: 0 });
  });

  it('no more than sixteen of one workspace are under way', async () => {
    await queue('m', MANY);
    const { deps, letGo, most } = slowIn('T1');
    const draining = drain(
      { ...deps, pace: { ...deps.pace, take: () => undefined, waitOf: () => undefined } },
      scene.on.clock.now(),
    );
    await expect.poll(most, PATIENT).toBe(MAX_OF_WORKSPACE);
    // A moment in which more would be begun, if it were.
    await wait(100);
    letGo();
    await draining;
    expect(most()).toBe(MAX_OF_WORKSPACE);
  });
});

describe('a lane', () => {
  it('that another instance holds is left to it, until it says nothing for half a minute', async () => {
    const other = openLanes(scene.database.db, countingIds('other'));
    await other.hold(['T1']);
    await queue('m', 2);
    await queue('free', 2, { workspace: 'T2' });
    expect(await tick()).toEqual({ posted: 2 });
    await scene.database.db.collection('lanes').updateMany({}, { $set: { until: new Date(0) } });
    await tick();
    // Nobody knows what the other has just sent: no burst.
    expect(posted().filter((id) => id.startsWith('m'))).toHaveLength(1);
    scene.on.pass(1000);
    await tick();
    expect(posted().filter((id) => id.startsWith('m'))).toHaveLength(2);
  });

  it('is given back when nothing is left to do', async () => {
    await queue('m', 2);
    await tick();
    const other = openLanes(scene.database.db, countingIds('other'));
    expect(await other.hold(['T1'])).toEqual(new Map([['T1', 'taken']]));
  });
});

describe('how far a long queue is', () => {
  it('is said when it falls behind, every half minute, and when it has caught up', async () => {
    let now = 0;
    let left = 500;
    const said: object[] = [];
    const note = watchProgress({ monotonic: () => now, waiting: async () => left, report: (far) => said.push(far) });
    const pass = async (seconds: number, sent: number, isBehind = true) => {
      now += seconds * 1000;
      left -= sent;
      await note({ sent, isBehind });
    };
    await pass(5, 3, false);
    expect(said).toEqual([]);
    await pass(5, 7);
    expect(said).toEqual([{ sent: 7, waiting: 490, perSecond: 0 }]);
    await pass(10, 40);
    await pass(10, 40);
    expect(said).toHaveLength(1);
    await pass(10, 40);
    expect(said[1]).toEqual({ sent: 127, waiting: 370, perSecond: 4, secondsLeft: 93 });
    await pass(10, 370, false);
    expect(said[2]).toEqual({ sent: 497, waiting: 0, perSecond: 37, secondsLeft: 0 });
    await pass(10, 5, false);
    expect(said).toHaveLength(3);
  });
});
