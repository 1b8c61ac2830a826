import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../../src/ids.ts';
import { openLanes } from '../../src/stores/lanes.ts';
import { dispatch } from '../delivery/support/samples.ts';
import { type Bot, type Bots, openBots } from './bots.ts';

/** The team in Berlin is asked in the quarterly review on Wednesday, 1 April 2026, at nine. */
const DUE = '2026-04-01T07:00:00Z';
const ROUND = 'success|quarterly|2026-Q2';
const MESSAGES = [`${ROUND}|channel|round`, `${ROUND}|U1|prompt`, `${ROUND}|U9|prompt`];

let bots: Bots;
let first: Bot;
beforeEach(async () => {
  bots = await openBots();
  first = await bots.start();
  bots.moveTo('2026-03-31T20:00:00Z');
  await bots.settle(first, 120);
  bots.moveTo(DUE);
});
afterEach(() => bots.close());

/** The round message, and a prompt for each of the two who own goals; each posted once. */
async function expectOnce(): Promise<void> {
  const posts = await Promise.all(MESSAGES.map(bots.postsOf));
  expect(posts.map(({ length }) => length)).toEqual([1, 1, 1]);
  const rows = await Promise.all(MESSAGES.map((id) => bots.stores.outbox.get(id)));
  expect(rows.map((row) => row?.state)).toEqual(['sent', 'sent', 'sent']);
  expect(await bots.stores.outbox.counts()).toMatchObject({ sending: 0, unknown: 0, held: 0, parked: 0 });
}

/** Lets the first process die at a call, and another one do what is left. */
async function diesAt(name: string, does: 'crash-before' | 'crash-after', spared = 0): Promise<void> {
  bots.trap({ name, does, of: first, spared });
  await first.tick();
  expect(bots.traps()).toBe(0);
  expect(first.life.dead).toBe(true);
  const second = await bots.start();
  await bots.settle(second);
}

describe('whoever is killed', () => {
  it('F14 before the round is inserted leaves it to the next', async () => {
    await diesAt('rounds.insertOne', 'crash-before');
    await expectOnce();
  });

  it('F15 after it, before a message is queued, leaves a round whose messages the next queues', async () => {
    await diesAt('rounds.insertOne', 'crash-after');
    expect((await bots.stores.rounds.get(ROUND))?.state).toBe('open');
    await expectOnce();
  });

  it('F15 after a round that somebody asked for, which no schedule opens again, leaves it to the next beat', async () => {
    await bots.close();
    bots = await openBots();
    first = await bots.start();
    bots.trap({ name: 'rounds.insertOne', does: 'crash-after', of: first });
    const asked = first.domain.useCases.askNow({ workspace: 'T1', person: 'U9', team: 'success' });
    await expect(asked).rejects.toThrow();
    await bots.settle(await bots.start(), 120);
    const id = 'success|asked|2026-03-20';
    expect(await bots.stores.rounds.get(id)).not.toHaveProperty('opening');
    for (const person of ['U1', 'U9']) expect(await bots.postsOf(`${id}|${person}|prompt`)).toHaveLength(1);
  });

  it.each([0, 1, 2])('F16 after a message was queued (%i others before it) leaves it to the next', async (others) => {
    await diesAt('outbox.updateOne', 'crash-after', others);
    await expectOnce();
  });

  // Of the two writes to many that a drain makes the first looks for claims that ran out.
  it('F17 after the claim of a lot, before its posts, leaves messages that are looked for first', async () => {
    bots.gatherClaims(first);
    await diesAt('outbox.updateMany', 'crash-after', 1);
    expect(bots.slack.messages.filter(({ deleted }) => deleted)).toEqual([]);
    await expectOnce();
  });

  it('F17 after the claim of one message, before its post, leaves one that is looked for first', async () => {
    await first.tick();
    await bots.stores.outbox.enqueue(dispatch('one', { notBefore: new Date(DUE) }));
    await diesAt('outbox.findOneAndUpdate', 'crash-after');
    expect(await bots.postsOf('one')).toHaveLength(1);
    expect((await bots.stores.outbox.get('one'))?.state).toBe('sent');
  });

  it.each([0, 1, 2])('F18 after a post, before its record (%i others before it), is found', async (others) => {
    await diesAt('chat.postMessage', 'crash-after', others);
    await expectOnce();
  });

  it('F18 after the posts of a lot, before their record, leaves messages that are found', async () => {
    bots.gatherClaims(first);
    bots.gatherResults(first, MESSAGES.length);
    await diesAt('outbox.bulkWrite', 'crash-before');
    await expectOnce();
  });

  it('F19 after the record of a lot leaves what is done with', async () => {
    bots.gatherClaims(first);
    bots.gatherResults(first, MESSAGES.length);
    await diesAt('outbox.bulkWrite', 'crash-after');
    await expectOnce();
  });

  it('F19 after what it queued, before the cursor, fires again, and nothing comes twice', async () => {
    await first.tick();
    bots.pass(60_000);
    // The cursor of another instance that was a moment behind: it has read the schedule, and did not move it.
    await bots.db
      .collection('schedules')
      .updateOne({ _id: 'success|quarterly' as never }, { $set: { cursor: '2026-01-01', nextDueAt: new Date(DUE) } });
    const second = await bots.start();
    await bots.settle(second);
    await expectOnce();
  });

  it('F19 between the round and the cursor fires again, and nothing comes twice', async () => {
    bots.trap({ name: 'schedules.updateOne', does: 'crash-before', of: first });
    await first.tick();
    expect(first.life.dead).toBe(true);
    await bots.settle(await bots.start());
    await expectOnce();
  });
});

