import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
const TITLE = 'Renewals signed early';

/** A goal that is discussed before anybody is asked about it: proposals, commitments, and the click that makes it one. */
describe('a draft', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 6_000));
  };
  const answer = async (name: string, text: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', text, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, text);
    return as(name).ephemerals().at(-1)?.words() ?? '';
  };
  const said = async (name: string, act: () => Promise<unknown>) => {
    const before = as(name).ephemerals().length;
    await act();
    await as(name).until(() => as(name).ephemerals().length > before, 'an answer');
    await settle();
    return as(name).ephemerals().at(-1)?.words() ?? '';
  };
  const goals = () => playground.goalpost.stores.goals.forTeams(WORKSPACE, ['success']);
  const titled = async (title: string) => {
    const found = (await goals()).find((goal) => goal.title === title);
    if (found === undefined) throw new Error(title);
    return found;
  };
  const message = (name = 'june') =>
    as(name).message('client-success', /Draft: Renewals|Renewals signed early\* is a goal now/);
  const draft = async (name: string, values: Readonly<Record<string, string | readonly string[]>>) => {
    await as(name).command('/goal', 'new', 'client-success');
    const modal = await as(name).modal('New goal');
    await modal.fill({ category: 'Revenue', unit: 'Percent', Baseline: '40', Target: '60', due: '2027-06-30' });
    await modal.click('more_fields');
    await as(name).until(() => modal.words().includes('Who sees it'), 'all fields');
    await modal.fill({ ...values, draft: ['yes'] });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    const words = (await as(name).modal()).words();
    await (await as(name).modal()).close();
    await settle();
    return words;
  };

  it('is started in the form, and posted in the channel for comment', async () => {
    expect(await draft('noor', { title: TITLE, description: 'Before the summer.' })).toContain('is a draft');
    expect(await titled(TITLE)).toMatchObject({ state: 'draft' });
    const posted = await message();
    expect(posted.words()).toMatch(/Draft: Renewals signed early[\s\S]*40% → 60% by 30 June 2027 · Noor/);
    expect(posted.words()).toContain('Before the summer.');
    expect(posted.words()).toMatch(/Count me in[\s\S]*Propose a change[\s\S]*Activate/);
  });

  it('takes a proposal by the button', async () => {
    await (await message('diego')).click('propose_change');
    const form = await as('diego').modal('Propose a change');
    expect(form.words()).toMatch(/write in its <http\S+\|thread>/);
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    expect(form.errors()).toEqual({ words: expect.stringContaining('say what you would change') });
    await form.fill({ target: '65', words: 'Sixty is what we have in a good month.' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    const words = (await message()).words();
    expect(words).toMatch(/Diego Santos\* proposes: target 65%, “Sixty is what we have in a good month\.”/);
  });

  it('takes a proposal from its thread, by the menu of the reply', async () => {
    const { ts } = await message();
    as('mara').say('client-success', 'Let us have it by the end of May, @noor', ts);
    const reply = await as('noor').message('client-success', 'Let us have it by');
    await as('noor').shortcut('add_to_goal', reply);
    const form = await as('noor').modal('Propose a change');
    expect(form.state()['words']?.['input']?.['value']).toContain('by the end of May');
    await form.fill({ due: '2027-05-31' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    const [, second] = (await titled(TITLE)).proposals ?? [];
    expect(second).toMatchObject({ by: 'U0MARA', keptBy: 'U0NOOR', due: '2027-05-31' });
    expect((await message()).words()).toMatch(/Mara Lindqvist\* proposes: due 31 May 2027/);
  });

  it('counts who wants to work towards it, once, and out again', async () => {
    expect(await said('diego', async () => (await message('diego')).click('count_me_in'))).toContain(
      'count yourself in',
    );
    await said('mara', async () => (await message('mara')).click('count_me_in'));
    expect((await message()).words()).toContain('2 people count themselves in: Diego Santos, Mara Lindqvist');
    expect(await said('mara', async () => (await message('mara')).click('count_me_in'))).toContain("don't count");
    expect((await message()).words()).toContain('1 person counts themselves in: Diego Santos');
    expect(await answer('diego', 'list draft')).toMatch(/Renewals signed early[\s\S]*draft[\s\S]*1 person counts/);
    expect(await answer('diego', 'list')).toContain(TITLE);
    const card = await answer('diego', `show ${TITLE}`);
    expect(card).toMatch(/This is a draft[\s\S]*1 person counts themselves in: <@U0DIEGO>/);
    expect(card).not.toContain('Take over');
  });

  it('is as proposed with one click of its owner, and who proposed sees what was decided', async () => {
    const refused = await said('diego', async () => (await message('diego')).click('take_proposal'));
    expect(refused).toContain("Only the goal's owner or a team lead");
    expect(await said('noor', async () => (await message('noor')).click('take_proposal'))).toContain('is as proposed');
    expect(await titled(TITLE)).toMatchObject({ kpi: { target: 65 }, state: 'draft' });
    await said('noor', async () => (await message('noor')).click('decline_proposal'));
    const words = (await message('diego')).words();
    expect(words).toContain('40% → 65% by 30 June 2027');
    expect(words).toContain('Noor Haddad took over what Diego Santos proposed: target 65%');
    expect(words).toContain('Noor Haddad declined what Mara Lindqvist proposed: due 31 May 2027');
    expect(words).not.toContain('Take over');
  });

  it('follows an edit', async () => {
    await as('noor').command('/goal', `edit ${TITLE}`, 'client-success');
    const form = await as('noor').modal('Edit goal');
    await form.fill({ due: '2027-09-30' });
    await form.submit();
    await (await as('noor').modal()).close();
    await settle();
    expect((await message()).words()).toContain('40% → 65% by 30 September 2027');
  });

  it('is asked about in no round, and waits for the lead on Home', async () => {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const prompt = await as('noor').message('app', 'December check-in');
    expect(prompt.words()).not.toContain(TITLE);
    await as('mara').openHome();
    await as('mara').until(() => as('mara').home()?.words().includes(TITLE) ?? false, 'the draft');
    const home = as('mara').home()?.words() ?? '';
    expect(home).toMatch(/Drafts to decide about[\s\S]*Renewals signed early\* · draft since [\s\S]*1 person counts/);
  });

  it('becomes a goal with the click of the lead; a second one changes nothing and says who did', async () => {
    expect(await said('mara', async () => (await message('mara')).click('activate_goal'))).toContain('is active');
    const active = await titled(TITLE);
    expect(active).toMatchObject({ state: 'active', start: '2026-12-01' });
    const words = (await message()).words();
    expect(words).toMatch(/is a goal now\. Mara Lindqvist activated it on 1 December/);
    expect(words).not.toMatch(/Count me in|Activate\b|Propose/);
    expect(await answer('noor', `activate ${TITLE}`)).toMatch(
      /no draft any more: <@U0MARA> activated it on 1 December[\s\S]*Nothing has changed/,
    );
    expect((await titled(TITLE)).version).toBe(active.version);
    expect(await answer('diego', `show ${TITLE}`)).toMatch(/<@U0MARA> activated it on 1 December[\s\S]*took over/);
  });

  it('is asked about in the next round', async () => {
    await playground.time.moveTo(new Date('2027-01-04T08:01:00Z'));
    const prompt = await as('noor').message('app', /Renewals signed early/);
    expect(prompt.words()).toContain('no value yet, 40% → 65%');
  });

  it('appears nowhere where it is private, and is activated by who sees it', async () => {
    const secret = 'Quietly leave Harbour';
    const words = await draft('noor', { title: secret, visibility: ['yes'] });
    expect(words).toContain('private draft');
    const read = (name: string) =>
      as(name)
        .messages('client-success')
        .map((one) => one.words())
        .join('\n');
    expect(read('june')).not.toContain('Quietly');
    for (const text of ['list', 'list draft', `show ${secret}`, `activate ${secret}`]) {
      const listed = await answer('diego', text);
      expect(listed.replaceAll(`“${secret}”`, '')).not.toContain('Quietly');
    }
    const id = (await titled(secret)).id;
    const counted = await playground.goalpost.useCases.countIn({ workspace: WORKSPACE, person: 'U0DIEGO', goal: id });
    expect(counted).toEqual({ ok: false, why: 'gone' });
    expect(await answer('mara', 'list draft')).toContain(secret);
    await settle();
    expect(await answer('noor', `activate ${secret}`)).toContain('is active');
    await settle();
    expect(read('june')).not.toContain('Quietly');
  });

  it('says so where it is deleted by its maker', async () => {
    await draft('noor', { title: 'A short thought' });
    expect((await as('june').message('client-success', 'Draft: A short thought')).words()).toContain('Count me in');
    await answer('noor', 'delete A short thought');
    const question = as('noor').ephemerals().at(-1);
    await question?.click('delete_goal');
    await settle();
    const left = await as('june').message('client-success', 'A short thought* was a draft, and is deleted');
    expect(left.words()).not.toContain('Count me in');
  });
});
