import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** A value that somebody adds from the card of a goal, while a round waits for that goal. */
describe('a value that nobody asked for', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await at('2026-12-01T08:01:00Z');
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const adding = async (name: string, what: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', `show ${what}`, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'the card');
    await as(name).ephemerals().at(-1)?.click('Add a value');
    return as(name).modal('Add a value');
  };
  const add = async (name: string, goal: string, values: Readonly<Record<string, string>>) => {
    const modal = await adding(name, goal);
    await modal.fill(Object.fromEntries(Object.entries(values).map(([field, value]) => [`${goal}:${field}`, value])));
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
  };
  const last = async (id: string) => (await playground.goalpost.stores.goals.get(WORKSPACE, id))?.checkIns.at(-1);
  const prompt = async () => (await as('noor').message('app', 'December check-in')).words();
  const round = async () => (await as('noor').message('client-success', 'December check-in')).words();

  it('is asked about once where it looks mistyped, with everything that was typed in its place', async () => {
    const modal = await adding('noor', 'revenue');
    await modal.fill({ 'revenue:value': '42100', 'revenue:note': 'All signed', 'revenue:on': '2026-10-20' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await as('noor').modal('Add a value');
    expect(asked.words()).toContain('ten times the last value');
    expect(asked.state()['revenue:value']?.['input']?.['value']).toBe('42100');
    expect(asked.state()['revenue:note']?.['input']?.['value']).toBe('All signed');
    expect(asked.state()['revenue:on']?.['input']?.['selected_date']).toBe('2026-10-20');
    // Another value that looks mistyped is asked about too, and the one that was meant is taken.
    await asked.fill({ 'revenue:value': '421' });
    expect(await asked.submit()).toMatchObject({ outcome: 'updated' });
    await asked.fill({ 'revenue:value': '4215' });
    expect(await asked.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect(await last('revenue')).toMatchObject({ value: 4215, note: 'All signed', on: '2026-10-20' });
  });

  it('is taken as it is where it is submitted again', async () => {
    const modal = await adding('noor', 'revenue');
    await modal.fill({ 'revenue:value': '42100', 'revenue:on': '2026-10-21' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    expect(await (await as('noor').modal('Add a value')).submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect(await last('revenue')).toMatchObject({ value: 42100 });
  });

  it('leaves the question open where it is of a day long before the round', async () => {
    expect(await last('revenue')).not.toHaveProperty('round');
    expect(await prompt()).toContain('4 goals, about 2 minutes');
    expect(await round()).toContain('0 of 4 answered');
  });

  it('answers the round where it is of today, and the messages follow', async () => {
    await add('noor', 'retention', { value: '84.6' });
    expect(await last('retention')).toMatchObject({ value: 84.6, round: 'success|monthly|2026-12' });
    expect(await prompt()).toContain('3 of 4 goals to go');
    expect(await round()).toContain('1 of 4 answered');
  });

  it('answers it too where it is of the days for which the question would have been spared', async () => {
    const { goals, teams } = playground.goalpost.stores;
    const team = await teams.get(WORKSPACE, 'success');
    const days = team?.settings.freshDays ?? 0;
    expect(days).toBeGreaterThan(1);
    const day = (before: number) => new Date(Date.UTC(2026, 11, 1 - before)).toISOString().slice(0, 10);
    await add('noor', 'nps', { value: '44', on: day(days + 1) });
    expect(await last('nps')).not.toHaveProperty('round');
    await add('noor', 'nps', { value: '45', on: day(days) });
    expect((await goals.get(WORKSPACE, 'nps'))?.checkIns.at(-1)).toMatchObject({ round: 'success|monthly|2026-12' });
    expect(await round()).toContain('2 of 4 answered');
  });

  it('answers it also where the lead adds it for somebody', async () => {
    await add('mara', 'onboarding', { value: '8.5' });
    expect(await round()).toMatch(/Onboarding time.*Noor Haddad, answered by Mara Lindqvist/);
    expect(await prompt()).toContain('1 of 4 goals to go');
  });

  it('is not reminded of', async () => {
    await add('noor', 'revenue', { value: '4230' });
    expect(await prompt()).toContain('your 4 answers are in');
    const { ts } = await as('noor').message('app', 'December check-in');
    await at('2026-12-07T23:00:00Z');
    expect((await as('noor').message('app', 'December check-in')).ts).toBe(ts);
  });
});
