import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
const NOTE = 'Your draft from Tue 1 December';

/** Forms that add or correct a value, closed before they were submitted. */
describe('a draft of one value', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await as('noor').openHome();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 4_000));
  };
  const drafted = () => playground.goalpost.stores.drafts.get(WORKSPACE, 'U0NOOR');
  const checkIns = async (id: string) =>
    (await playground.goalpost.stores.goals.get(WORKSPACE, id))?.checkIns ?? Promise.reject(new Error(id));
  const clickOnCard = async (goal: string, button: string, name = 'noor') => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', `show ${goal}`, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'the card');
    await as(name).ephemerals().at(-1)?.click(button);
  };
  const adding = async () => {
    await clickOnCard('nps', 'Add a value');
    return as('noor').modal('Add a value');
  };
  const correcting = async (name = 'noor') => {
    await clickOnCard('nps', 'Correct', name);
    return as(name).modal('Correct a value');
  };
  const ownPart = async () => {
    await (await as('noor').message('client-success', 'December check-in')).click('Answer or correct');
    return as('noor').modal('Check in');
  };
  const close = async (modal: { close(): Promise<unknown> }) => {
    await modal.close();
    await settle();
  };
  const value = (modal: { state(): Record<string, Record<string, Record<string, unknown>>> }, block: string) =>
    modal.state()[block]?.['input']?.['value'] ?? '';
  const homeThat = (what: string, fits: (words: string) => boolean) =>
    as('noor').until(() => {
      const home = as('noor').home();
      return home && fits(home.words()) && home;
    }, `an App Home ${what}`);
  const freshly = (block: string) =>
    as('noor').until(
      () =>
        as('noor')
          .modals()
          .find((one) => block in one.state()),
      'the form begun afresh',
    );

  it('is none of a form that was only looked at', async () => {
    await close(await adding());
    await close(await correcting());
    expect(await drafted()).toBeUndefined();
  });

  it('is there when a value is added the next time, and in no other form', async () => {
    const form = await adding();
    await form.fill({ 'nps:value': '43', 'nps:on': '2026-11-20', 'nps:note': 'From the archive' });
    await close(form);
    const again = await adding();
    expect(again.words()).toContain(NOTE);
    expect(value(again, 'nps:value')).toBe('43');
    expect(value(again, 'nps:note')).toBe('From the archive');
    expect(again.state()['nps:on']?.['input']?.['selected_date']).toBe('2026-11-20');
    await close(again);
    const other = await correcting();
    expect(other.words()).not.toContain(NOTE);
    await close(other);
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const page = await as('noor').modal('Check in');
    expect(page.words()).not.toContain(NOTE);
    expect(value(page, 'nps:value')).toBe('');
    await close(page);
  });

  it('is kept at a choice, too, before the form is closed', async () => {
    const form = await adding();
    await form.fill({ 'nps:status': 'at risk' });
    await expect.poll(async () => JSON.stringify(await drafted())).toContain('at-risk');
    await close(form);
  });

  it('is on App Home, goes on from there, and is gone when it is saved', async () => {
    const home = await homeThat('with the draft', (words) => /draft value for \*?Net Promoter Score/.test(words));
    await home.click('Continue');
    const form = await as('noor').modal('Add a value');
    expect(value(form, 'nps:value')).toBe('43');
    expect(JSON.stringify(form.state()['nps:status'])).toContain('at-risk');
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await checkIns('nps')).at(-1)).toMatchObject({ value: 43, on: '2026-11-20', status: 'at-risk' });
    expect(await drafted()).toBeUndefined();
    await homeThat('without the draft', (words) => !words.includes("isn't saved yet"));
  });

  it('can be begun afresh: what is corrected stands there again', async () => {
    const form = await correcting();
    expect(value(form, 'nps:value')).toBe('43');
    await form.fill({ 'nps:value': '45', 'nps:note': 'Counted again' });
    await close(form);
    const again = await correcting();
    expect(again.words()).toContain(NOTE);
    expect(value(again, 'nps:value')).toBe('45');
    await again.click('Start over');
    const fresh = await freshly('nps:value~1');
    expect(fresh.words()).not.toContain(NOTE);
    expect(value(fresh, 'nps:value~1')).toBe('43');
    expect(await drafted()).toBeUndefined();
    await fresh.fill({ 'nps:value~1': 'some' });
    expect(await fresh.submit()).toMatchObject({
      errors: { 'nps:value~1': expect.stringContaining("n't a valid number") },
    });
    await fresh.fill({ 'nps:value~1': '45.5' });
    await close(fresh);
    expect((await drafted())?.fields.map(({ field, value: typed }) => [field, typed])).toEqual([['nps:value', '45.5']]);
  });

  it('does not set back what another corrected meanwhile', async () => {
    const theirs = await correcting('mara');
    await theirs.fill({ 'nps:note': 'Checked with finance' });
    expect(await theirs.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    // What the lead said is not for Noor to correct, so that nothing of hers can be sent.
    await homeThat('without the draft', (words) => !words.includes("isn't saved yet"));
    const back = await correcting('mara');
    expect(value(back, 'nps:note')).toBe('Checked with finance');
    expect(back.words()).not.toContain('Your draft');
    await close(back);
  });

  it('is of a correction in the round, beside what was said and not changed', async () => {
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const first = await as('noor').modal('Check in');
    await first.fill({ 'retention:value': '84.6', 'retention:note': 'Calls pay off' });
    expect(await first.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const part = await ownPart();
    await part.fill({ 'retention:note': '', 'revenue:value': '4230' });
    await close(part);
    const home = await homeThat('with the draft', (words) => words.includes("isn't submitted yet"));
    expect(home.words()).toMatch(/draft check-in from .*: .*Client retention rate.* isn't submitted yet/);
    expect(home.words()).toMatch(/draft check-in from .*: .*Average revenue per client.* isn't submitted yet/);
    await home.click({ actionId: 'go_on' });
    const again = await as('noor').modal('Check in');
    expect(again.words()).toContain(NOTE);
    expect(value(again, 'retention:value')).toBe('84.6');
    expect(value(again, 'retention:note')).toBe('');
    expect(value(again, 'revenue:value')).toBe('4230');
    await close(again);
    const own = await ownPart();
    expect(value(own, 'retention:note')).toBe('');
    expect(await own.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const last = (await checkIns('retention')).at(-1);
    expect(last).toMatchObject({ value: 84.6, corrects: expect.any(String) });
    expect(last).not.toHaveProperty('note');
    expect((await checkIns('revenue')).at(-1)).toMatchObject({ value: 4230 });
    expect((await drafted())?.fields.filter(({ byItself }) => !byItself) ?? []).toEqual([]);
  });

  it('is not what More or beginning afresh leaves empty: what was said stands there', async () => {
    const more = async (modal: Awaited<ReturnType<typeof ownPart>>, block: string) => {
      const heading = modal.blocks().find((one) => JSON.stringify(one).includes('*Onboarding time*'));
      await modal.click({ blockId: String(heading?.['block_id']), actionId: 'more' });
      return freshly(block);
    };
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const asked = await as('noor').modal('Check in');
    await asked.fill({ 'onboarding:value': '8.5', 'onboarding:adjust': 'Fewer forms' });
    expect(await asked.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const own = await ownPart();
    await own.fill({ 'onboarding:note': 'Quick' });
    const opened = await more(own, 'onboarding:adjust');
    expect(value(opened, 'onboarding:adjust')).toBe('Fewer forms');
    await close(opened);
    const again = await ownPart();
    expect(value(again, 'onboarding:note')).toBe('Quick');
    await again.click('Start over');
    const fresh = await freshly('onboarding:value~1');
    expect(value(fresh, 'onboarding:value~1')).toBe('8.5');
    expect(value(fresh, 'onboarding:note~1')).toBe('');
    await close(fresh);
    expect((await drafted())?.fields.filter(({ byItself }) => !byItself) ?? []).toEqual([]);
  });
});
