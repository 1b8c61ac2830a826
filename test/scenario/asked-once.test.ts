import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Nobody is asked for what is known, or asked already. */
describe('what is asked', () => {
  let playground: Playground;
  afterEach(() => playground.stop());

  const start = async (scene: Partial<Scene> = {}) => {
    const sample = { workspace: SAMPLE_WORKSPACE, teams: SAMPLE_TEAMS, goals: sampleGoals() };
    playground = await startTestPlayground({ scene: { ...sample, ...scene } });
  };
  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const addValue = async (values: Record<string, string>) => {
    await as('noor').command('/goal', 'checkin');
    const modal = await as('noor').modal('Check in');
    await modal.fill(values);
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.goalpost.settled();
    await playground.time.settle();
  };

  it('leaves out values of the last days where the lead asks, and says so', async () => {
    await start();
    await addValue({ 'retention:value': '84.6', 'nps:value': '45' });
    await as('mara').command('/goal', 'ask', 'client-success');
    const told = await as('mara').ephemeral('Asked 1 person');
    expect(told.words()).toContain("2 goals have a value from the last 3 days, so Goalpost didn't ask about them");
    await playground.time.settle();
    const prompt = (await as('noor').message('app', 'Check-in for 25 November')).words();
    expect(prompt).toContain('2 goals, about a minute');
    expect(prompt).not.toContain('Client retention rate');
    const round = await as('noor').message('client-success', 'Check-in for 25 November');
    expect(round.words()).toContain('2 of 4 answered');
  });

  it('is nothing where all of it is known: nobody is asked, and the lead is told why', async () => {
    await start();
    await addValue({
      'retention:value': '84.6',
      'nps:value': '45',
      'revenue:value': '4230',
      'onboarding:value': '8.5',
    });
    await as('mara').command('/goal', 'ask', 'client-success');
    const told = await as('mara').ephemeral('Nobody was asked');
    expect(told.words()).toContain('4 goals have a value from the last 3 days');
    expect(as('noor').dm()).toEqual([]);
  });

  it('is not asked by a weekly round what an open review waits for', async () => {
    const goals = sampleGoals().map((goal) =>
      goal.id === 'nps' ? { ...goal, cadence: 'weekly' as const, due: '2027-12-31' } : { ...goal, due: '2027-12-31' },
    );
    await start({ goals });
    await at('2027-01-11T09:00:00Z');
    const { rounds } = playground.goalpost.stores;
    const open = await rounds.forTeam('T0HARBOUR', 'success', 'open');
    expect(open.map(({ kind }) => kind)).toEqual(['annual']);
    await at('2027-01-18T09:00:00Z');
    const next = await rounds.forTeam('T0HARBOUR', 'success', 'open');
    expect(next.map(({ kind, asks }) => [kind, asks])).toEqual([['weekly', [{ person: 'U0NOOR', goals: ['nps'] }]]]);
  });
});
