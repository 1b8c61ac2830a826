import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** App Home as the place where a person finds what they began, when they are away, and what needs one click. */
describe('what App Home says of a person', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await as('noor').openHome();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const homeThat = (what: string, fits: (words: string) => boolean) =>
    as('noor').until(() => {
      const home = as('noor').home();
      return home && fits(home.words()) && home;
    }, `an App Home ${what}`);
  const homeWith = (words: string) => homeThat(`with ${words}`, (all) => all.includes(words));

  it('is a check-in that was closed before it was sent, and goes on where it was left', async () => {
    await (await homeWith('To answer')).click('Check in');
    const modal = await as('noor').modal('Check in');
    await modal.fill({ 'nps:value': '46', 'nps:note': 'The survey is back' });
    await modal.close();
    const home = await homeWith('draft check-in from Tue 1 December, 09:01: Net Promoter Score.');
    await home.click('Continue');
    const again = await as('noor').modal('Check in');
    expect(again.words()).toContain('Your draft from Tue 1 December, 09:01 is here');
    expect(again.words()).not.toContain('Onboarding time');
    expect(again.state()['nps:value']?.['input']?.['value']).toBe('46');
    expect(again.state()['nps:note']?.['input']?.['value']).toBe('The survey is back');
    expect(await again.submit()).toMatchObject({ outcome: 'closed' });
    const after = await homeThat('without a draft', (words) => !words.includes("isn't submitted yet"));
    expect(after.words()).toContain('To answer');
    const nps = await playground.goalpost.stores.goals.get(WORKSPACE, 'nps');
    expect(nps?.checkIns.at(-1)).toMatchObject({ value: 46, round: 'success|monthly|2026-12' });
  });

  it('is nothing of a draft whose goal was closed since, and the button of an old page says so', async () => {
    const { goals } = playground.goalpost.stores;
    await (await homeWith('To answer')).click('Check in');
    const modal = await as('noor').modal('Check in');
    await modal.fill({ 'revenue:value': '4230' });
    await modal.close();
    const old = await homeWith(": Average revenue per client. It isn't submitted yet.");
    const goOn = { actionId: 'go_on' };
    const revenue = await goals.get(WORKSPACE, 'revenue');
    if (revenue === undefined) throw new Error('no goal');
    await goals.save({ ...revenue, state: 'dropped', version: revenue.version + 1 });
    await old.click(goOn);
    const told = await as('noor').modal();
    expect(told.words()).toContain('That draft no longer exists');
    await told.close();
    await as('noor').openHome();
    await homeThat('without a draft', (words) => !words.includes("isn't submitted yet"));
    await goals.save({ ...revenue, version: revenue.version + 2 });
  });

  it('is when they are away and who answers, until they take it back there', async () => {
    await as('noor').command('/goal', 'away');
    const modal = await as('noor').modal('Away');
    await modal.fill({ from: '2026-12-14', until: '2026-12-18', delegate: 'diego' });
    await modal.submit();
    await (await as('noor').modal()).close();
    const home = await homeWith("You're away: Mon 14 December – Fri 18 December, <@U0DIEGO> answers");
    await home.click('Cancel');
    await homeThat('without an absence', (words) => !words.includes("You're away"));
    expect(await playground.goalpost.stores.absences.forPerson(WORKSPACE, 'U0NOOR', '2026-12-01')).toEqual([]);
  });

  it('is answered in one click where nothing changed, and the prompt follows', async () => {
    await (await homeWith('To answer')).click('No change');
    await homeWith('Nothing to answer');
    await playground.time.settle();
    await playground.time.moveTo(new Date('2026-12-01T08:10:00Z'));
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('your 4 answers are in');
  });
});
