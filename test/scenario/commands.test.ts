import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Every word of `/goal`, and both forms, as a person uses them. */
describe('the words of /goal', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (name: string, words: string, channel = 'client-success') => as(name).command('/goal', words, channel);

  it('list: the goals of the team, for who asked alone', async () => {
    await goal('diego', 'list');
    const list = await as('diego').ephemeral('Client success');
    expect(list.words()).toContain('4 goals');
    expect(list.words()).toMatch(/Client retention rate[\s\S]*84\.3/);
    expect(as('noor').ephemerals()).toEqual([]);
  });

  it('list: refused to who is in no team of the channel', async () => {
    as('sam').join('client-success');
    await goal('sam', 'list');
    await as('sam').ephemeral('Only members of this team');
  });

  it('show: one goal with its plan and what was said', async () => {
    await goal('noor', 'show onboarding');
    const card = await as('noor').ephemeral('Onboarding time');
    expect(card.words()).toContain('Milestones: 12 days, 11 days, 9 days');
    expect(card.words()).toContain('The checklist in the portal saved a day.');
    await goal('noor', 'show nothing like it');
    await as('noor').ephemeral('None of your goals');
  });

  it('digest: the week so far, for who asked alone', async () => {
    await goal('noor', 'digest');
    const digest = await as('noor').ephemeral('Weekly digest');
    expect(digest.words()).toContain('Off pace');
    expect(
      as('noor')
        .messages('client-success')
        .filter(({ message }) => message.visibleTo === undefined),
    ).toEqual([]);
  });

  it('an empty word and checkin: nothing is due, and a value may be volunteered', async () => {
    await goal('noor', '');
    await as('noor').ephemeral('Nothing is due');
    await goal('noor', 'checkin');
    const modal = await as('noor').modal('Check in');
    expect(modal.words()).toContain('Nothing is due. You can still record');
    await modal.close();
    await goal('diego', 'checkin');
    await as('diego').ephemeral('set a goal of your own');
    await goal('mara', '');
    await as('mara').ephemeral('set a goal of your own');
  });

  it('ask: starts one round a day, by the lead alone', async () => {
    await goal('noor', 'ask');
    await as('noor').ephemeral('Only the team lead');
    await goal('mara', 'ask');
    await as('mara').ephemeral('Asked 1 person. The round is open until');
    await playground.time.settle();
    await as('noor').message('app', 'Check-in for 25 November');
    await goal('mara', 'ask');
    await as('mara').ephemeral('A round is already open until');
  });

  it('new: names what is wrong at each field, keeps what was typed, and makes the goal', async () => {
    await goal('noor', 'new');
    const modal = await as('noor').modal('New goal');
    await modal.fill({ title: 'Clients per <!channel> & *manager*', category: 'Efficiency', unit: 'Number' });
    await modal.fill({ baseline: '40', target: '40', due: '2026-11-25' });
    expect(await modal.submit()).toMatchObject({
      outcome: 'errors',
      errors: { target: expect.stringContaining('same as the baseline'), due: expect.stringContaining('after today') },
    });
    await modal.fill({ direction: 'Decrease to a target', target: '48', due: '2027-06-30' });
    await as('noor').until(() => modal.state()['direction'], 'the form');
    expect(await modal.submit()).toMatchObject({ errors: { target: expect.stringContaining('below the baseline') } });
    await modal.fill({ direction: 'Increase to a target', stretch: '44' });
    expect(await modal.submit()).toMatchObject({ errors: { stretch: expect.stringContaining('above the target') } });
    expect(modal.state()['title']?.['input']?.['value']).toBe('Clients per <!channel> & *manager*');
    await modal.fill({ stretch: '50' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    expect((await as('noor').modal()).words()).toContain('is set. Goalpost asks');
    await goal('noor', 'show clients per');
    const card = await as('noor').ephemeral('Clients per');
    expect(JSON.stringify(card.message)).toContain('Clients per &lt;!channel&gt; &amp; ∗manager∗');
    expect(JSON.stringify(card.message)).not.toContain('<!channel>');
  });

  it('new: asks for two bounds where a range is to be kept', async () => {
    await goal('noor', 'new');
    const modal = await as('noor').modal('New goal');
    await modal.fill({ title: 'Backlog', direction: 'Keep within a range' });
    await as('noor').until(() => modal.words().includes('Lower bound'), 'the two bounds');
    expect(modal.state()['title']?.['input']?.['value']).toBe('Backlog');
    await modal.fill({ low: '30' });
    await modal.fill({ direction: 'Keep at or below' });
    await as('noor').until(() => modal.words().includes('Bound'), 'one bound');
    await modal.fill({ direction: 'Keep within a range' });
    await as('noor').until(() => modal.words().includes('Lower bound'), 'the two bounds again');
    expect(Object.values(modal.state()['low'] ?? {})[0]?.['value']).toBe('30');
    await modal.fill({ category: 'Other', unit: 'Number', high: '20', due: '2027-06-30' });
    expect(await modal.submit()).toMatchObject({ errors: { high: expect.stringContaining('above the lower bound') } });
    await modal.fill({ low: '10' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
  });

  it('team: makes a team where there is none, and changes one', async () => {
    await goal('june', 'team', 'general');
    const made = await as('june').modal('Neues Team');
    // The channel is spoken to as its maker is, until somebody chooses another language.
    expect(JSON.stringify(made.state()['language'])).toContain('"value":"de"');
    await made.fill({ name: 'Operations', members: ['june', 'sam'], zone: 'America/New_York', promptAt: '08:30' });
    expect(await made.submit()).toMatchObject({ outcome: 'closed' });
    expect((await as('june').message('app', '*Operations* ist bereit')).words()).toContain('Zwei Schritte');
    await goal('june', 'team', 'general');
    const settings = await as('june').modal('Team-Einstellungen');
    expect(settings.state()['promptAt']?.['preview']?.['selected_time']).toBe('08:30');
    await settings.fill({ channel: 'support' });
    expect(await settings.submit()).toMatchObject({ errors: { channel: expect.stringContaining('ein anderes Team') } });
    await settings.fill({ channel: 'general', rhythm: ['Wochenüberblick'], answerWithin: 3 });
    expect(await settings.submit()).toMatchObject({ outcome: 'updated' });
    const team = await playground.goalpost.stores.teams.inChannel(
      'T0HARBOUR',
      playground.simulator.channel('general').id,
    );
    expect(team).toMatchObject({
      name: 'Operations',
      zone: 'America/New_York',
      members: expect.arrayContaining(['U0SAM']),
    });
    expect(team?.settings).toMatchObject({
      monthly: false,
      quarterly: false,
      digest: true,
      answerWithin: 3,
      language: 'de',
    });
  });

  it('shows App Home: what is owed first, then own goals, then those of the team', async () => {
    const home = await as('noor').openHome();
    const words = home.words();
    expect(words.indexOf('To answer')).toBeLessThan(words.indexOf('My goals'));
    // All goals of the team are hers: they stand there once.
    expect(words).not.toContain('Goals of Client success');
    const lead = (await as('mara').openHome()).words();
    expect(lead.indexOf('To answer')).toBeLessThan(lead.indexOf('My goals'));
    expect(lead.indexOf('My goals')).toBeLessThan(lead.indexOf('Goals of Client success'));
    expect(lead.indexOf('Goals of Client success')).toBeLessThan(lead.indexOf('Net Promoter Score'));
    await home.click('Check in');
    expect((await as('noor').modal('Check in')).words()).toContain('Net Promoter Score');
  });

  it('answers a click on a button that an older version posted', async () => {
    const channel = playground.simulator.channel('client-success').id;
    await fetch(`${playground.simulator.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${playground.simulator.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        channel,
        text: 'An old message',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', text: { type: 'plain_text', text: 'Old' }, action_id: 'old_button' }],
          },
        ],
      }),
    });
    await (await as('noor').message('client-success', 'Old')).click('Old');
    await as('noor').ephemeral('older version');
  });
});
