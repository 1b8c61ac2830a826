import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Two goals on one KPI, and a KPI without a goal, as people meet them in Slack. */
describe('a KPI that two goals stand on', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  const command = async (name: string, text: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', text, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, text);
    return as(name).ephemerals().at(-1);
  };
  const goals = () => playground.goalpost.stores.goals.forTeams('T0HARBOUR', ['success']);
  const titled = async (title: string) => (await goals()).find((one) => one.title === title);

  it('is chosen in the form of the second goal, by its history', async () => {
    await as('noor').command('/goal', 'new', 'client-success');
    const modal = await as('noor').modal('New goal');
    await modal.fill({ title: 'Retention at 90% by 2027', category: 'Retention', unit: 'Percent', due: '2027-12-31' });
    await as('noor').until(() => modal.words().includes('Use the history of'), 'histories');
    await modal.fill({ history: 'Client retention rate (10 values)' });
    await as('noor').until(() => modal.words().includes('one value counts for both'), 'the box');
    await modal.fill({ sameKpi: ['yes'], Baseline: '84', Target: '90' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal()).close();
    const [year, retention] = [await titled('Retention at 90% by 2027'), await titled('Client retention rate')];
    expect(year?.kpiId).toBe(retention?.kpiId);
    expect((await command('noor', 'show Retention at 90%'))?.words()).toMatch(
      /Before this goal: from[\s\S]*One value also counts for “Client retention rate”/,
    );
  });

  it('moves both with one value, and asks once', async () => {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const prompt = await as('noor').message('app', 'December check-in');
    expect(prompt.words()).toContain('4 goals');
    const round = await as('noor').message('client-success', 'December check-in');
    expect(round.words()).toContain('*Retention at 90% by 2027* · gets its value from *Client retention rate*');
    await (await command('noor', 'show Client retention rate'))?.click('Add a value');
    const form = await as('noor').modal('Add a value');
    const { id = '' } = (await titled('Client retention rate')) ?? {};
    await form.fill({ [`${id}:value`]: '84.7', [`${id}:note`]: 'Two saved in November' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    const year = await titled('Retention at 90% by 2027');
    expect(year?.checkIns).toMatchObject([{ value: 84.7, enteredFor: id, round: 'success|monthly|2026-12' }]);
    expect(year?.checkIns[0]).not.toHaveProperty('note');
  });

  it('is listed with its goals, and takes a value of its own when none runs', async () => {
    const stores = playground.goalpost.stores.goals;
    for (const title of ['Retention at 90% by 2027', 'Client retention rate']) {
      const goal = await titled(title);
      if (goal) await stores.save({ ...goal, state: 'achieved', version: goal.version + 1 });
    }
    const list = await command('noor', 'kpis');
    expect(list?.words()).toMatch(/\*Client retention rate\* · 84.7%[\s\S]*No goal now[\s\S]*Earlier: /);
    const { kpiId = '' } = (await titled('Client retention rate')) ?? {};
    await list?.click({ blockId: kpiId, actionId: 'add_kpi_value' });
    const form = await as('noor').modal('Add a value');
    await form.fill({ value: 'lots' });
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    await form.fill({ value: '85,2 %' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    expect((await as('noor').modal()).words()).toContain('Added 85.2%');
    await (await as('noor').modal()).close();
    expect((await command('noor', 'kpis'))?.words()).toContain('*Client retention rate* · 85.2%');
  });
});
