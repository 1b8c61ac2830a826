import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

describe("a plain word in the app's messages", () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const answers = (name: string) =>
    as(name)
      .messages('app')
      .filter((one) => /doesn't read messages here|liest hier keine Nachrichten/.test(one.words()));

  it('is answered with what can be done, in the language of who writes', async () => {
    as('noor').say('app', 'hi');
    const answer = await as('noor').message('app', "doesn't read messages here");
    for (const command of ['/goal checkin', '/goal new', '/goal show', '/goal away']) {
      expect(answer.words()).toContain(command);
    }
    as('june').say('app', 'Hallo');
    await as('june').message('app', 'liest hier keine Nachrichten');
  });

  it('is answered once in ten minutes, and the answer is answered by nobody', async () => {
    for (const word of ['hello?', 'checkin', 'are you there']) as('noor').say('app', word);
    await playground.goalpost.settled();
    await playground.time.settle();
    expect(answers('noor')).toHaveLength(1);
    expect(answers('june')).toHaveLength(1);
  });

  it('is left alone in a channel', async () => {
    as('noor').say('client-success', 'hi');
    await playground.goalpost.settled();
    expect(
      as('noor')
        .messages('client-success')
        .filter((one) => one.words().includes('read messages')),
    ).toEqual([]);
  });
});
