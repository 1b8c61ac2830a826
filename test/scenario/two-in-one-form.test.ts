import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Two people have one form open: nobody overwrites in silence what the other one said. */
describe('two people in one form', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const settings = async (name: string) => {
    await as(name).command('/goal', 'team', 'client-success');
    return as(name).modal('Team settings');
  };
  const stored = async () => (await playground.goalpost.stores.teams.get('T0HARBOUR', 'success'))?.settings;
  const held = (state: object, field: string) =>
    Object.entries(state).flatMap(([block, elements]) =>
      block.replace(/~\d+$/, '') === field ? Object.values(elements as object) : [],
    )[0] as Record<string, unknown>;

  it('of settings: the second hears what came in, keeps what they typed, and is asked once', async () => {
    const mine = await settings('mara');
    const theirs = await playground.simulator.as('june').command('/goal', 'team', 'client-success');
    expect(theirs).toBeDefined();
    const other = await as('june').modal();
    await other.fill({ answerWithin: '3', snoozes: '1' });
    expect(await other.submit()).not.toMatchObject({ outcome: 'errors' });
    await mine.fill({ answerWithin: '7', daysOff: '2026-12-24' });
    expect(await mine.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await as('mara').modal('Team settings');
    expect(asked.words()).toContain('<@U0JUNE> changed these settings while this form was open');
    expect(asked.words()).toContain('*Working days to answer*: 3. The form keeps what you entered.');
    expect(asked.words()).toContain('*Snoozes allowed per prompt*: 1. The form shows this now.');
    expect(held(asked.state(), 'answerWithin')['value']).toBe('7');
    expect(held(asked.state(), 'snoozes')['value']).toBe('1');
    expect(held(asked.state(), 'daysOff')['value']).toBe('2026-12-24');
    expect((await stored())?.answerWithin).toBe(3);
    expect(await asked.submit()).not.toMatchObject({ outcome: 'errors' });
    expect(await stored()).toMatchObject({ answerWithin: 7, snoozes: 1, daysOff: [{ first: '2026-12-24' }] });
  });

  it('of a value: the second hears who said what of which day, keeps what they typed, and is asked once', async () => {
    await as('noor').command('/goal', 'checkin', 'client-success');
    const form = await as('noor').modal('Check in');
    await as('mara').command('/goal', 'show retention', 'client-success');
    const card = await as('mara').ephemeral('Client retention rate');
    await card.click('add_value');
    const other = await as('mara').modal('Add a value');
    await other.fill({ 'retention:value': '84.9' });
    expect(await other.submit()).not.toMatchObject({ outcome: 'errors' });
    await playground.goalpost.settled();
    await form.fill({ 'retention:value': '84.5', 'retention:note': 'Two renewals' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await as('noor').modal('Check in');
    expect(asked.words()).toContain('84.9%');
    expect(asked.words()).toContain('U0MARA');
    expect(held(asked.state(), 'retention:note')['value']).toBe('Two renewals');
    expect(await asked.submit()).not.toMatchObject({ outcome: 'errors' });
    await playground.goalpost.settled();
    const goal = await playground.goalpost.stores.goals.get('T0HARBOUR', 'retention');
    expect(goal?.checkIns.map(({ value }) => value).slice(-2)).toEqual([84.9, 84.5]);
  });
});
