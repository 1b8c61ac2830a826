import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Slack gives each request to the next connection: what one instance has shown, the other one is asked about. */
describe('two instances, each of which gets every other request', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ instances: 2 });
  });
  afterEach(() => playground.simulator.faults.clear());
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  /** A request to one of the two; the next one goes to the other. */
  const toTheOther = () => as('mara').command('/goal', 'help');

  it('keep what was typed, whichever of them is asked for it', async () => {
    await as('noor').command('/goal', 'checkin');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:note': 'Typed, and not submitted.' });
    await form.close();
    await playground.goalpost.settled();
    for (let time = 0; time < 2; time += 1) {
      await as('noor').command('/goal', 'checkin');
      const again = await as('noor').modal('Check in');
      expect(JSON.stringify(again.state())).toContain('Typed, and not submitted.');
      await again.close();
      await playground.goalpost.settled();
      await toTheOther();
    }
  });

  it('keep an App Home as it is, whichever of them stored a change', async () => {
    const home = await as('noor').openHome();
    await as('noor').until(() => home.words().includes('Client retention rate'), 'the page');
    for (const value of ['83.5', '84.5']) {
      await as('noor').command('/goal', 'checkin');
      const form = await as('noor').modal('Check in');
      await form.fill({ 'retention:value': value });
      expect((await form.submit()).outcome).not.toBe('errors');
      await playground.time.settle();
      await as('noor').until(() => home.words().includes(value), 'the value on the page');
      await toTheOther();
    }
  });

  it('show what was chosen last, where the other one is slower with what was chosen before', async () => {
    const updates = () => playground.simulator.calls().filter(({ name }) => name === 'views.update');
    await as('mara').command('/goal', 'team', 'client-success');
    const form = await as('mara').modal('Team settings');
    playground.simulator.faults.add({ method: 'views.update', when: 'before', what: 'delay', delayMs: 1_500 });
    const before = updates().length;
    await form.select('promptAt', '10:00');
    await form.select('promptAt', '11:00');
    // Where the slow one comes too late, it is refused by its hash; where the store is slower still, it comes first.
    await as('mara').until(() => updates().length >= before + 2, 'both updates');
    const shown = updates()
      .slice(before)
      .filter(({ status }) => status === 'ok')
      .at(-1);
    expect(JSON.stringify(shown?.request)).toContain('11:00');
    expect(JSON.stringify(shown?.request)).not.toContain('10:00');
    await form.close();
  });
});
