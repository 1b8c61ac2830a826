import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { type Act, secondsFor } from '../support/keystroke-level.ts';
import { startTestPlayground } from '../support/playground.ts';
import { aGoal } from '../support/samples.ts';

const WORKSPACE = 'T0HARBOUR';

/** The check-in modal, by what people do in it. */
describe('the check-in modal', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await startTestPlayground();
  });
  afterEach(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const goals = () => playground.goalpost.stores.goals;
  const goal = async (id: string) => (await goals().get(WORKSPACE, id)) ?? Promise.reject(new Error(`no ${id}`));
  const valuesOf = async (id: string) => (await goal(id)).checkIns.map(({ value }) => value);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 4_000));
  };
  /** Noor has so many goals in all, of which the first four are the sample's. */
  const withGoals = async (count: number) => {
    for (let index = 5; index <= count; index += 1) {
      const about = { id: `extra${index}`, title: `Extra goal ${index}`, team: 'success', owner: 'U0NOOR' };
      await goals().save(aGoal({ ...about, workspace: WORKSPACE, start: '2026-01-01', due: '2026-12-31' }));
    }
    await at('2026-12-01T08:01:00Z');
  };
  const open = async () => {
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    return as('noor').modal('Check in');
  };

  it('takes the answers to 12 goals at once', async () => {
    await withGoals(12);
    const modal = await open();
    const fields = Object.keys(modal.state()).filter((block) => block.endsWith(':value'));
    expect(fields).toHaveLength(12);
    const typed: Record<string, string> = {
      'retention:value': '84.6',
      'nps:value': '45',
      'revenue:value': '4220',
      'onboarding:value': '8.5',
    };
    const all = Object.fromEntries(fields.map((field) => [field, typed[field] ?? '81.5']));
    await modal.fill(all);
    const inputs = Object.keys(modal.state()).length;
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('your 12 answers are in');
    const keys = Object.values(all).reduce((sum, text) => sum + text.length, 0);
    // From a value to the next a tab goes through the other fields of the goal.
    const tabs = inputs / fields.length;
    const typing = Object.values(all).map((text): Act => ({ act: 'type', text, tabs }));
    const seconds = Math.round(secondsFor([{ act: 'click' }, ...typing, { act: 'click' }]));
    console.info(
      `12 goals all answered: 2 clicks (open, submit), ${tabs * 12} tabs and ${keys} keystrokes, ${seconds} s by the keystroke-level model`,
    );
  });

  it('takes the answer to one of several goals, and leaves the others', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:value': '45' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('3 of 4 goals to go');
    console.info('one goal answered: 3 clicks (open, field, submit) and 2 keystrokes');
  });

  it('asks the rest about a goal where it is wanted, and keeps what was typed', async () => {
    await withGoals(12);
    const modal = await open();
    expect(modal.words()).not.toContain('What should we adjust?');
    expect(modal.words()).not.toContain('What will be done next?');
    await modal.fill({ 'nps:value': '45', 'nps:note': 'Calls helped.' });
    const more = modal.blocks().find((block) => JSON.stringify(block).includes('*Net Promoter Score*'));
    await modal.click({ blockId: String(more?.['block_id']), actionId: 'more' });
    const opened = await as('noor').until(
      () =>
        as('noor')
          .modals()
          .find((one) => one.words().includes('What should we adjust?')),
      'the other questions',
    );
    expect(opened.state()['nps:value']?.['input']?.['value']).toBe('45');
    expect(opened.state()['nps:note']?.['input']?.['value']).toBe('Calls helped.');
    await opened.fill({
      'nps:confidence': '7',
      'nps:obstacles': 'The survey tool is down.',
      'nps:obstacleOwner': 'diego',
      'nps:adjust': 'Ask by phone.',
      'nps:feedback': 'You always call back.',
      'nps:action': 'Call ten clients\nWrite to the others',
      'nps:actionOwner': 'diego',
      'nps:actionDue': '2026-12-10',
    });
    expect(opened.words().match(/What will be done next\?/g)).toHaveLength(1);
    expect(await opened.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await goal('nps')).actions).toMatchObject([
      { text: 'Call ten clients', owner: 'U0DIEGO', due: '2026-12-10', createdBy: 'U0NOOR' },
      { text: 'Write to the others', owner: 'U0DIEGO' },
    ]);
    expect((await goal('nps')).checkIns.at(-1)).toMatchObject({
      value: 45,
      confidence: 7,
      note: 'Calls helped.',
      obstacles: 'The survey tool is down.',
      obstacleOwner: 'U0DIEGO',
      adjust: 'Ask by phone.',
      feedback: 'You always call back.',
    });
    const blocker = (await goal('nps')).blockers.at(-1);
    expect(blocker).toMatchObject({ text: 'The survey tool is down.', owner: 'U0DIEGO' });
  });

  it('asks for many goals page by page, each saved when it is submitted', async () => {
    await withGoals(20);
    const modal = await open();
    expect(modal.words()).toContain('of 20');
    const first = Object.keys(modal.state()).filter((block) => block.endsWith(':value'));
    await modal.fill({ 'extra10:value': '82' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await as('noor').until(() => as('noor').modals()[0]?.words().includes('to 20 of 20'), 'the second page');
    await settle();
    expect(await valuesOf('extra10')).toEqual([82]);
    const second = await as('noor').modal('Check in');
    const fields = Object.keys(second.state()).filter((block) => block.endsWith(':value'));
    expect(first.length + fields.length).toBe(20);
    await second.fill({ 'nps:value': '45' });
    expect(await second.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf('nps')).at(-1)).toBe(45);
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('18 of 20 goals to go');
  });

  it('asks once whether a wild value is right, with everything kept, and then takes it', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'revenue:value': '42100', 'revenue:note': 'Best month', 'nps:value': '45' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await as('noor').modal('Check in');
    expect(asked.words()).toContain(
      'Is this right?* €42,100 is ten times the last value, €4,210. To keep it, submit again.',
    );
    // The question may be far down the form: the top and the button say that there is one.
    expect(asked.words()).toContain('Not submitted yet.* Check Average revenue per client,');
    expect((asked.view.view as { submit?: { text: string } }).submit?.text).toBe('Submit anyway');
    expect(asked.state()['revenue:note']?.['input']?.['value']).toBe('Best month');
    // For servers that do not keep what was typed.
    const field = asked.blocks().find((block) => block['block_id'] === 'revenue:value');
    expect(JSON.stringify(field)).toContain('"initial_value":"42100"');
    expect((await valuesOf('nps')).at(-1)).toBe(44);
    await asked.fill({ 'revenue:value': '421000' });
    expect(await asked.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal('Check in')).fill({ 'revenue:value': '421000' });
    expect(await (await as('noor').modal('Check in')).submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf('revenue')).at(-1)).toBe(421_000);
  });

  it('keeps a closed form as a draft, offers to begin afresh, and forgets it when it is submitted', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:value': '45', 'nps:note': 'Not sure yet', 'nps:status': 'at risk' });
    await modal.close();
    await playground.goalpost.settled();
    const again = await open();
    expect(again.words()).toContain('Your draft from Tue 1 December, 09:01 is here');
    expect(again.state()['nps:value']?.['input']?.['value']).toBe('45');
    expect(again.state()['nps:note']?.['input']?.['value']).toBe('Not sure yet');
    expect(JSON.stringify(again.state()['nps:status'])).toContain('at-risk');
    await again.click('Start over');
    const fresh = await as('noor').until(
      () =>
        as('noor')
          .modals()
          .find((one) => !one.words().includes('Your draft')),
      'an empty form',
    );
    expect(JSON.stringify(fresh.state())).not.toContain('Not sure yet');
    await fresh.fill({ 'nps:value~1': '46' });
    await fresh.close();
    await playground.goalpost.settled();
    const third = await open();
    expect(third.state()['nps:value']?.['input']?.['value']).toBe('46');
    expect(await third.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect(await playground.goalpost.stores.drafts.get(WORKSPACE, 'U0NOOR')).toBeUndefined();
    expect((await valuesOf('nps')).at(-1)).toBe(46);
  });

  it('takes what is typed after it was begun afresh, and names a mistake at its field', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:value': '45' });
    await modal.close();
    await playground.goalpost.settled();
    await (await open()).click('Start over');
    const isFresh = () => 'nps:value~1' in (as('noor').modals().at(-1)?.state() ?? {});
    await as('noor').until(isFresh, 'an empty form');
    const fresh = await as('noor').modal('Check in');
    await fresh.fill({ 'nps:value~1': 'about 46' });
    expect(await fresh.submit()).toMatchObject({
      errors: { 'nps:value~1': expect.stringContaining("n't a valid number") },
    });
    await fresh.fill({ 'nps:value~1': '46' });
    expect(await fresh.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf('nps')).at(-1)).toBe(46);
  });

  it('shows what the pace says of a value when Enter is pressed in its field', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'revenue:value': '4600', 'revenue:note': 'Signed' });
    await modal.enter('revenue:value');
    const shown = await as('noor').until(
      () =>
        as('noor')
          .modals()
          .find((one) => one.words().includes('With the value below: on track')),
      'the suggestion',
    );
    expect(shown.state()['revenue:note']?.['input']?.['value']).toBe('Signed');
  });

  it('asks for the inputs of a calculator in place of the value', async () => {
    const nps = await goal('nps');
    await goals().save({ ...nps, calculator: 'nps', version: nps.version + 1 });
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    expect(modal.words()).toContain('Net Promoter Score: Promoters (9 or 10)');
    await modal.fill({ 'nps:input.promoters': '60', 'nps:input.passives': 'some', 'nps:input.detractors': '14' });
    expect(await modal.submit()).toMatchObject({ errors: { 'nps:input.passives': expect.stringContaining('number') } });
    await modal.fill({ 'nps:input.passives': '26' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await goal('nps')).checkIns.at(-1)).toMatchObject({ value: 46, inputs: { calculator: 'nps' } });
  });

  it('shows what the numbers of a calculator come to while they are typed, and Enter sends nothing', async () => {
    const nps = await goal('nps');
    await goals().save({ ...nps, calculator: 'nps', version: nps.version + 1 });
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:input.promoters': '60', 'nps:input.passives': '26' });
    expect(modal.words()).not.toContain('These numbers give');
    await modal.fill({ 'nps:input.detractors': '14' });
    await playground.simulator.as('noor').until(() => modal.words().includes('These numbers give *46*'), 'the result');
    await modal.fill({ 'nps:input.detractors': '40' });
    await playground.simulator.as('noor').until(() => modal.words().includes('These numbers give *16*'), 'it');
    await modal.enter('nps:input.detractors');
    await settle();
    expect((await valuesOf('nps')).at(-1)).toBe(44);
    await modal.close();
  });

  it('refuses at its field what was closed while it was open, and keeps the others', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:value': '45', 'revenue:value': '4300' });
    const nps = await goal('nps');
    await goals().save({ ...nps, state: 'dropped', version: nps.version + 1 });
    expect(await modal.submit()).toMatchObject({
      outcome: 'errors',
      errors: { 'nps:value': expect.stringContaining('has been closed') },
    });
    await modal.fill({ 'nps:value': '' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf('revenue')).at(-1)).toBe(4300);
  });

  it('keeps both answers where two people answer the same goal at once; the one said last counts', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ 'nps:value': '45' });
    const { useCases, followUps } = playground.goalpost;
    const round = 'success|monthly|2026-12';
    const draft = { goal: 'nps', round, value: '47', status: undefined, confidence: undefined, cleared: [] };
    const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
    const [mine, other] = await Promise.all([
      modal.submit(),
      useCases.submitCheckIn({
        workspace: WORKSPACE,
        person: 'U0MARA',
        view: 'V',
        goalInputs: [{ ...draft, ...texts }],
      }),
    ]);
    expect(mine).toMatchObject({ outcome: 'closed' });
    if (!other.ok) throw new Error('refused');
    await followUps.applyAnswer(other.answer);
    await settle();
    const said = (await goal('nps')).checkIns.slice(-2);
    expect(said.map(({ value }) => value).toSorted()).toEqual([45, 47]);
    const [first, last] = said;
    expect(last && first && last.at.getTime() - first.at.getTime()).toBeGreaterThanOrEqual(0);
  });

  it('still takes the answer of somebody who was taken out of the team after being asked', async () => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    const team = await playground.goalpost.stores.teams.get(WORKSPACE, 'success');
    if (team === undefined) throw new Error('no team');
    const members = team.members.filter((member) => member !== 'U0NOOR');
    await playground.goalpost.stores.teams.save({ ...team, members, version: team.version + 1 });
    await modal.fill({ 'nps:value': '45' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf('nps')).at(-1)).toBe(45);
  });

  it.each([
    ['84.5%', 'retention', 84.5],
    ['84,5', 'retention', 84.5],
    ['4.2k', 'revenue', 4200],
    ['1w 1d', 'onboarding', 8],
  ] as const)('understands %s', async (typed, id, value) => {
    await at('2026-12-01T08:01:00Z');
    const modal = await open();
    await modal.fill({ [`${id}:value`]: typed, 'nps:value': 'about 45' });
    expect(await modal.submit()).toMatchObject({
      errors: { 'nps:value': expect.stringContaining("n't a valid number") },
    });
    await modal.fill({ 'nps:value': '' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await valuesOf(id)).at(-1)).toBe(value);
  });
});
