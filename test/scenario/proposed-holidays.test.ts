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
      { timeout: 20_000, interval: 2_000 },
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

  it('are none where the zone is that of several countries', async () => {
    const form = await openedWith('sam', 'zone', 'Europe/Zurich');
    expect(chosen(form, 'country')).toContain('"value":"-"');
    await form.close();
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
});
