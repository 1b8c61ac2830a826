import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** The round message as the place to answer late and to correct: everybody meets their own part of the round there. */
describe('the button of the round message', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await at('2026-12-01T08:01:00Z');
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const roundMessage = () => as('noor').message('client-success', 'December check-in');
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const open = async (name: string) => {
    await (await as(name).message('client-success', 'December check-in')).click('Answer or correct');
    return as(name).modal('Check in');
  };
  const said = async (id: string) => {
    const goal = await playground.goalpost.stores.goals.get(WORKSPACE, id);
    if (goal === undefined) throw new Error(id);
    return goal.checkIns;
  };

  it('opens what the person said, ready to be corrected, beside what they have not said', async () => {
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const first = await as('noor').modal('Check in');
    await first.fill({ 'retention:value': '84.6', 'retention:note': 'Calls pay off', 'nps:value': '45' });
    await first.submit();
    await settle();
    const modal = await open('noor');
    expect(modal.words()).toContain('The fields show what you submitted');
    const state = modal.state();
    expect(state['retention:value']?.['input']?.['value']).toBe('84.6');
    expect(state['retention:note']?.['input']?.['value']).toBe('Calls pay off');
    expect(state['nps:value']?.['input']?.['value']).toBe('45');
    expect(state['revenue:value']?.['input']?.['value'] ?? '').toBe('');
  });

  it('says so where nothing was changed, and stores nothing', async () => {
    const modal = await as('noor').modal('Check in');
    expect(await modal.submit()).toMatchObject({
      errors: { 'nps:value': expect.stringContaining('Nothing has changed yet') },
    });
    expect(await said('retention')).toHaveLength(11);
  });

  it('takes a correction and a further answer at once, and leaves alone what was not changed', async () => {
    const modal = await as('noor').modal('Check in');
    await modal.fill({ 'nps:value': '46', 'revenue:value': '4230' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const nps = await said('nps');
    expect(nps.at(-1)).toMatchObject({ value: 46, corrects: nps.at(-2)?.id, on: '2026-12-01' });
    expect(await said('retention')).toHaveLength(11);
    const words = (await roundMessage()).words();
    expect(words).toContain('3 of 4 answered');
    expect(words).toMatch(/Net Promoter Score.*corrected by Noor Haddad/);
    expect(words).not.toMatch(/Client retention rate.*corrected/);
  });

  it('takes away a note that was wrong', async () => {
    const modal = await open('noor');
    await modal.fill({ 'retention:note': '' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const last = (await said('retention')).at(-1);
    expect(last).toMatchObject({ value: 84.6, corrects: expect.any(String) });
    expect(last).not.toHaveProperty('note');
  });

  it('stands in the answered prompt, too, for who said something, and opens the same', async () => {
    const prompt = () => as('noor').message('app', 'December check-in');
    await (await prompt()).click('Correct');
    const modal = await as('noor').modal('Check in');
    expect(modal.words()).toContain('The fields show what you submitted');
    expect(modal.state()['retention:value']?.['input']?.['value']).toBe('84.6');
    await modal.fill({ 'retention:value': '84.7' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await said('retention')).at(-1)).toMatchObject({ value: 84.7, corrects: expect.any(String) });
  });

  it('keeps no draft of what was only looked at', async () => {
    await (await open('noor')).close();
    await settle();
    expect(await playground.goalpost.stores.drafts.get(WORKSPACE, 'U0NOOR')).toBeUndefined();
  });

  it('tells who has nothing in the round so, and nobody else', async () => {
    await (await as('june').message('client-success', 'December check-in')).click('Answer or correct');
    expect((await as('june').ephemeral('in dieser Runde')).words()).toContain('Wert eintragen');
    expect(as('noor').ephemerals()).toEqual([]);
  });

  it('takes a late answer when the round is closed, and the message says so', async () => {
    await at('2026-12-08T18:00:00Z');
    expect((await roundMessage()).words()).toContain('3 of 4 answered');
    const modal = await open('noor');
    await modal.fill({ 'onboarding:value': '8.5' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const words = (await roundMessage()).words();
    expect(words).toContain('4 of 4 answered');
    expect(words).toMatch(/Onboarding time.*late/);
  });
});
