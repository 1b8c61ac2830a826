import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { type Act, actsToFill, secondsFor } from '../support/keystroke-level.ts';
import { startTestPlayground } from '../support/playground.ts';

/** From an app that was just added to a round that is open, all in Slack. */
describe('the first minutes of a workspace', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ sample: false, transport: 'http' });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const homeWith = (name: string, words: string) =>
    as(name).until(() => {
      const home = as(name).home();
      return home?.words().includes(words) && home;
    }, `an App Home of ${name} with ${words}`);

  it('guides whoever opens App Home first to a team, a goal and a round: eight clicks, seven fields', async () => {
    let clicks = 0;
    let fields = 0;
    const acts: Act[] = [];
    const did = async <T>(what: Promise<T> | undefined): Promise<T | undefined> => {
      clicks += 1;
      acts.push({ act: 'click' });
      return what;
    };
    const home = () => as('mara').home();
    const modal = (titled?: string) => as('mara').modal(titled);
    const fill = async (titled: string, values: Readonly<Record<string, string | string[]>>) => {
      fields += Object.keys(values).length;
      const form = await modal(titled);
      acts.push(...actsToFill(form.blocks(), values, playground.clock.now().toISOString().slice(0, 10)));
      await form.fill(values);
      return form;
    };
    const opened = await as('mara').openHome();
    expect(opened.words()).toContain('Welcome to Goalpost');
    expect(opened.words()).toContain('3 steps until your team is up and running');

    await did(home()?.click('New team'));
    const team = await fill('New team', {
      name: 'Client success',
      channel: 'client-success',
      members: ['mara', 'noor', 'diego'],
    });
    // What a team cannot be without comes first, then when it will be asked; the rest has defaults.
    const order = team.blocks().map(({ block_id }) => String(block_id ?? ''));
    expect(
      order.filter((block) => ['name', 'channel', 'members', 'preview', 'lead', 'rhythm'].includes(block)),
    ).toEqual(['name', 'channel', 'members', 'preview', 'lead', 'rhythm']);
    // One confirmation: the message that says what comes next.
    expect(await did(team.submit())).toMatchObject({ outcome: 'closed' });
    expect((await as('mara').message('app', 'is ready. Two steps are left')).words()).toContain('New goal');
    const begun = (await homeWith('mara', '2 steps until')).words();
    expect(begun).toContain('You created your team.');
    // What is empty in a new team is no news: the first steps say what to do about it.
    expect(begun).not.toMatch(/To answer|My goals|no goals yet/);

    await did(home()?.click('Choose a template'));
    await did((await modal('Templates')).click('library:nps'));
    const goal = await fill('New goal', { baseline: '30', target: '50', due: '2027-06-30', owner: 'noor' });
    expect(await did(goal.submit())).toMatchObject({ outcome: 'updated' });
    await did((await modal()).close());
    await homeWith('mara', 'One step is left');
    expect((await as('mara').message('app', 'One step is left')).words()).toContain('Ask now');

    await did(home()?.click('Ask now'));
    const asked = await modal();
    expect(asked.words()).toContain('Asked 1 person');
    await did(asked.close());
    await (await as('noor').message('app', 'Check-in for 25 November')).click('Check in');
    const first = await as('noor').modal('Check in');
    expect(first.words()).toContain('Net Promoter Score');
    const done = await as('mara').until(() => {
      const words = as('mara').home()?.words();
      return words?.includes('Goals of Client success') && !words.includes('Welcome to Goalpost') && words;
    }, 'an App Home without first steps');
    expect(done).toContain('Net Promoter Score');
    const under = await as('mara').message('app', 'is up and running');
    expect(under.words()).not.toMatch(/New goal|Ask now|steps? (is|are) left/);
    const seconds = secondsFor(acts);
    console.info(
      `from an empty workspace to the first round: ${clicks} clicks, ${fields} fields, ${Math.round(seconds)} s by the keystroke-level model`,
    );
    expect(seconds).toBeLessThan(180);
    expect({ clicks, fields }).toEqual({ clicks: 8, fields: 7 });
  });

  it('greets each new member once, and the lead with what comes next, once', async () => {
    const greetings = (name: string, words: string) =>
      as(name)
        .dm()
        .filter((message) => message.words().includes(words));
    await as('diego').message('app', "You're now in *Client success*");
    expect(greetings('mara', 'is up and running')).toHaveLength(1);
    await as('mara').command('/goal', 'team', 'client-success');
    const settings = await as('mara').modal('Team settings');
    await settings.fill({ members: ['mara', 'noor', 'diego', 'priya'] });
    await settings.submit();
    await as('priya').message('app', 'led by');
    await playground.time.settle();
    for (const name of ['noor', 'diego', 'priya'])
      expect(greetings(name, "You're now in *Client success*")).toHaveLength(1);
    expect(greetings('mara', "You're now in *")).toEqual([]);
    await as('mara').command('/goal', 'team', 'general');
    const second = await as('mara').modal('New team');
    await second.fill({ name: 'Leadership', members: ['mara'] });
    await second.submit();
    await playground.time.settle();
    expect(greetings('mara', 'is up and running')).toHaveLength(1);
    expect(greetings('mara', 'Two steps are left')).toEqual([]);
  });

  it('greets no guest and nobody who was deactivated', async () => {
    playground.simulator.changeUser('sam', { isRestricted: true });
    playground.simulator.deactivate('june');
    await as('mara').command('/goal', 'team', 'general');
    const settings = await as('mara').modal('Team settings');
    await settings.fill({ members: ['mara', 'sam', 'june'] });
    await settings.submit();
    await playground.time.settle();
    expect([as('sam').dm(), as('june').dm()]).toEqual([[], []]);
  });

  it('shows a member no first steps, and what to do to who is in no team', async () => {
    const diego = (await as('diego').openHome()).words();
    expect(diego).toContain("You don't own any goals yet");
    expect(diego).not.toContain('Welcome to Goalpost');
  });
});

describe('an invitation to a channel', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http' });
  });
  afterAll(() => playground.stop());
  const as = (name: string) => playground.simulator.as(name);

  const thanks = () =>
    as('noor')
      .dm()
      .filter((message) => message.words().includes('Thank you for inviting Goalpost'));

  it('F33 that is no team’s tells who invited the bot, once, though Slack says so four times, and opens the form with that channel', async () => {
    playground.simulator.faults.addEvent({ event: 'member_joined_channel', what: 'twin', times: 2 });
    playground.simulator.invite('general');
    await as('noor').message('app', 'Thank you for inviting Goalpost to <#C0GENERAL>');
    playground.simulator.remove('general');
    playground.simulator.invite('general');
    await playground.simulator.until(() => playground.simulator.eventsInFlight() === 0, 'the events');
    await playground.time.settle();
    expect(thanks()).toHaveLength(1);
    expect(as('noor').messages('general')).toEqual([]);
    await thanks()[0]?.click('New team');
    const form = await as('noor').modal('New team');
    expect(form.state()['channel']?.['input']?.['selected_conversation']).toBe('C0GENERAL');
    await form.close();
  });

  it('that is a team’s, and people who join, are answered with silence', async () => {
    const before = as('noor').dm().length;
    playground.simulator.remove('support');
    playground.simulator.invite('support');
    as('sam').join('client-success');
    await playground.simulator.until(() => playground.simulator.eventsInFlight() === 0, 'the events');
    await playground.time.settle();
    expect([as('noor').dm().length, as('sam').dm()]).toEqual([before, []]);
  });
});
