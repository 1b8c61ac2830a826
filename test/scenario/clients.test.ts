import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { reviewScene } from '../support/review-scene.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const WORKSPACE = 'T0STORY';

/**
 * Three clients, and two people who look after them: goals and words come to belong to them, two turn out to be the same,
 * one ends. `clients.md` is what everybody saw of it in Slack.
 */
describe('the clients of a team', () => {
  let playground: Playground;
  let story: Story;
  beforeAll(async () => {
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2027-01-07T08:00:00Z')),
      scene: reviewScene(),
    });
    story = createStory(playground, 'Europe/Berlin');
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goalpost = (name: string, typed: string) => as(name).command('/goal', typed, 'client-success');
  const clients = (name: string) => as(name).modal('Clients');
  /** Waits until the list or the page on top says so. */
  const saying = (name: string, what: string) =>
    as(name).until(() => {
      const top = as(name).modals().at(-1);
      return top?.title() === 'Clients' && top.words().includes(what) && top;
    }, `clients with ${what}`);
  const add = async (name: string, fields: Readonly<Record<string, string>>, said: string) => {
    await (await clients(name)).click('Add client');
    const form = await as(name).modal('New client');
    await form.fill(fields);
    expect((await form.submit()).outcome).toBe('closed');
    return saying(name, said);
  };
  const goal = async (title: string) => {
    const all = await playground.goalpost.stores.goals.forTeams(WORKSPACE, ['success']);
    return all.find((one) => one.title === title);
  };
  const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });
  const keep = async (name: string, words: string, id: string, fields: Readonly<Record<string, string>>) => {
    as('mara').say('client-success', words);
    await as(name).shortcut('add_to_goal', await as(name).message('client-success', words.slice(0, 12)));
    const form = await as(name).modal('Add to a goal');
    await form.fill({ ...fields, goal: option(id) });
    expect((await form.submit()).outcome).toBe('updated');
    await (await as(name).modal('Goalpost')).close();
  };

  it('reads as the file beside it', async () => {
    await story.until('2027-01-07 10:00');
    await story.tells('Mara adds the first client.', async () => {
      await goalpost('mara', 'clients');
      story.shows('The clients', (await clients('mara')).words());
      const listed = await add('mara', { name: 'Acme', code: 'acme' }, 'is added');
      story.shows('The clients', listed.words());
      await listed.close();
    });

    await story.tells('Noor adds two, one of them under a name that there is already.', async () => {
      await goalpost('noor', 'clients');
      await (await clients('noor')).click('Add client');
      const form = await as('noor').modal('New client');
      await form.fill({ name: 'Northwind', code: 'ACME' });
      expect((await form.submit()).outcome).toBe('errors');
      expect(form.errors()).toMatchObject({ code: expect.stringContaining('This code belongs to “Acme”') });
      await form.fill({ code: '', notes: 'Prefers calls on Mondays.' });
      expect((await form.submit()).outcome).toBe('closed');
      await saying('noor', 'NORTHW');
      const listed = await add('noor', { name: 'ACME' }, 'Another client has this name');
      story.shows('The clients', listed.words());
      await listed.close();
    });

    await story.tells('Noor gives a goal to Northwind.', async () => {
      await goalpost('noor', 'edit upsells');
      const form = await as('noor').modal('Edit goal');
      await form.fill({ client: 'NORTHW Northwind' });
      expect((await form.submit()).outcome).toBe('updated');
      expect(await goal('Upsells')).toMatchObject({ changes: [{ was: { client: null } }] });
      await (await as('noor').modal('Goalpost')).close();
    });

    await story.tells('Clients speak, and Noor keeps what they say.', async () => {
      const { id = '' } = (await goal('Upsells')) ?? {};
      await keep('noor', 'Northwind: you always call back', id, { sentiment: 'Positive' });
      await keep('noor', 'Acme: the offer came late', id, { sentiment: 'Mixed', client: 'ACME Acme' });
    });

    await story.tells('Mara finds that two clients are the same.', async () => {
      await goalpost('mara', 'clients acme2');
      await (await clients('mara')).click('Merge');
      const form = await as('mara').modal('Merge client');
      story.shows('The form', form.words());
      await form.fill({ into: 'ACME Acme' });
      expect((await form.submit()).outcome).toBe('closed');
      const page = await saying('mara', 'is now part of');
      expect(page.words()).toContain('1 mixed');
      story.shows('The page of the client that stays', page.words());
      await page.close();
    });

    await story.tells('Mara reviews the goals of Northwind.', async () => {
      await goalpost('mara', 'review client northw');
      await as('mara').modal('Review');
      // Its picture comes after it.
      await playground.goalpost.settled();
      const shown = await as('mara').modal('Review');
      expect(shown.words()).toContain('Upsells');
      expect(shown.words()).not.toContain('Churn');
      expect(shown.words()).not.toContain('*Acme*');
      story.shows('The review', shown.words());
      await shown.close();
      const before = as('mara').ephemerals().length;
      await goalpost('mara', 'digest client northw');
      await as('mara').until(() => as('mara').ephemerals().length > before, 'digest');
      story.shows('The digest, for her alone', as('mara').ephemerals().at(-1)?.words() ?? '');
    });

    await story.until('2027-02-01 10:00');
    await story.tells('Northwind ends.', async () => {
      await goalpost('noor', 'clients northwind');
      await (await clients('noor')).click('End');
      const form = await as('noor').modal('End client');
      await form.fill({ on: '2027-01-31', reason: 'They were bought.' });
      expect((await form.submit()).outcome).toBe('closed');
      const page = await saying('noor', 'ended on 31 January 2027');
      expect(page.words()).toContain('It still has 1 active goal');
      expect(page.words()).toContain('“Northwind: you always call back” · positive');
      story.shows('The page of Northwind', page.words());
      await page.close();
    });

    await story.tells('Diego looks, and changes nothing that is not his.', async () => {
      await goalpost('diego', 'clients northw');
      const page = await clients('diego');
      expect(page.words()).toContain('Northwind');
      expect(page.words()).not.toContain('Reopen');
      await page.close();
      const before = as('diego').ephemerals().length;
      await goalpost('diego', 'list client northw');
      await as('diego').until(() => as('diego').ephemerals().length > before, 'list');
      expect(as('diego').ephemerals().at(-1)?.words()).toContain('*Client success* · Northwind `NORTHW` · 1 goal');
    });

    // A client that ended is offered to no goal but its own.
    await goalpost('mara', 'new');
    const form = await as('mara').modal('New goal');
    expect(form.words()).toContain('ACME Acme');
    expect(form.words()).not.toContain('NORTHW');
    await form.close();
    await expect(story.text()).toMatchFileSnapshot('clients.md');
  });

  it('say nothing in the channel', () => {
    const channel = as('diego')
      .messages('client-success')
      .filter((message) => !/^(Northwind|Acme): /.test(message.words()))
      .map((message) => message.words());
    expect(channel.join('\n')).not.toMatch(/always call back|offer came late/);
  });
});
