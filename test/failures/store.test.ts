import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, type Bots, openBots } from './bots.ts';

const DUE = '2026-04-01T07:00:00Z';
const ROUND = 'success|quarterly|2026-Q2';
const PROMPT = `${ROUND}|U1|prompt`;

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

const postsOfPrompt = async () => (await bots.postsOf(PROMPT)).length;

describe('Slack', () => {
  it('F25 says 429 to one instance, and another one that takes over waits as long', async () => {
    const second = await bots.start();
    // The round message is the first that goes to the channel.
    bots.trap({ name: 'chat.postMessage', does: 'slack-429', of: first });
    await first.tick();
    const limited = (await bots.db.collection('outbox').find({ why: 'rate_limited' }).toArray()).map(({ _id }) => _id);
    expect(limited).toHaveLength(1);
    const posts = () => bots.postsOf(String(limited[0]));
    bots.pass(25_000);
    await second.tick();
    expect(await posts()).toHaveLength(0);
    bots.pass(6_000);
    await second.tick();
    expect(await posts()).toHaveLength(1);
  });
});

describe('a submission', () => {
  const blank = { status: undefined, confidence: undefined, note: '', obstacles: '', cleared: [], adjust: '' };
  const form = {
    workspace: 'T1',
    person: 'U1',
    view: 'V1',
    goalInputs: [{ ...blank, feedback: '', learned: '', goal: 'g2', round: ROUND, value: '83' }],
  };
  const values = async () => (await bots.stores.goals.get('T1', 'g2'))?.checkIns.map(({ value }) => value);

  it('F37 that was written, and whose answer was lost, is submitted again and counts once', async () => {
    await first.tick();
    const { submitCheckIn } = first.domain.useCases;
    bots.trap({ name: 'answers.insertOne', does: 'store-answer-lost' });
    await expect(submitCheckIn(form)).rejects.toThrow('connection closed');
    const again = await submitCheckIn(form);
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    await first.domain.followUps.applyAnswer(again.answer);
    await bots.settle(first, 60);
    expect(await values()).toEqual([83]);
  });

  const CALLS = ['goals.bulkWrite', 'outbox.updateOne', 'answers.updateMany'] as const;
  it.each(CALLS)('F37 that is cut short at %s is finished by the next beat, once', async (name) => {
    await first.tick();
    const taken = await first.domain.useCases.submitCheckIn(form);
    if (!taken.ok) throw new Error(JSON.stringify(taken.problems));
    bots.trap({ name, does: 'crash-after', of: first });
    await expect(first.domain.followUps.applyAnswer(taken.answer)).rejects.toThrow();
    expect(bots.traps()).toBe(0);
    await bots.settle(await bots.start(), 120);
    expect(await values()).toEqual([83]);
    expect(await bots.stores.answers.unapplied(new Date(8.64e15), 1)).toEqual([]);
  });
});

describe('a claim', () => {
  it('F38 that meets a stepdown is not held, and the message goes out once', async () => {
    bots.gatherClaims(first);
    bots.trap({ name: 'outbox.updateMany', does: 'stepdown', spared: 1 });
    await first.tick();
    expect(bots.traps()).toBe(0);
    await bots.settle(first);
    expect(await postsOfPrompt()).toBe(1);
    expect((await bots.stores.outbox.get(PROMPT))?.state).toBe('sent');
  });

  // Such a primary says that it has not heard from the majority; what it wrote stays, or is rolled back.
  it.each(['store-answer-lost', 'store-lost'] as const)(
    'F39 on a primary that is cut off is none: nothing is posted by it (%s), and the message goes out once',
    async (what) => {
      // The first of them in a drain looks for claims that ran out.
      bots.gatherClaims(first);
      bots.trap({ name: 'outbox.updateMany', does: what, spared: 1 });
      for (let claims = 0; claims < 8; claims += 1) bots.trap({ name: 'outbox.updateMany', does: what });
      await first.tick();
      expect(await postsOfPrompt()).toBe(0);
      await bots.settle(first, 600);
      expect(await postsOfPrompt()).toBe(1);
      expect((await bots.stores.outbox.get(PROMPT))?.state).toBe('sent');
    },
  );
});

describe('a team', () => {
  it('F41 that is removed while its messages wait gets none of them', async () => {
    // The person in New York is asked when it is nine there: four hours later.
    const goal = await bots.stores.goals.get('T1', 'g2');
    if (goal === undefined) throw new Error('no goal');
    await bots.stores.goals.save({ ...goal, owner: 'U2', version: goal.version + 1 });
    await first.tick();
    const waiting = `${ROUND}|U2|prompt`;
    expect((await bots.stores.outbox.get(waiting))?.state).toBe('pending');
    await first.domain.useCases.removeTeam({ workspace: 'T1', person: 'U9', team: 'success' });
    await bots.settle(first, 60);
    bots.moveTo('2026-04-01T13:00:00Z');
    await bots.settle(first, 120);
    expect(await bots.postsOf(waiting)).toEqual([]);
    expect((await bots.stores.outbox.get(waiting))?.state).toBe('skipped');
  });
});
