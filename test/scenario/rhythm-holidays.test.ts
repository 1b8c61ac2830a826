import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/**
 * A team in Baden-Württemberg over New Year: holidays and days off move the review, an account manager is away and
 * another one answers for her, and the lead is told once who is missing.
 */
describe('Client success over New Year', () => {
  let playground: Playground;

  beforeAll(async () => {
    // Reminded on the third working day, too.
    const teams = SAMPLE_TEAMS.map((team) => ({ ...team, settings: { ...team.settings, reminders: [3] } }));
    playground = await startTestPlayground({ scene: { workspace: SAMPLE_WORKSPACE, teams, goals: sampleGoals() } });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  /** The modal of a title, once it shows what it is to show: it follows a choice after the choice was acknowledged. */
  const showing = (name: string, title: string, shows: (words: string) => boolean) =>
    vi.waitFor(
      async () => {
        const modal = await as(name).modal(title);
        if (!shows(modal.words())) throw new Error(`not yet: ${modal.words()}`);
        return modal;
      },
      { timeout: 120_000 },
    );
  const review = (name: string) =>
    as(name)
      .dm()
      .filter((message) => message.words().includes('Annual review of 2026'));

  it('shows the next six dates to members, who may not change them', async () => {
    await as('noor').command('/goal', 'team', 'client-success');
    const card = await as('noor').message('client-success', 'Next six dates');
    expect(card.words()).toContain('Tue 1 December');
    expect(card.words()).toContain('December check-in');
    expect(card.words()).toContain("*Mon 4 January*, because Fri 1 January is a holiday (New Year's Day)");
    expect(card.words()).toContain('open until Mon 11 January');
  });

  it('lets the lead choose a country, a region and days off, and shows what follows while they choose', async () => {
    await as('mara').command('/goal', 'team', 'client-success');
    const modal = await as('mara').modal('Team settings');
    await modal.fill({ country: 'No public holidays' });
    const without = await showing('mara', 'Team settings', (words) => !words.includes('The whole country'));
    expect(without.words()).toContain('*Fri 1 January*: Annual review of 2026');
    await without.fill({ country: 'Germany (Deutschland)' });
    const german = await showing('mara', 'Team settings', (words) => words.includes('The whole country'));
    await german.fill({ daysOff: 'between the years', 'region:DE': 'Baden-Württemberg' });
    const chosen = await showing('mara', 'Team settings', (words) => words.includes('Tue 12 January'));
    expect(chosen.words()).toContain(
      "*Mon 4 January*, because Fri 1 January is a holiday (New Year's Day): Annual review of 2026, open until Tue 12 January",
    );
    expect(await chosen.submit()).toMatchObject({ outcome: 'errors' });
    const refused = await as('mara').modal('Team settings');
    expect(refused.errors()['daysOff']).toContain('line 1');
    await refused.fill({ daysOff: '28.12. - 31.12.\n4.1.2027' });
    await refused.click('Update dates');
    const again = await showing('mara', 'Team settings', (words) => words.includes('Mon 4 January is a day off'));
    await again.fill({ daysOff: '2026-12-28 - 2026-12-31' });
    expect(await again.submit()).toMatchObject({ outcome: 'updated' });
    const team = await playground.goalpost.stores.teams.inChannel('T0HARBOUR', 'C0SUCCESS');
    expect(team?.settings).toMatchObject({
      holidays: { country: 'DE', region: 'BW' },
      daysOff: [{ first: '2026-12-28', last: '2026-12-31' }],
    });
  });

  it('names holidays in the language of who reads of them', async () => {
    await as('june').command('/goal', 'team', 'client-success');
    const words = (await as('june').modal('Team-Einstellungen')).words();
    expect(words).toContain('Neujahr');
    expect(words).not.toContain("New Year's Day");
  });

  it('notes down who is away, and refuses what cannot be', async () => {
    await as('noor').command('/goal', 'away', 'client-success');
    const modal = await as('noor').modal('Away');
    await modal.fill({ from: '2026-12-30', until: '2026-12-01', delegate: 'diego' });
    expect(await modal.submit()).toMatchObject({ outcome: 'errors' });
    const again = await as('noor').modal('Away');
    expect(again.errors()['until']).toContain('before the first');
    await again.fill({ until: '2027-01-08', delegate: 'noor' });
    await again.submit();
    const own = await as('noor').modal('Away');
    expect(own.errors()['delegate']).toContain('somebody else');
    await own.fill({ delegate: 'diego' });
    expect(await own.submit()).toMatchObject({ outcome: 'updated' });
    await as('diego').command('/goal', 'away', 'client-success');
    const diego = await as('diego').modal('Away');
    await diego.fill({ from: '2027-02-01', until: '2027-02-02', delegate: 'noor' });
    expect(await diego.submit()).toMatchObject({ outcome: 'updated' });
  });

  it('takes an absence back', async () => {
    await as('diego').command('/goal', 'away', 'client-success');
    const modal = await as('diego').modal('Away');
    expect(modal.words()).toContain('Mon 1 February');
    await modal.click('Cancel');
    await showing('diego', 'Away', (words) => !words.includes('Mon 1 February'));
  });

  it('asks nobody on a holiday, and the delegate on the first working day', async () => {
    await at('2027-01-04T07:59:00Z');
    expect([...review('noor'), ...review('diego')]).toEqual([]);
    await at('2027-01-04T14:01:00Z');
    expect(review('noor')).toEqual([]);
    expect(review('diego')).toHaveLength(1);
    expect(review('diego')[0]?.words()).toContain('4 goals');
  });

  it('reminds by bringing the same prompt down: on the third working day, Epiphany left out', async () => {
    const first = review('diego')[0]?.ts ?? '';
    await at('2027-01-07T20:00:00Z');
    expect(review('diego').map(({ ts }) => ts)).toEqual([first]);
    await at('2027-01-08T14:01:00Z');
    const [second, ...others] = review('diego');
    expect(others).toEqual([]);
    expect(Number(second?.ts)).toBeGreaterThan(Number(first));
  });

  it('takes the answer of the delegate', async () => {
    const prompt = await as('diego').message('app', 'Annual review of 2026');
    await prompt.click('Check in');
    const modal = await as('diego').modal('Check in');
    await modal.fill({ 'retention:value': '84.5' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await at('2027-01-08T14:05:00Z');
    expect((await as('mara').message('client-success', 'Annual review of 2026')).words()).toContain('1 of 4 answered');
  });

  it('and again on the last day', async () => {
    const second = review('diego')[0];
    await at('2027-01-12T14:01:00Z');
    const [last, ...more] = review('diego');
    expect(more).toEqual([]);
    expect(Number(last?.ts)).toBeGreaterThan(Number(second?.ts));
    expect(review('noor')).toEqual([]);
  });

  it('tells the lead once who is missing, and nobody else', async () => {
    const told = (name: string) =>
      as(name)
        .dm()
        .filter((message) => /Annual review of 2026[\s\S]*n't answered/.test(message.words()));
    await at('2027-01-12T16:59:00Z');
    expect(told('mara')).toEqual([]);
    await at('2027-01-20T12:00:00Z');
    expect(told('mara')).toHaveLength(1);
    const words = told('mara')[0]?.words() ?? '';
    expect(words).toMatch(/Diego Santos\*? \(stood in for Noor Haddad\): /);
    expect(words).toContain('Net Promoter Score');
    expect(words).not.toContain('Client retention rate');
    expect([...told('noor'), ...told('diego')]).toEqual([]);
  });
});

describe('a value of the last days', () => {
  it('spares the question, and counts as given', async () => {
    const playground = await startTestPlayground();
    try {
      const noor = playground.simulator.as('noor');
      await playground.time.moveTo(new Date('2026-11-30T09:00:00Z'));
      await noor.command('/goal', 'checkin', 'client-success');
      const modal = await noor.modal('Check in');
      await modal.fill({ 'retention:value': '84.4' });
      expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
      await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
      const prompt = await noor.message('app', 'December check-in');
      expect(prompt.words()).toContain('3 goals');
      expect(prompt.words()).not.toContain('Client retention rate');
      const round = await noor.message('client-success', 'December check-in');
      expect(round.words()).toContain('1 of 4 answered');
      expect(round.words()).toMatch(/Client retention rate.*\n?.*84.4/);
    } finally {
      await playground.stop();
    }
  });
});
