import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** What people choose from Slack's own menus. */
describe('shortcuts', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http' });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);

  describe('New goal', () => {
    it('sets a goal from anywhere', async () => {
      await as('noor').shortcut('new_goal');
      const form = await as('noor').modal('New goal');
      await form.fill({ title: 'Answer renewals sooner', category: 'Efficiency' });
      await form.fill({ direction: 'Decrease to a target', unit: 'Time in days' });
      await form.fill({ baseline: '9', target: '4', due: '2027-06-30' });
      expect(await form.submit()).not.toMatchObject({ outcome: 'errors' });
      await as('noor').command('/goal', 'show renewals', 'client-success');
      const card = await as('noor').ephemeral('Answer renewals sooner');
      expect(card.words()).toContain('9 days → 4 days');
    });
  });
});

describe('shortcuts in a workspace without teams', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ sample: false });
  });
  afterAll(() => playground.stop());

  const answered = async (name: string, words: string) => {
    const person = playground.simulator.as(name);
    await person.shortcut('new_goal');
    await person.until(() => person.modals().at(-1)?.words().includes(words), words);
  };

  it('say what to do first', () => answered('mara', 'There is no team here yet'));

  it('are not for guests', async () => {
    playground.simulator.changeUser('sam', { isRestricted: true });
    await answered('sam', 'Guests and people of other organisations cannot use it');
  });
});
