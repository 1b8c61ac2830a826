import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** The history of a goal as people meet it: what was said, of which day, corrected by whom, and what that takes back. */
describe('the history of a goal', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const show = async (name: string, what: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', `show ${what}`, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'the card');
    const card = as(name).ephemerals().at(-1);
    if (card === undefined) throw new Error('no card');
    return card;
  };
  const inChannel = (words: string) =>
    as('noor')
      .messages('client-success')
      .filter((message) => message.words().includes(words));
  const stored = async (id: string) => {
    const goal = await playground.goalpost.stores.goals.get('T0HARBOUR', id);
    if (goal === undefined) throw new Error(id);
    return goal;
  };
  const saved = (id: string, checkIns: number) =>
    vi.waitFor(async () => expect((await stored(id)).checkIns).toHaveLength(checkIns), { timeout: 120_000 });

  it('tells how it stands and why, where it leads, and what was said', async () => {
    const words = (await show('noor', 'retention')).words();
    expect(words).toContain('*On track* (from pace): 86% of the way, 90% expected by now.');
    // The owner's own values need no name beside each of them.
    expect(words).toMatch(/3 November · \*84\.3%\*\n/);
    expect(words).toContain('At this pace');
    expect(words).toContain('Quarterly calls with every client');
    expect(words).toContain('and 4 earlier values');
    expect(words).toContain('Add a value');
  });

  it('does not tell of a day that is still to come', async () => {
    await as('noor').command('/goal', 'show retention on 2027-03-31', 'client-success');
    await as('noor').ephemeral('31 March 2027 is in the future.');
  });

  it('says of a day before the goal that nothing was known of it', async () => {
    const { createdAt } = await stored('retention');
    const before = new Date(createdAt.getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
    await as('noor').command('/goal', `show retention on ${before}`, 'client-success');
    await as('noor').ephemeral(/Nothing was known of \*Client retention rate\* on .*: it was set on /);
  });

  it('offers corrections to who may make them', async () => {
    expect((await show('diego', 'retention')).words()).not.toMatch(/Correct|Add a value/);
    expect((await show('mara', 'retention')).words()).toMatch(/Correct[\s\S]*Add a value/);
  });

  it('takes a value of another day, and refuses one before the start and one to come at the field', async () => {
    await (await show('noor', 'retention')).click('Add a value');
    const modal = await as('noor').modal('Add a value');
    await modal.fill({ 'retention:value': '81.7', 'retention:on': '2025-12-31' });
    expect(await modal.submit()).toMatchObject({
      errors: { 'retention:on': 'This goal starts on 1 January 2026. Choose that day or a later one.' },
    });
    await modal.fill({ 'retention:on': '2026-11-26' });
    expect(await modal.submit()).toMatchObject({
      errors: { 'retention:on': 'Choose today, 25 November 2026, or an earlier day.' },
    });
    expect((await stored('retention')).checkIns).toHaveLength(10);
    await modal.fill({ 'retention:on': '2026-09-20', 'retention:note': 'Found in the archive' });
    await modal.submit();
    await saved('retention', 11);
    const words = (await show('noor', 'retention')).words();
    expect(words).toMatch(/20 September · \*81\.7%\* .*_backdated, submitted on 25 November_/);
    // The latest value is still the one of November.
    expect(words.split('\n')[1]).toContain('84.3');
  });

  it('keeps a corrected value beside what it was, with who and when', async () => {
    await (await show('mara', 'retention')).click('Correct');
    const modal = await as('mara').modal('Correct a value');
    expect(modal.state()['retention:value']?.['input']?.['value']).toBe('84.3');
    expect(modal.state()['retention:on']?.['input']?.['selected_date']).toBe('2026-11-03');
    await modal.fill({ 'retention:value': '84' });
    await modal.submit();
    await saved('retention', 12);
    const words = (await show('noor', 'retention')).words();
    expect(words).toMatch(/3 November · \*84%\* · .*mara.* · _corrected on 25 November_/i);
    expect(words).toMatch(/Previously: ~84\.3%~ .*noor.* on 3 November/i);
    expect((await stored('retention')).checkIns.at(-1)).toMatchObject({ corrects: 'sample:retention:2026-11-03' });
  });

  it('can be told as it was known on a day', async () => {
    const words = (await show('noor', 'retention on 2026-11-20')).words();
    expect(words).toContain('As known at the end of 20 November 2026');
    expect(words).toContain('84.3');
    expect(words).not.toMatch(/81\.7|Correct|Add a value/);
    expect((await show('noor', 'retention 2026-02-30')).words()).toContain("isn't a day in the calendar");
    for (const day of ['20.11.2026', '20/11/2026', '20 November', 'Nov 20, 2026']) {
      const words = (await show('noor', `retention on ${day}`)).words();
      expect(words).toContain('As known at the end of 20 November 2026');
    }
  });

  it('celebrates once, and takes it back in the same message where a correction undoes it', async () => {
    await (await show('noor', 'retention')).click('Add a value');
    await (await as('noor').modal('Add a value')).fill({ 'retention:value': '85' });
    await (await as('noor').modal('Add a value')).submit();
    await as('noor').until(() => inChannel('reached its target').length === 1, 'the celebration');
    const [{ ts } = { ts: '' }] = inChannel('reached its target');

    await (await show('noor', 'retention')).click('Correct');
    await (await as('noor').modal('Correct a value')).fill({ 'retention:value': '84.5' });
    await (await as('noor').modal('Correct a value')).submit();
    await saved('retention', 14);
    await playground.time.moveTo(new Date('2026-11-25T12:00:00Z'));
    await as('noor').until(() => inChannel('Taken back after a correction').length === 1, 'the celebration taken back');
    expect(inChannel('reached its target')).toEqual([]);
    expect(inChannel('Taken back after a correction')[0]?.ts).toBe(ts);
    expect(inChannel('Taken back after a correction')[0]?.words()).toContain("It's at *84.5");
  });

  it('computes a value from its inputs, keeps them, and lets them be corrected', async () => {
    const nps = await stored('nps');
    await playground.goalpost.stores.goals.save({ ...nps, calculator: 'nps', version: nps.version + 1 });
    await (await show('noor', 'net promoter')).click('Add a value');
    const modal = await as('noor').modal('Add a value');
    await modal.fill({ 'nps:input.promoters': '120', 'nps:input.passives': 'many' });
    expect(await modal.submit()).toMatchObject({
      errors: {
        'nps:input.passives': expect.stringContaining("n't a valid number"),
        'nps:input.detractors': 'Fill in this field.',
      },
    });
    await modal.fill({ 'nps:input.passives': '60', 'nps:input.detractors': '20' });
    await modal.submit();
    await saved('nps', 11);
    const card = await show('noor', 'net promoter');
    expect(card.words()).toContain(
      'Computed from: Promoters (9 or 10) 120, Passives (7 or 8) 60, Detractors (0 to 6) 20',
    );
    await card.click('Correct');
    const correcting = await as('noor').modal('Correct a value');
    expect(correcting.state()['nps:input.promoters']?.['input']?.['value']).toBe('120');
    await correcting.fill({ 'nps:input.detractors': '40' });
    await correcting.submit();
    await saved('nps', 12);
    expect((await stored('nps')).checkIns.at(-1)).toMatchObject({
      value: 36.363636363636,
      inputs: { calculator: 'nps', values: { promoters: 120, passives: 60, detractors: 40 } },
    });
  });
});
