import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** What an external select holds once a goal was chosen. */
const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });

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

  describe('Add to a goal', () => {
    const onMessage = async (name: string, channel: string, words: string) => {
      as('mara').say(channel, words);
      const message = await as(name).message(channel, words.slice(0, 10));
      await as(name).shortcut('add_to_goal', message);
      return { message, form: await as(name).modal('Add to a goal') };
    };
    const nps = async () => playground.goalpost.stores.goals.get('T0HARBOUR', 'nps');
    const fits = (title: string) => expect.stringMatching(new RegExp(`^[0-9A-Z]{5} ${title}$`));

    it('keeps the words of a message with the goal that is found, once', async () => {
      const words = 'Harbour Foods: you answer in < 1 hour & always call back';
      const { message, form } = await onMessage('noor', 'client-success', words);
      expect(form.state()['text']?.['input']?.['value']).toBe(words);
      expect(form.words()).toContain("Everybody in the goal's team who can see the goal can then read it");
      expect((await nps())?.feedback).toBeUndefined();
      expect(await form.options('goal', 'promoter')).toEqual([fits('Net Promoter Score')]);
      expect(await form.options('goal', 'response time')).toEqual([]);
      await form.fill({ goal: option('nps'), sentiment: 'Positive' });
      expect(await form.submit()).toMatchObject({ outcome: 'updated' });
      expect(as('noor').modals().at(-1)?.words()).toContain('Added to *Net Promoter Score*');
      const kept = { text: words, by: 'U0NOOR', from: 'U0MARA', sentiment: 'positive' };
      expect((await nps())?.feedback).toEqual([expect.objectContaining(kept)]);

      await as('diego').shortcut('add_to_goal', message);
      const again = await as('diego').modal('Add to a goal');
      await again.fill({ goal: option('nps'), text: 'Other words' });
      await again.submit();
      expect(as('diego').modals().at(-1)?.words()).toContain('was already added to *Net Promoter Score*');
      expect((await nps())?.feedback).toHaveLength(1);
    });

    it('shows them with the goal, and to who checks in next', async () => {
      await as('diego').command('/goal', 'show promoter', 'client-success');
      const card = (await as('diego').ephemeral('What clients said')).words();
      expect(card).toContain('always call back” · Positive · written by <@U0MARA> · added by <@U0NOOR>');
      const owner = (await nps())?.owner ?? '';
      await as(owner).command('/goal', 'checkin', 'client-success');
      const form = await as(owner).modal('Check in');
      expect(form.words()).toMatch(/:speech_balloon: “Harbour Foods/);
    });

    it('is refused at the field where nothing is said, or the goal is not for the person to see', async () => {
      const { form } = await onMessage('sam', 'general', 'Somebody said thank you');
      expect(await form.options('goal', 'promoter')).toEqual([]);
      await form.fill({ goal: option('nps') });
      expect(await form.submit()).toMatchObject({ outcome: 'errors' });
      expect(form.errors()).toEqual({ goal: expect.stringContaining('you can no longer see it') });
      await form.fill({ text: '   ' });
      await form.submit();
      expect(form.errors()).toEqual({ text: 'Enter what the client said.' });
      expect((await nps())?.feedback).toHaveLength(1);
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

  it('say what to do first', () => answered('mara', "There's no team here yet"));

  it('are not for guests', async () => {
    playground.simulator.changeUser('sam', { isRestricted: true });
    await answered('sam', "Guests and people from other organisations can't");
  });
});
