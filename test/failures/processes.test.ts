import { describe, expect, it } from 'vitest';
import { soakSockets } from '../trials/sockets.ts';
import { ANSWER_STEPS, CLAIMED, DELIVERY_STEPS } from '../trials/steps.ts';
import { killedAt, killedWithAnswer, stopped, type Trial } from '../trials/trials.ts';

/** What Noor and the channel of her team get at nine in Berlin. */
const EXPECTED = ['success|monthly|2026-12|U0NOOR|prompt', 'success|monthly|2026-12|channel|round'];

const step = (name: string) => [...DELIVERY_STEPS, ...ANSWER_STEPS].find((one) => one.name === name) ?? CLAIMED;

/** A few of what `npm run trials` does, with two instances of the bot as processes on one store. */
describe('real processes', () => {
  it.each<[string, Trial]>([
    ['F17 killed after a claim', killedAt(CLAIMED)],
    ['F23 SIGTERM in mid-drain', stopped],
    ['F37 killed when an answer is stored, before that is known', killedWithAnswer(step('after an answer is stored'))],
  ])(
    '%s: nothing is lost, and nothing comes twice',
    async (_, trial) => {
      expect((await trial.run({ expected: EXPECTED })).broken).toEqual([]);
    },
    900_000,
  );
});

describe('Socket Mode', () => {
  it('loses nothing and leaks no connection while Slack renews and breaks them', async () => {
    const soaked = await soakSockets({ periods: 30, instances: 3, seed: 1 });
    expect(soaked).toMatchObject({ lost: 0, twice: 0, missed: 0, offWhenQuiet: 0 });
    expect(soaked.most).toBeLessThanOrEqual(3);
    expect(soaked.commands).toBeGreaterThan(50);
  });
});
