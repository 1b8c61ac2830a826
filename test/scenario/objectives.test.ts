import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
/** What an external select holds once a goal was chosen. */
const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });

/** Goals that serve a goal, as people set them up and read them in Slack. */
describe('an objective', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (name: string, text: string) => as(name).command('/goal', text, 'client-success');
  const card = async (name: string, text: string) => {
    const before = as(name).ephemerals().length;
    await goal(name, text);
    await as(name).until(() => as(name).ephemerals().length > before, text);
    return as(name).ephemerals().at(-1)?.words() ?? '';
  };
  const stored = async (id: string) => playground.goalpost.stores.goals.get(WORKSPACE, id);
  const titled = async (title: string) =>
    (await playground.goalpost.stores.goals.forTeams(WORKSPACE, ['success'])).find((one) => one.title === title);
  const edit = async (name: string, typed: string) => {
    await goal(name, `edit ${typed}`);
    return as(name).modal('Edit goal');
  };
  const close = async (name: string) => {
    await (await as(name).modal()).close();
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  let year = '';

  it('is chosen in the form of a new goal, found by its title', async () => {
    await goal('mara', 'new');
    const top = await as('mara').modal('New goal');
    await top.fill({ title: 'Clients who stay with us', category: 'Retention', unit: 'Percent', due: '2027-12-31' });
    await top.fill({ Baseline: '80', Target: '90' });
    expect(await top.submit()).toMatchObject({ outcome: 'updated' });
    await close('mara');
    year = (await titled('Clients who stay with us'))?.id ?? '';

    await goal('mara', 'new');
    const form = await as('mara').modal('New goal');
    await form.fill({ title: 'Answer renewals sooner', category: 'Efficiency' });
    await form.fill({ direction: 'Decrease to a target', unit: 'Time in days' });
    await form.fill({ baseline: '9', target: '4', due: '2027-06-30' });
    await form.click('More settings');
    await as('mara').until(() => form.words().includes('Which goal does it serve?'), 'more fields');
    expect(await form.options('parent', 'who stay')).toEqual([expect.stringContaining('Clients who stay with us')]);
    expect(await form.options('parent', 'nothing of the kind')).toEqual([]);
    await form.fill({ parent: option(year), weight: '60' });
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    expect(form.errors()).toEqual({ weight: expect.stringMatching(/come to 60%, 40% less than 100%/) });
    await form.fill({ weight: '' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await close('mara');
    expect(await titled('Answer renewals sooner')).toMatchObject({ parent: year });
  });

  it('is refused where it would make a circle, with everything typed kept', async () => {
    const form = await edit('mara', 'Clients who stay with us');
    const renewals = (await titled('Answer renewals sooner'))?.id ?? '';
    await form.fill({ parent: option(renewals), description: 'They pay the rent.' });
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    expect(form.errors()).toEqual({ parent: expect.stringContaining('already serves this one') });
    expect(form.state()['description']?.['input']?.['value']).toBe('They pay the rent.');
    await form.close();
    expect(await stored(year)).not.toHaveProperty('parent');
  });

  it('gets a goal that there is, with a weight, and the change stands in its history', async () => {
    const form = await edit('noor', 'retention rate');
    expect(await form.options('parent', 'retention rate')).toEqual([]);
    await form.fill({ parent: option(year), weight: '75%' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await close('noor');
    expect(await stored('retention')).toMatchObject({ parent: year, weight: 75 });
    const again = await edit('noor', 'retention rate');
    expect(again.state()['parent']).toMatchObject({ parent_goal: { selected_option: { value: year } } });
    await again.close();
    const shown = await card('noor', 'show retention rate');
    expect(shown).toContain('Serves: *Clients who stay with us* · weight 75%');
    expect(shown).toContain('Serves goal: none → “Clients who stay with us”');
    expect(shown).toContain('Weight: none → 75%');
  });

  it('shows what serves it, and what that comes to', async () => {
    const shown = await card('diego', 'show Clients who stay with us');
    expect(shown).toMatch(/\*Goals that serve this one\*: \d+% together \(1 of 2 has a value\)/);
    expect(shown).toMatch(/\*Client retention rate\* · `\w{5}` · \d+% · weight 75%/);
    expect(shown).toMatch(/\*Answer renewals sooner\* · `\w{5}` · no value yet · weight 25%/);
  });

  it('is named in the list and in App Home', async () => {
    const listed = await card('diego', 'list');
    expect(listed).toMatch(/2 goals serve this one: \d+% together \(1 of 2 has a value\)/);
    expect(listed).toMatch(/\*Clients who stay with us\*[\s\S]*↳ .*\*(Client retention rate|Answer renewals sooner)\*/);
    // Alone, it names what it serves.
    expect(await card('diego', 'list retention rate')).toContain('Serves: *Clients who stay with us*');
    await as('noor').openHome();
    await as('noor').until(
      () => (as('noor').home()?.words() ?? '').includes('Serves: *Clients who stay with us*'),
      'objective',
    );
    await as('mara').openHome();
    await as('mara').until(
      () => (as('mara').home()?.words() ?? '').includes('2 goals serve this one:'),
      'what it comes to',
    );
  });

  it('counts a closed goal with its score, and leaves out a dropped one', async () => {
    const renewals = await titled('Answer renewals sooner');
    if (renewals === undefined) throw new Error('no goal');
    const { goals } = playground.goalpost.stores;
    const ended = { ...renewals, state: 'achieved' as const, outcome: { score: 1 }, version: renewals.version + 1 };
    await goals.save(ended);
    expect(await card('diego', 'show Clients who stay with us')).toMatch(
      /together\n[\s\S]*\*Answer renewals sooner\* · `\w{5}` · achieved · 100% · weight 25%/,
    );
    await goals.save({ ...ended, state: 'dropped', version: ended.version + 1 });
    const shown = await card('diego', 'show Clients who stay with us');
    expect(shown).toMatch(/\*Answer renewals sooner\* · `\w{5}` · dropped/);
    expect(shown).not.toContain('weight 25%');
  });

  it('is the same for the others once a goal is taken out of it', async () => {
    const form = await edit('noor', 'retention rate');
    await form.fill({ parent: null, weight: '' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await close('noor');
    expect(await stored('retention')).not.toHaveProperty('parent');
    expect(await card('noor', 'show retention rate')).toContain('Serves goal: “Clients who stay with us” → none');
  });
});
