import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** What was said once is not said again as if it were new, and gives way to what is known since. */
describe('what was said', () => {
  let playground: Playground;
  afterEach(() => playground.stop());

  const start = async (scene: Partial<Scene> = {}) => {
    const sample = { workspace: SAMPLE_WORKSPACE, teams: SAMPLE_TEAMS, goals: sampleGoals() };
    playground = await startTestPlayground({ scene: { ...sample, ...scene } });
  };
  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const say = async (values: Record<string, string>) => {
    await as('noor').command('/goal', 'checkin');
    const modal = await as('noor').modal('Check in');
    await modal.fill(values);
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
  };
  const goal = async (id: string) => {
    const found = await playground.goalpost.stores.goals.get(WORKSPACE, id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  /** Nothing was said since 3 November: that turns stale on the 26th, and the digest of the 30th tells it. */
  const STALE = SAMPLE_TEAMS.map((team) => ({ ...team, settings: { ...team.settings, staleAfter: 22 } }));
  const word = () =>
    as('noor')
      .dm()
      .filter((message) => message.words().includes('for a while') || message.words().includes('have values again'));

  it('as an obstacle in the same words is the same one, however it is spelled', async () => {
    await start({ goals: sampleGoals().filter(({ id }) => id === 'nps') });
    const [before] = (await goal('nps')).blockers;
    await say({ 'nps:value': '45', 'nps:obstacles': 'the survey reaches only HALF of the  contacts.' });
    expect((await goal('nps')).blockers).toEqual([before]);
    await as('mara').command('/goal', 'digest', 'client-success');
    const digest = await as('mara').ephemeral('Weekly digest');
    expect(digest.blocks().filter((block) => JSON.stringify(block).includes('half of the contacts'))).toHaveLength(1);
    await say({ 'nps:value': '45', 'nps:obstacles': 'The survey has a typo.' });
    expect((await goal('nps')).blockers).toHaveLength(2);
  });

  it('about a goal without news loses its button when the value comes, and shows it', async () => {
    await start({ teams: STALE });
    await at('2026-11-30T12:00:00Z');
    const [told] = word();
    expect(told?.words()).toContain('Client retention rate');
    await say({ 'retention:value': '84.6', 'nps:value': '45', 'revenue:value': '4230', 'onboarding:value': '8.5' });
    expect(word()).toHaveLength(1);
    expect(word()[0]?.words()).toContain('84.6%');
    expect(word()[0]?.words()).not.toContain('Check in');
  });

  it('is not asked for as stale where a round asks for it that day', async () => {
    const goals = sampleGoals().map((one) => (one.id === 'retention' ? { ...one, cadence: 'weekly' as const } : one));
    await start({ teams: STALE, goals });
    await at('2026-11-30T12:00:00Z');
    expect(word()).toHaveLength(1);
    expect(word()[0]?.words()).toContain('Net Promoter Score');
    expect(word()[0]?.words()).not.toContain('Client retention rate');
  });

  it('is not asked of who has left the team', async () => {
    const teams = STALE.map((team) => ({ ...team, members: team.members.filter((member) => member !== 'U0NOOR') }));
    await start({ teams });
    await at('2026-11-30T12:00:00Z');
    expect(word()).toEqual([]);
  });

  it('while a form was open is shown before it is followed, once, and nothing is taken back unasked', async () => {
    await start();
    await as('noor').command('/goal', 'checkin');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '84.6' });
    await at('2026-11-25T09:10:00Z');
    await as('mara').command('/goal', 'show retention', 'client-success');
    await (await as('mara').ephemeral('Client retention rate')).click('Add a value');
    const value = await as('mara').modal('Add a value');
    await value.fill({ 'retention:value': '85' });
    await value.submit();
    await settle();
    await as('noor').message('client-success', 'reached its target');
    const count = (await goal('retention')).checkIns.length;
    await form.submit();
    const asked = await as('noor').modal('Check in');
    expect(asked.words()).toContain('While this form was open, <@U0MARA> entered 85% for 25 November');
    expect(asked.state()['retention:value']?.['input']?.['value']).toBe('84.6');
    expect((await goal('retention')).checkIns).toHaveLength(count);
    await settle();
    expect((await as('noor').message('client-success', 'reached its target')).words()).not.toContain('Taken back');
    expect(await asked.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await goal('retention')).checkIns.at(-1)).toMatchObject({ value: 84.6, by: 'U0NOOR' });
  });

  it('as a status counts until the next round; then it comes from the pace, and the card says so', async () => {
    await start({ goals: sampleGoals().map((one) => ({ ...one, due: '2027-12-31' })) });
    await at('2026-12-01T08:01:00Z');
    await say({ 'retention:value': '80', 'retention:status': 'on track' });
    const show = async () => {
      const before = as('noor').ephemerals().length;
      await as('noor').command('/goal', 'show retention', 'client-success');
      await as('noor').until(() => as('noor').ephemerals().length > before, 'the card');
      return as('noor').ephemerals().at(-1)?.words() ?? '';
    };
    expect(await show()).not.toContain('The status now comes from the pace');
    expect(await show()).toContain('on track');
    await at('2027-01-02T12:00:00Z');
    const card = await show();
    expect(card).toContain('The check-in on 1 December 2026 said *on track*');
    expect(card).toContain('The status now comes from the pace');
    expect(card.split('\n').slice(0, 6).join('\n')).toContain('off track');
  });
});
