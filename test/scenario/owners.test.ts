import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** Who owns a goal is asked about it, and knows it. */
describe('the owner of a goal', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await startTestPlayground();
  });
  afterEach(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  const team = async () => {
    const found = await playground.goalpost.stores.teams.get(WORKSPACE, 'success');
    if (found === undefined) throw new Error('no team');
    return found;
  };
  const setGoal = async (by: string, owner: string) => {
    await as(by).command('/goal', 'new', 'client-success');
    const modal = await as(by).modal('New goal');
    await modal.fill({ title: 'Clients per manager', category: 'Efficiency', unit: 'Number' });
    await modal.fill({ baseline: '40', target: '48', due: '2027-06-30', owner });
    return { modal, outcome: await modal.submit() };
  };
  const changeMembers = async (by: string, members: readonly string[]) => {
    await as(by).command('/goal', 'team', 'client-success');
    const modal = await as(by).modal('team');
    await modal.fill({ members });
    await modal.submit();
    await settle();
    return (await as(by).modal()).words();
  };

  it('is in the team: a member’s form for somebody else is refused at the field, with the way out', async () => {
    const { outcome } = await setGoal('noor', 'sam');
    expect(outcome).toMatchObject({ errors: { owner: expect.stringContaining("isn't in the team") } });
    expect((await team()).members).not.toContain('U0SAM');
  });

  it('is taken into the team where its lead sets the goal, hears of it once, and is asked', async () => {
    const { outcome } = await setGoal('mara', 'sam');
    expect(outcome).not.toMatchObject({ outcome: 'errors' });
    expect((await as('mara').modal()).words()).toContain('is now a member of *Client success*');
    await settle();
    expect((await team()).members).toContain('U0SAM');
    const told = as('sam')
      .dm()
      .filter((message) => message.words().includes('set a goal in Client success that you own'));
    expect(told).toHaveLength(1);
    await as('mara').command('/goal', 'ask', 'client-success');
    await as('mara').ephemeral('Asked 2 people');
    await settle();
    expect((await as('sam').message('app', 'Check-in for 25 November')).words()).toContain('Clients per manager');
  });

  it('leaves goals behind that are named to who takes them out, and to the lead where that is another', async () => {
    const words = await changeMembers('june', ['diego']);
    expect(words).toContain('Nach diesen Zielen wird niemand mehr gefragt');
    expect(words).toContain('Client retention rate');
    const told = as('mara')
      .dm()
      .filter((message) => message.words().includes('Goalpost no longer asks about these goals'));
    expect(told).toHaveLength(1);
    expect(told[0]?.words()).toContain('Net Promoter Score');
  });

  it('names who stands in, and they hear of it once', async () => {
    await as('noor').command('/goal', 'away');
    const modal = await as('noor').modal('Away');
    await modal.fill({ from: '2026-12-14', until: '2026-12-18', delegate: 'diego' });
    await modal.submit();
    await settle();
    const told = as('diego')
      .dm()
      .filter((message) => message.words().includes('named you to answer for their goals'));
    expect(told).toHaveLength(1);
  });
});
