import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Setting a goal with a template, a history and the coach, as a person does it in Slack. */
describe('a goal worth having', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (name: string, text: string) => as(name).command('/goal', text, 'client-success');
  const use = (key: string) => ({ blockId: key, actionId: 'use_template' });

  /** The form of a new goal, with what its fields hold whatever their blocks are called by now. */
  const form = async (name: string) => {
    const modal = await as(name).modal('New goal');
    const state = (field: string) =>
      Object.entries(modal.state()).flatMap(([block, elements]) =>
        block.replace(/~\d+$/, '') === field ? Object.values(elements) : [],
      )[0];
    return {
      modal,
      text: (field: string) => state(field)?.['value'],
      choice: (field: string) => (state(field)?.['selected_option'] as { value?: string } | null)?.value,
      shows: (words: string | RegExp) => as(name).until(() => modal.words().match(words) !== null, String(words)),
      holds: (field: string, value: string) =>
        as(name).until(() => state(field)?.['value'] === value, `${value} in ${field}`),
    };
  };
  const stored = async (title: string) => {
    const all = await playground.goalpost.stores.goals.forTeams('T0HARBOUR', ['success']);
    return all.find((one) => one.title === title);
  };

  it('begins from a template: everything is filled in but the numbers', async () => {
    await goal('diego', 'templates');
    const list = await as('diego').modal('Templates');
    expect(list.words()).toContain('Your team has no templates of its own yet');
    expect(list.words()).toMatch(/Client lifetime value[\s\S]*No usual benchmark/);
    expect(list.words()).toContain('SQM Group, FCR Benchmark Results, 2022');
    await list.click(use('library:first-contact-resolution'));
    const { modal, text, choice } = await form('diego');
    expect([text('title'), choice('category'), choice('direction'), choice('unit')]).toEqual([
      'First-contact resolution',
      'efficiency',
      'increase',
      'percent',
    ]);
    await modal.fill({
      Baseline: '62',
      Target: '72',
      due: '2027-06-30',
      'Which objective does it serve?': 'Calm clients',
    });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('diego').modal()).close();
    expect(await stored('First-contact resolution')).toMatchObject({
      owner: 'U0DIEGO',
      calculator: 'rate',
      serves: 'Calm clients',
      kpi: { baseline: 62, target: 72 },
      benchmark: { value: 70, source: expect.stringContaining('SQM Group') },
      milestones: [{ value: 65 }, { value: 67 }, { value: 70 }],
    });
  });

  it('is coached while it is typed, from a vague wish to a title with its number', async () => {
    await goal('diego', 'new');
    const { modal, shows, holds } = await form('diego');
    expect(modal.words()).toContain('The coach checks your goal while you type');
    await modal.fill({ title: 'Improve client satisfaction', category: 'Satisfaction', unit: 'Score', baseline: '30' });
    await shows(/Measurable\*: Enter where you are now[\s\S]*Specific\*: “improve” can mean anything/);
    await modal.fill({ target: '50' });
    await shows('Time-bound\\*: When is it due\\?');
    await modal.fill({ due: '2027-06-27' });
    await shows('How about “Increase client satisfaction from 30 to 50 by 27 June 2027”\\?');
    await shows("Sun 27 June isn't a working day. Choose Fri 25 June instead.");
    await modal.click('use_title');
    await holds('title', 'Increase client satisfaction from 30 to 50 by 27 June 2027');
    await modal.fill({ due: '2027-06-25', 'Which objective does it serve?': 'Clients who stay' });
    await shows('A SMART goal: specific, measurable');
    await modal.fill({ target: '20' });
    await shows('Measurable\\*: Enter where you are now');
    await modal.close();
  });

  it('blocks what cannot be measured or has no date, and nothing else', async () => {
    await goal('diego', 'new');
    const { modal } = await form('diego');
    await modal.fill({
      title: 'Better',
      category: 'Other',
      unit: 'Number',
      baseline: '1',
      target: 'much',
      due: '2026-12-01',
    });
    expect(await modal.submit()).toMatchObject({
      outcome: 'errors',
      errors: { target: expect.stringContaining('number') },
    });
    await modal.fill({ target: '2' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('diego').modal()).close();
  });

  it('takes the history of another goal, says the arithmetic, and fills in its proposal at a click', async () => {
    await goal('noor', 'new');
    const { modal, shows, text, holds } = await form('noor');
    await modal.fill({ title: 'Retention next year', category: 'Retention', unit: 'Percent', due: '2027-06-30' });
    await shows('Use the history of');
    await modal.fill({ history: 'Client retention rate (10 values)' });
    await shows(/From 10 values, 3 February 2026 to 3 November 2026: the trend is \+0\.[45]\spp a month from 84\.\d/);
    await modal.click('fill_proposal');
    await holds('baseline', '84.2');
    expect(text('target')).toBe('87.7');
    expect(text('stretch')).toBe('88.1');
    expect(text('title')).toBe('Retention next year');
    await shows(/Nearly there: specific, measurable, achievable and time-bound, 4 of 5/);
    // What is typed after it is kept as ever.
    await modal.fill({ 'Stretch target': '100', Target: '99.5' });
    await shows(/Achievable\*: It needs \+1\.9\spp a month. So far, it was \+0\.[45]\spp a month/);
    expect(text('baseline')).toBe('84.2');
    await modal.close();
  });

  it('changes with its unit, its direction and its team’s own templates, and keeps what was typed', async () => {
    await goal('noor', 'show onboarding');
    await (await as('noor').ephemeral('Save as template')).click('save_template');
    await as('noor').ephemeral('is now a template');
    await (await as('noor').ephemeral('Save as template')).click('save_template');
    await as('noor').ephemeral('Not saved: Your team already has a template with this name');
    await goal('diego', 'new');
    const { modal, shows, text, choice, holds } = await form('diego');
    await modal.fill({ serves: 'Clients who stay' });
    await modal.fill({ template: 'Onboarding time' });
    await holds('title', 'Onboarding time');
    expect([text('title'), choice('direction'), text('serves')]).toEqual([
      'Onboarding time',
      'decrease',
      'Clients who stay',
    ]);
    await modal.fill({ Direction: 'Keep within a range' });
    await shows('Lower bound');
    await modal.click('more_fields');
    await shows('Where the value comes from');
    expect(text('title')).toBe('Onboarding time');
    await modal.close();
  });

  it('has templates of its own, from a form too, and lets go of them', async () => {
    await goal('mara', 'templates');
    const list = await as('mara').modal('Templates');
    expect(list.words()).toContain('Onboarding time');
    await list.click('new_template');
    const made = await as('mara').modal('New template');
    await made.fill({
      name: ' onboarding  TIME',
      category: 'Efficiency',
      direction: 'Decrease to a target',
      unit: 'Number',
    });
    expect(await made.submit()).toMatchObject({ errors: { name: expect.stringContaining('with this name') } });
    await made.fill({ name: 'Renewals', calculator: 'A rate from a part and the whole' });
    expect(await made.submit()).toMatchObject({ errors: { calculator: expect.stringContaining('a percentage') } });
    await made.fill({ unit: 'Percent', cadence: 'Quarterly', benchmark: '90', benchmarkSource: 'Ours, 2025' });
    expect(await made.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('mara').modal('Goalpost')).close();
    const again = await as('mara').modal('Templates');
    await as('mara').until(() => again.words().includes('Benchmark 90'), 'the new template in the list');
    await again.select('remove_template', 'Onboarding time');
    const own = () => playground.goalpost.stores.templates.forTeams('T0HARBOUR', ['success']);
    const inList = () => again.blocks().filter(({ block_id }) => String(block_id).startsWith('own:'));
    await as('mara').until(() => inList().length === 1, 'the list without it');
    expect((await own()).map(({ name }) => name)).toEqual(['Renewals']);
    await again.close();
  });

  it('looks along in the review and in show, too', async () => {
    await goal('mara', 'review');
    const review = await as('mara').modal('Review');
    const row = review.blocks().find((block) => JSON.stringify(block).includes('*Average revenue per client*'));
    await review.click({ blockId: String(row?.['block_id']), actionId: 'review_open' });
    await as('mara').until(() => review.words().includes('Two upgrades wait for legal.'), 'the page of the goal');
    expect(review.words()).toContain('*Achievable*: It needs +€205 a month. So far, it was +€22 a month.');
    // What is cleared there goes from it, and the coach stays.
    expect(review.words()).toContain('Two upgrades wait for legal.');
    const clear = review.blocks().find((block) => JSON.stringify(block).includes('Two upgrades wait for legal.'));
    await review.click({ blockId: String(clear?.['block_id']), actionId: 'clear_blocker' });
    await as('mara').until(() => !review.words().includes('Two upgrades wait for legal.'), 'the review without it');
    expect(review.words()).toContain('*Achievable*: It needs +€205 a month.');
    const revenue = await playground.goalpost.stores.goals.get('T0HARBOUR', 'revenue');
    expect(revenue?.blockers.at(-1)).toMatchObject({ cleared: { by: 'U0MARA' } });
    await review.close();
    await goal('noor', 'show Average revenue per client');
    const card = await as('noor').ephemeral('Average revenue per client');
    expect(card.words()).toMatch(/\*Coach\*[\s\S]*Choose a closer target, or allow more time\./);
  });
});
