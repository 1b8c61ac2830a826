import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
/** A team that wants to see in its channel who is asked about what. */
const TEAMS = SAMPLE_TEAMS.map((team) => ({ ...team, settings: { ...team.settings, nameMissing: true } }));
const SCENE: Scene = { workspace: SAMPLE_WORKSPACE, teams: TEAMS, goals: sampleGoals() };
const ROUND = 'success|monthly|2026-12';

/** A goal goes to somebody else for good, and everything that is open goes along. */
describe('a handover', () => {
  let playground: Playground;
  afterEach(() => playground.stop());

  const start = async (scene: Scene = SCENE) => {
    playground = await startTestPlayground({ scene });
    await at('2026-12-01T14:01:00Z');
  };
  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const goal = async (id: string) => {
    const found = await playground.goalpost.stores.goals.get(WORKSPACE, id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const prompts = (name: string) =>
    as(name)
      .dm()
      .map((message) => message.words())
      .filter((words) => words.includes('December check-in'));
  const dms = (name: string, part: string) =>
    as(name)
      .dm()
      .filter((message) => message.words().includes(part));
  const handOver = async (by: string, fields: Record<string, string>) => {
    const modal = await as(by).modal('Hand over goals');
    await modal.fill(fields);
    return { modal, outcome: await modal.submit() };
  };

  describe('of one goal, while a prompt is open', () => {
    beforeEach(async () => {
      await start();
      expect(prompts('noor')[0]).toContain('Client retention rate');
      await as('mara').command('/goal', 'show retention', 'client-success');
      await (await as('mara').ephemeral('Client retention rate')).click('Hand over goal');
    });

    it('moves the question: one prompt for the new owner, a word to both, and nobody is asked twice', async () => {
      const { modal, outcome } = await handOver('mara', { to: 'diego', reason: 'Noor moves to sales' });
      expect(outcome).toMatchObject({ outcome: 'updated' });
      expect(modal.words()).toContain('belongs to');
      await settle();
      expect(await goal('retention')).toMatchObject({ owner: 'U0DIEGO', changes: [{ reason: 'Noor moves to sales' }] });
      expect(prompts('noor')).toHaveLength(1);
      expect(prompts('noor')[0]).toContain('3 goals');
      expect(prompts('noor')[0]).not.toContain('Client retention rate');
      expect(prompts('diego')).toHaveLength(1);
      expect(prompts('diego')[0]).toContain('Client retention rate');
      expect(dms('diego', 'handed a goal over to you')).toHaveLength(1);
      expect(dms('diego', 'Reason: Noor moves to sales')).toHaveLength(1);
      expect(dms('noor', 'handed a goal of yours over to')).toHaveLength(1);
      const round = await as('noor').message('client-success', 'December check-in');
      expect(round.words()).toMatch(/waiting for Diego Santos: Client retention rate/);
      expect(round.words()).not.toMatch(/waiting for Noor[^\n]*Client retention rate/);
    });

    it('is answered by the new owner, whose answer counts in the round', async () => {
      await handOver('mara', { to: 'diego', reason: 'Noor moves to sales' });
      await settle();
      await (await as('diego').message('app', 'December check-in')).click('Check in');
      const form = await as('diego').modal('Check in');
      await form.fill({ 'retention:value': '84.6' });
      expect(await form.submit()).toMatchObject({ outcome: 'closed' });
      await settle();
      expect((await goal('retention')).checkIns.at(-1)).toMatchObject({ value: 84.6, by: 'U0DIEGO', round: ROUND });
      const round = await as('noor').message('client-success', 'December check-in');
      expect(round.words()).toContain('1 of 4 answered');
    });

    it('asks for a reason at its field, as there are values', async () => {
      const { outcome } = await handOver('mara', { to: 'diego', reason: ' ' });
      expect(outcome).toMatchObject({ errors: { reason: expect.stringContaining('Say why') } });
      expect((await goal('retention')).owner).toBe('U0NOOR');
    });

    it('names at its field who cannot take it over, and keeps what was typed', async () => {
      const { modal, outcome } = await handOver('mara', { to: 'noor', reason: 'Noor moves to sales' });
      expect(outcome).toMatchObject({ errors: { to: expect.stringContaining('already belong') } });
      expect(modal.state()['reason']?.['input']?.['value']).toBe('Noor moves to sales');
    });

    it('gives back what the owner before had typed and not sent', async () => {
      await (await as('noor').message('app', 'December check-in')).click('Check in');
      const form = await as('noor').modal('Check in');
      await form.fill({ 'retention:value': '84.7', 'retention:note': 'Calls with every client' });
      await form.close();
      await playground.goalpost.settled();
      await handOver('mara', { to: 'diego', reason: 'Noor moves to sales' });
      await settle();
      const [back, ...others] = dms('noor', 'You had typed this');
      expect(others).toEqual([]);
      expect(back?.words()).toContain('84.7');
      expect(back?.words()).toContain('Calls with every client');
    });
  });

  it('of all goals of who was deactivated: the lead hears once, and the button does it', async () => {
    await start();
    playground.simulator.deactivate('noor');
    playground.simulator.changeUser('noor', { title: 'Gone' });
    await settle();
    const told = dms('mara', "can't answer check-ins any more");
    expect(told).toHaveLength(1);
    await told[0]?.click('Hand over goals');
    const { outcome } = await handOver('mara', { to: 'diego', reason: 'Noor has left' });
    expect(outcome).toMatchObject({ outcome: 'updated' });
    await settle();
    for (const id of ['retention', 'nps', 'revenue', 'onboarding']) expect((await goal(id)).owner).toBe('U0DIEGO');
    expect(prompts('diego')).toHaveLength(1);
    expect(prompts('diego')[0]).toContain('4 goals');
    expect(dms('diego', 'handed 4 goals over to you')).toHaveLength(1);
    const blockers = (await goal('nps')).blockers.filter(({ cleared }) => cleared === undefined);
    expect(blockers.map(({ owner }) => owner)).not.toContain('U0NOOR');
  });

  it('of one’s own goals, by the command, says in the emptied prompt who has them', async () => {
    await start();
    await as('noor').command('/goal', 'handover @diego', 'client-success');
    const { outcome } = await handOver('noor', { reason: 'I move to sales' });
    expect(outcome).toMatchObject({ outcome: 'updated' });
    await settle();
    expect(prompts('noor')).toHaveLength(1);
    expect(prompts('noor')[0]).toContain('you have nothing left to answer');
    expect(prompts('noor')[0]).toContain('Diego Santos answers for it now');
    expect(prompts('diego')[0]).toContain('4 goals');
    await at('2026-12-08T20:00:00Z');
    expect(
      dms('mara', "hasn't answered")
        .map((message) => message.words())
        .join(),
    ).not.toContain('Noor');
  });

  it('between two people follows the choice of whose goals they are, and is the lead’s to make', async () => {
    await start();
    await as('mara').command('/goal', 'handover @diego @noor', 'client-success');
    const modal = await as('mara').modal('Hand over goals');
    expect(modal.words()).toContain('has no goals that you can hand over');
    await modal.fill({ from: 'noor' });
    await playground.goalpost.settled();
    expect((await as('mara').modal('Hand over goals')).words()).toContain('Client retention rate');
    await as('diego').command('/goal', 'handover @noor @mara', 'client-success');
    expect((await as('diego').modal('Hand over goals')).words()).toContain('has no goals that you can hand over');
  });

  it('is offered with the goals of who is taken out of the team', async () => {
    await start();
    await as('june').command('/goal', 'team', 'client-success');
    const form = await as('june').modal('team');
    await form.fill({ members: ['diego'] });
    await form.submit();
    await settle();
    const [told] = dms('mara', 'Goalpost no longer asks about these goals');
    await told?.click('Hand over goals');
    expect((await as('mara').modal('Hand over goals')).words()).toContain('Net Promoter Score');
  });

  it('asks who reports the value in place of the owner, and shows the goal to who contributes', async () => {
    const goals = SCENE.goals.map((one) =>
      one.id === 'nps' ? { ...one, reporter: 'U0DIEGO', contributors: ['U0SAM'] } : one,
    );
    await start({ ...SCENE, goals });
    expect(prompts('diego')[0]).toContain('Net Promoter Score');
    expect(prompts('noor')[0]).not.toContain('Net Promoter Score');
    expect(prompts('sam').join()).not.toContain('Net Promoter Score');
    await as('sam').command('/goal', 'show net promoter', 'support');
    const card = await as('sam').ephemeral('Net Promoter Score');
    expect(card.words()).toContain('reported by <@U0DIEGO>');
    expect(card.words()).toContain('Contributors: <@U0SAM>');
    expect(card.words()).not.toContain('Add a value');
    const home = await as('diego').openHome();
    expect(home.words()).toContain('Net Promoter Score');
  });

  it('is not needed where the form of a new goal names who reports it, and who contributes', async () => {
    await start();
    await as('mara').command('/goal', 'new', 'client-success');
    const form = await as('mara').modal('New goal');
    await form.fill({ title: 'Clients per manager', category: 'Efficiency', unit: 'Number' });
    await form.fill({ baseline: '40', target: '48', due: '2027-06-30', owner: 'noor' });
    await form.click('More settings');
    await playground.goalpost.settled();
    const more = await as('mara').modal('New goal');
    await more.fill({ reporter: 'diego', contributors: ['sam'] });
    expect(await more.submit()).not.toMatchObject({ outcome: 'errors' });
    await settle();
    expect(dms('diego', 'asks you to report its value')).toHaveLength(1);
    expect(dms('sam', 'added you as a contributor')).toHaveLength(1);
    const made = await playground.goalpost.stores.goals.involving(WORKSPACE, 'U0SAM');
    expect(made.at(-1)).toMatchObject({ owner: 'U0NOOR', reporter: 'U0DIEGO', contributors: ['U0SAM'] });
  });
});
