import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** A new team begins with the holidays of the country in whose zone the person is who makes it. */
describe('the holidays of a new team', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ sample: false });
    // Switzerland and Liechtenstein.
    playground.simulator.changeUser('sam', { zone: 'Europe/Zurich' });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const open = async (name: string, channel: string) => {
    await as(name).command('/goal', 'team', channel);
    return as(name).modal();
  };
  type Form = Awaited<ReturnType<typeof open>>;
  const chosen = (form: Form, block: string) => JSON.stringify(form.state()[block] ?? {});
  /** The form waits no longer than a second for what it proposes, and for who a person is: then it is right the next time. */
  const openedWith = (name: string, block: string, value: string) =>
    vi.waitFor(
      async () => {
        const form = await open(name, 'general');
        const shown = chosen(form, block);
        if (shown.includes(`"value":"${value}"`)) return form;
        await form.close();
        throw new Error(`not ${value}: ${shown}`);
      },
      { timeout: 120_000, interval: 2_000 },
    );

  it('are proposed by the zone of who makes it, and the dates follow from them', async () => {
    const german = await openedWith('mara', 'country', 'DE');
    expect(chosen(german, 'country')).toContain('Germany');
    expect(german.words()).toContain("Fri 1 January is a holiday (New Year's Day)");
    await german.close();
    const indian = await openedWith('priya', 'country', 'IN');
    expect(chosen(indian, 'country')).toContain('India');
    expect(indian.words()).not.toContain("New Year's Day");
    await indian.close();
  });

  it('are those of the country that has most of the people of a zone, which also has its older name', async () => {
    const swiss = await openedWith('sam', 'zone', 'Europe/Zurich');
    expect(chosen(swiss, 'country')).toContain('"value":"CH"');
    await swiss.close();
    playground.simulator.changeUser('noor', { zone: 'Asia/Calcutta' });
    const indian = await openedWith('noor', 'zone', 'Asia/Calcutta');
    expect(chosen(indian, 'country')).toContain('"value":"IN"');
    await indian.close();
  });

  it('are kept where they are submitted as they are', async () => {
    const form = await openedWith('diego', 'country', 'US');
    await form.fill({ name: 'Harbour outreach', members: ['diego'] });
    await form.submit();
    await playground.goalpost.settled();
    const team = await playground.goalpost.stores.teams.inChannel('T0HARBOUR', 'C0GENERAL');
    expect(team).toMatchObject({ name: 'Harbour outreach', settings: { holidays: { country: 'US' } } });
  });

  it('are none where none were chosen: nothing is proposed in the settings of a team', async () => {
    await as('diego').command('/goal', 'team', 'general');
    const form = await as('diego').modal('Team settings');
    expect(chosen(form, 'country')).toContain('"value":"US"');
    await form.fill({ country: 'No public holidays' });
    await form.submit();
    await playground.goalpost.settled();
    const team = await playground.goalpost.stores.teams.inChannel('T0HARBOUR', 'C0GENERAL');
    expect(team?.settings).not.toHaveProperty('holidays');
    for (const modal of as('diego').modals()) await modal.close();
    await as('diego').command('/goal', 'team', 'general');
    expect(chosen(await as('diego').modal('Team settings'), 'country')).toContain('"value":"-"');
  });

  describe('in the settings of a team', () => {
    const settings = async () => {
      for (const modal of as('diego').modals()) await modal.close();
      await as('diego').command('/goal', 'team', 'general');
      return as('diego').modal('Team settings');
    };
    const showing = (shows: (form: Form) => boolean) =>
      vi.waitFor(
        async () => {
          const form = await as('diego').modal('Team settings');
          if (!shows(form)) throw new Error(`not yet: ${form.words()}`);
          return form;
        },
        { timeout: 120_000 },
      );
    const kept = async () => {
      await playground.goalpost.settled();
      return (await playground.goalpost.stores.teams.inChannel('T0HARBOUR', 'C0GENERAL'))?.settings;
    };

    it('say what the regions add to the whole country, and ask for the region', async () => {
      await (await settings()).fill({ country: 'United Kingdom (Vereinigtes Königreich)' });
      const form = await showing((one) => one.words().includes('Which region is yours?'));
      expect(form.words()).toContain('Holidays differ by region');
      expect(form.words()).toMatch(/Summer bank holiday \(/);
      await form.fill({ 'region:GB': 'Scotland (Schottland)' });
      expect((await showing((one) => !one.words().includes('Which region is yours?'))).words()).not.toContain(
        'differ by',
      );
    });

    it('take the eves of Sweden off with one click, and work on a holiday', async () => {
      await (await settings()).fill({ country: 'Sweden (Schweden, Sverige)' });
      const form = await showing((one) => one.words().includes('Midsummer Eve'));
      await form.fill({ 'usual:SE:-:-': ['Midsummer Eve', 'Christmas Eve'], worked: 'Epiphny' });
      expect(await form.submit()).toMatchObject({ outcome: 'errors' });
      const refused = await as('diego').modal('Team settings');
      expect(refused.errors()['worked']).toContain('line 1');
      await refused.fill({ worked: 'epiphany', daysOff: '12-23\n2026-12-28 - 2026-12-30' });
      await refused.submit();
      expect(await kept()).toMatchObject({
        holidays: { country: 'SE' },
        worked: [{ holiday: 'Epiphany' }],
        daysOff: [{ first: '2026-12-28', last: '2026-12-30' }],
        offEveryYear: [{ everyYear: '12-23' }, { holiday: 'Midsummer Eve' }, { holiday: 'Christmas Eve' }],
      });
      const again = await settings();
      expect(JSON.stringify(again.state()['daysOff'])).toContain('12-23');
      expect(JSON.stringify(again.state()['worked'])).toContain('Epiphany');
      expect(JSON.stringify(again.state()['usual:SE:-:-'])).toContain('Midsummer Eve');
    });

    it('have the places of a region, as the region follows the country', async () => {
      await (await settings()).fill({ country: 'Germany (Deutschland)', worked: '' });
      await (await showing((one) => 'region:DE' in one.state())).fill({ 'region:DE': 'Bayern (Bavaria)' });
      const form = await showing((one) => 'place:DE:BY' in one.state());
      await form.fill({ 'place:DE:BY': 'Stadt Augsburg' });
      await form.submit();
      const after = await kept();
      expect(after).toMatchObject({ holidays: { country: 'DE', region: 'BY', place: 'A' } });
      // What was ticked for Sweden and is known here stays; Midsummer Eve is no day of Germany.
      expect(after?.offEveryYear).toEqual([{ everyYear: '12-23' }, { holiday: 'Christmas Eve' }]);
    });

    it('say what is not known: days by sight of the moon, and weekends that are worked', async () => {
      await (await settings()).fill({ country: 'Turkey (Türkei, Türkiye)' });
      const turkish = await showing((one) => one.words().includes('sighting of the moon'));
      expect(turkish.words()).toContain('can shift by a day: End of Ramadan');
      await turkish.fill({ country: 'China (中华人民共和国)' });
      const chinese = await showing((one) => one.words().includes('Some weekends here are working days'));
      expect(chinese.words()).not.toContain('sighting of the moon');
    });
  });
});
