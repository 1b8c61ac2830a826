import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** What changes under a check-in that is being filled in: the person is told where it is, and keeps what they typed. */
describe('while somebody answers', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const stores = () => playground.goalpost.stores;
  const goal = async (id: string) => {
    const found = await stores().goals.get(WORKSPACE, id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const change = async (id: string, to: Partial<Goal>) => {
    const before = await goal(id);
    expect(await stores().goals.save({ ...before, ...to, version: before.version + 1 })).toBe(true);
  };
  const open = async () => {
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    return as('noor').modal('Check in');
  };

  it('a goal is closed and another one given away: both are named at their fields, and the rest goes through', async () => {
    const modal = await open();
    await modal.fill({
      'retention:value': '84.6',
      'retention:note': 'A long story',
      'nps:value': '45',
      'nps:note': 'Another long story',
      'revenue:value': '4230',
    });
    await change('retention', { state: 'dropped' });
    const { lead } = (await stores().teams.get(WORKSPACE, 'success')) ?? { lead: '' };
    await change('nps', { owner: lead });
    expect(await modal.submit()).toMatchObject({
      errors: { 'retention:value': expect.stringContaining('This goal has been closed') },
    });
    const state = modal.state();
    expect(state['retention:note']?.['input']?.['value']).toBe('A long story');
    expect(state['revenue:value']?.['input']?.['value']).toBe('4230');
    expect((await goal('revenue')).checkIns).toHaveLength(10);
    await modal.fill({ 'retention:value': '', 'retention:note': '' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.goalpost.settled();
    expect((await goal('revenue')).checkIns).toHaveLength(11);
    // She was asked for it in this round, so that hers counts there still.
    expect((await goal('nps')).checkIns.at(-1)).toMatchObject({ value: 45, by: 'U0NOOR' });
    expect((await goal('retention')).checkIns).toHaveLength(10);
  });

  it('she is taken out of the team: what she was asked counts still', async () => {
    const modal = await open();
    await modal.fill({ 'onboarding:value': '8.5' });
    const team = await stores().teams.get(WORKSPACE, 'success');
    if (team === undefined) throw new Error('no team');
    const members = team.members.filter((member) => member !== 'U0NOOR');
    expect(await stores().teams.save({ ...team, members, version: team.version + 1 })).toBe(true);
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.goalpost.settled();
    expect((await goal('onboarding')).checkIns.at(-1)).toMatchObject({ value: 8.5, by: 'U0NOOR' });
  });
});