describe('whoever is killed alone with its store, and started again', () => {
  /** When a message was posted, in seconds after it was due. */
  const postedAfter = async (id: string) =>
    (await bots.postsOf(id)).map(({ at }) => Math.round((at - Date.parse(DUE)) / 1000));

  /** Beats a second apart. */
  async function beats(bot: Bot, seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await bot.tick();
      bots.pass(1000);
    }
  }

  it('F17 after a claim, looks for the message at once and posts it a minute later, with no claim to wait for', async () => {
    await first.tick();
    await bots.stores.outbox.enqueue(dispatch('one', { notBefore: new Date(DUE) }));
    bots.trap({ name: 'outbox.findOneAndUpdate', does: 'crash-after', of: first });
    await first.tick();
    bots.moveTo('2026-04-01T07:00:02Z');
    const again = await bots.start(true);
    expect(await bots.stores.outbox.get('one')).toMatchObject({ state: 'unknown', why: 'lease expired' });
    await beats(again, 90);
    const [posted, ...more] = await postedAfter('one');
    expect(more).toEqual([]);
    expect(posted).toBeGreaterThanOrEqual(2 + 5 + 60);
    expect(posted).toBeLessThan(2 + 5 + 60 + 8);
  });

  it('F18 after a post, finds it at once', async () => {
    await first.tick();
    await bots.stores.outbox.enqueue(dispatch('one', { notBefore: new Date(DUE) }));
    bots.trap({ name: 'chat.postMessage', does: 'crash-after', of: first });
    await first.tick();
    bots.moveTo('2026-04-01T07:00:02Z');
    await beats(await bots.start(true), 8);
    expect((await bots.stores.outbox.get('one'))?.state).toBe('sent');
    expect(await bots.postsOf('one')).toHaveLength(1);
  });

  it('F16 sends what waits with its first beat, though it died with the lanes in its hands', async () => {
    await first.tick();
    await openLanes(bots.db, createIds()).hold(['T1']);
    await bots.stores.outbox.enqueue(dispatch('one', { notBefore: new Date(DUE) }));
    const beside = await bots.start();
    await beside.tick();
    expect(await bots.postsOf('one')).toEqual([]);
    const again = await bots.start(true);
    await again.tick();
    expect(await bots.postsOf('one')).toHaveLength(1);
  });
});

describe('two instances', () => {
  it('F20 fire one schedule once', async () => {
    const second = await bots.start();
    for (let beat = 0; beat < 12; beat += 1) {
      await Promise.all([first.tick(), second.tick()]);
      bots.pass(5000);
    }
    await expectOnce();
  });

  it('F21 refuse the record of an owner who stood still for longer than its claim', async () => {
    const second = await bots.start();
    const meanwhile = async () => {
      bots.pass(61_000);
      await bots.settle(second);
    };
    // It hears of its post when another has found that post, and what it writes then is refused.
    bots.trap({ name: 'chat.postMessage', does: 'hold-after', of: first, meanwhile });
    await first.tick();
    expect(bots.traps()).toBe(0);
    await expectOnce();
  });

  it('F22 take away what an owner posted who stood still between its check and its post', async () => {
    const second = await bots.start();
    const meanwhile = async () => {
      bots.pass(61_000);
      await bots.settle(second);
    };
    bots.trap({ name: 'chat.postMessage', does: 'hold', of: first, meanwhile });
    await first.tick();
    await bots.settle(second);
    const [doubled] = bots.slack.messages.filter(({ deleted }) => deleted);
    expect(doubled).toBeDefined();
    const twins = bots.slack.messages.filter(({ ref }) => ref === doubled?.ref);
    expect(twins.map(({ deleted }) => deleted)).toEqual([false, true]);
    const row = await bots.db.collection('outbox').findOne({ ref: doubled?.ref });
    expect(row).toMatchObject({ state: 'sent', posted: { ts: twins[0]?.ts } });
  });
});

describe('SIGTERM', () => {
  it('F23 in mid-drain finishes the message in hand and begins no other; the next process sends the rest', async () => {
    const stopping = new AbortController();
    bots.trap({ name: 'chat.postMessage', does: 'hold', of: first, meanwhile: async () => stopping.abort() });
    await first.tick(stopping.signal);
    const done = await bots.stores.outbox.counts();
    expect(done).toMatchObject({ sending: 0, unknown: 0 });
    expect(done.sent).toBe(bots.slack.messages.length);
    expect(done.pending).toBeGreaterThan(0);
    await bots.settle(await bots.start());
    await expectOnce();
  });
});
