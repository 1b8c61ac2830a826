import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { goalCode } from '../../src/domain/goal/goal-code.ts';
import { startTestPlayground } from '../support/playground.ts';
import { aGoal } from '../support/samples.ts';

/** Finding goals: the list with its filters, its pages, and one goal by title or code. */
describe('goals are found', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http' });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  /** What a command answers, to who typed it alone. */
  const asks = async (name: string, words: string, answer: string, channel = 'client-success') => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', words, channel);
    const reply = await as(name).until(() => as(name).ephemerals()[before], `an answer to /goal ${words}`);
    expect(reply.words()).toContain(answer);
    return reply;
  };
  const titles = ({ words }: { readonly words: () => string }) => [
    ...new Set([...words().matchAll(/:\w+: \*([^*]+)\*/g)].map(([, title]) => title)),
  ];
  const add = (id: string, title: string) =>
    playground.goalpost.stores.goals.save(
      aGoal({ id, title, workspace: 'T0HARBOUR', team: 'success', owner: 'U0DIEGO', due: '2027-06-30' }),
    );

  it.each([
    ['list at risk', 'at risk · ', ['Net Promoter Score']],
    ['list red revenue', 'off track, revenue · ', ['Average revenue per client']],
    ['list retention', 'retention · ', ['Client retention rate']],
    ['list nps', 'with “nps”', []],
    ['list promoter', 'with “promoter”', ['Net Promoter Score']],
    ['list noor onboarding', 'with “noor onboarding”', ['Onboarding time']],
  ])('%s', async (words, understood, expected) => {
    const said = await asks('noor', words, expected.length > 0 ? understood : 'No goals match');
    expect(titles(said)).toEqual(expected);
    expect(said.words()).toContain('Filter by any of these');
  });

  it('says that nothing fits, where it looked, and what else there is', async () => {
    const said = await asks('noor', 'list on track revenue unicorn', 'No goals match');
    expect(said.words()).toContain("Goalpost looked for “unicorn” in titles, categories, clients, and owners' names");
    expect(said.words()).toContain('mine, due, at risk');
  });

  it('lists by team from anywhere, for who may see it alone', async () => {
    expect(titles(await asks('sam', 'list support mine', 'mine', 'general'))).toEqual(['First response time']);
    expect(titles(await asks('sam', 'list', '*Support* · 2 goals', 'general'))).toEqual([
      'Client satisfaction (CSAT)',
      'First response time',
    ]);
    const noors = await asks('noor', 'list support', 'No goals match', 'general');
    expect(noors.words()).toContain('Goalpost looked for “support”');
  });

  it('lists what waits for an answer, and what is done', async () => {
    await asks('noor', 'list due', 'No goals match');
    await as('mara').command('/goal', 'ask', 'client-success');
    await as('mara').ephemeral('Asked 1 person');
    expect(titles(await asks('noor', 'list due', 'waiting for an answer'))).toHaveLength(4);
    await asks('noor', 'list done', 'No goals match');
  });

  it('turns the page where not all fit', async () => {
    for (let i = 0; i < 40; i += 1) await add(`many-${i}`, `Pilot number ${i}`);
    const list = await asks('diego', 'list pilot mine', '1 to 20 of 40');
    await list.click('Next');
    const second = await as('diego').ephemeral('21 to 40 of 40');
    expect(titles(second)).toHaveLength(20);
    await second.click('Previous');
    await as('diego').ephemeral('1 to 20 of 40');
  });

  it('shows one by code, by words of its title in any order, and asks which where it is not clear', async () => {
    await add('twin-one', 'Upsell');
    await add('twin-two', 'Upsell');
    const code = goalCode('twin-two');
    await asks('noor', 'show rate client', 'Milestones');
    await asks('noor', `show ${code.toLowerCase()}`, `\`${code}\``);
    const which = await asks('noor', 'show upsell', '2 goals match “upsell”. Which one?');
    const before = as('noor').ephemerals().length;
    await which.select('Choose a goal', `${code} Upsell`);
    const chosen = await as('noor').until(() => as('noor').ephemerals()[before], 'the goal that was chosen');
    expect(chosen.words()).toContain(`\`${code}\``);
    const near = await asks('noor', 'show retension', 'Did you mean one of these?');
    await near.select('Choose a goal', `${goalCode('retention')} Client retention rate`);
    await as('noor').ephemeral('Keeping a client costs a fifth');
  });

  it('shows nothing to who may not see it, by title, code or menu', async () => {
    await asks('sam', 'show net promoter score', 'None of your goals', 'general');
    await asks('sam', `show ${goalCode('nps')}`, 'None of your goals', 'general');
  });
});
