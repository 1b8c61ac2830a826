import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** How goals end: closed with what they came to, taken back, opened again, carried on or deleted. */
describe('a goal that ends', () => {
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
  const goal = async (id: string): Promise<Goal> => {
    const found = await playground.goalpost.stores.goals.get(WORKSPACE, id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const formOf = async (name: string, typed: string, title: string) => {
    await as(name).command('/goal', typed, 'client-success');
    return as(name).modal(title);
  };
  const close = async (name: string, what: string, values: Record<string, string>) => {
    const modal = await formOf(name, `close ${what}`, 'Close goal');
    await modal.fill(values);
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    return as(name).modal();
  };
  const answer = async (name: string, typed: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', typed, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'the answer');
    const message = as(name).ephemerals().at(-1);
    if (message === undefined) throw new Error('no answer');
    return message;
  };
  const questions = (name: string) =>
    as(name)
      .dm()
      .filter((message) => /due dates? of|whose due date had passed/.test(message.words()));
  const inChannel = () =>
    as('mara')
      .messages('client-success')
      .map((message) => message.words())
      .filter((words) => words.includes('is closed') || words.includes("isn't closed"));

  it('is closed with its last value and a score that says why it is another than the proposed one', async () => {
    await start();
    const modal = await formOf('noor', 'close retention', 'Close goal');
    expect(modal.words()).toContain('Client retention rate');
    expect(modal.words()).toContain('0.9 follows from the values: 86% of the way');
    await modal.fill({ value: '84.6', score: '0.7', closing: 'So close, and we know why.' });
    expect(await modal.submit()).toMatchObject({
      errors: { reason: expect.stringContaining('The values propose 0.9') },
    });
    await modal.fill({ reason: 'Two of the clients came back on their own.' });
    // A missed goal is asked once for what was learned; nobody has to say.
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await as('noor').modal('Close goal');
    expect(asked.words()).toContain('A missed goal is worth a sentence');
    expect(asked.state()['reason']?.['input']?.['value']).toContain('Two of the clients');
    expect((await goal('retention')).state).toBe('active');
    await asked.fill({ learned: 'Call before the renewal, not after.' });
    expect(await asked.submit()).toMatchObject({ outcome: 'updated' });
    expect((await as('noor').modal()).words()).toContain('*Client retention rate* is closed: missed, score 0.7');
    await settle();
    expect(await goal('retention')).toMatchObject({
      state: 'missed',
      outcome: { score: 0.7, proposed: 0.9, learned: 'Call before the renewal, not after.' },
      changes: [{ by: 'U0NOOR', was: { state: 'active', outcome: null }, now: { state: 'missed' } }],
    });
    expect((await goal('retention')).checkIns.at(-1)).toMatchObject({ value: 84.6, by: 'U0NOOR' });
    expect((await goal('retention')).unsettledSince).toBeUndefined();
    expect(inChannel()).toEqual([expect.stringContaining('“So close, and we know why.” · Noor Haddad')]);
    expect((await answer('mara', 'list done')).words()).toContain('missed, score 0.7');
    expect((await answer('mara', 'list')).words()).not.toContain('Client retention rate');
    const card = (await answer('mara', 'show retention')).words();
    expect(card).toContain('The values proposed 0.9. Two of the clients came back on their own.');
    expect(card).toContain('Call before the renewal');
    expect((await answer('mara', 'digest')).words()).not.toContain('Client retention rate');
  });

  it('is taken back for a day with one click, in the channel too; what was said stays', async () => {
    await start();
    const before = await goal('retention');
    const done = await close('noor', 'retention', { value: '86', closing: 'We made it.' });
    await as('noor').message('client-success', 'reached its target');
    expect(inChannel()).toHaveLength(1);
    await done.click('Undo');
    await settle();
    expect((await as('noor').modal()).words()).toContain('is open again, as it was before');
    const { state, outcome, checkIns } = await goal('retention');
    expect([state, outcome]).toEqual(['active', undefined]);
    expect(checkIns).toHaveLength(before.checkIns.length + 1);
    expect(inChannel()).toEqual([expect.stringContaining("isn't closed: that was taken back")]);

    await close('noor', 'retention', {});
    const card = await answer('noor', 'show retention');
    await at('2026-11-27T09:00:00Z');
    await card.click('Undo');
    await as('noor').ephemeral('more than a day ago');
    expect((await goal('retention')).state).toBe('achieved');
  });

  it('leaves the round that asks for it, and nobody is reminded of it', async () => {
    await start();
    await at('2026-12-01T08:01:00Z');
    const round = async () => (await as('noor').message('client-success', 'December check-in')).words();
    const prompt = async () => (await as('noor').message('app', 'December check-in')).words();
    expect(await prompt()).toContain('4 goals, about 2 minutes');
    await close('mara', 'promoter', { choice: 'Dropped' });
    expect(await prompt()).toContain(':checkered_flag: *Net Promoter Score*: closed, dropped.');
    expect(await round()).toContain('*Net Promoter Score* · closed · dropped');
    expect(await round()).toContain('0 of 3 answered');
    await close('noor', 'retention', { value: '85.5' });
    expect(await round()).toContain('1 of 3 answered');
    await at('2026-12-09T12:00:00Z');
    const summary = (await as('mara').message('client-success', 'Where we are')).words();
    expect(summary).toContain('1 person (2 goals)');
  });

  it('keeps the answer of a form that was open when it was closed, and says so', async () => {
    await start();
    await as('noor').command('/goal', 'checkin');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '86', 'retention:note': 'The last call did it.', 'nps:value': '45' });
    await close('mara', 'retention', { choice: 'Dropped' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await goal('retention')).checkIns.at(-1)).toMatchObject({ value: 86, note: 'The last call did it.' });
    expect((await goal('nps')).checkIns.at(-1)).toMatchObject({ value: 45 });
    expect((await goal('retention')).outcome).toMatchObject({ score: 0.9 });
    const words = (await as('noor').message('app', 'was closed (dropped)')).words();
    expect(words).toContain('Your *86%* of 25 November and what you wrote are kept');
    const celebrated = as('mara')
      .messages('client-success')
      .filter((one) => one.words().includes('reached its target'));
    expect(celebrated).toEqual([]);
  });

  it('takes the button from the word about goals without news', async () => {
    const teams = SAMPLE_TEAMS.map((team) => ({ ...team, settings: { ...team.settings, staleAfter: 22 } }));
    await start({ teams, goals: sampleGoals().filter(({ id }) => id === 'retention') });
    await at('2026-11-30T12:00:00Z');
    const word = await as('noor').message('app', 'no value for a while');
    expect(word.words()).toContain('Client retention rate');
    await close('mara', 'retention', { choice: 'Dropped' });
    const after = await as('noor').message('app', 'waits for a value any more');
    expect(after.words()).not.toContain('Check in');
  });

  const DUE = '2026-12-10';
  const endingSoon = () => sampleGoals().map((one) => ({ ...one, due: DUE }));

  it('is asked about once on the next working morning, all of a person’s goals in one message', async () => {
    await start({ goals: endingSoon() });
    await at('2026-12-10T20:00:00Z');
    expect(questions('noor')).toEqual([]);
    await at('2026-12-11T08:30:00Z');
    const [question, ...others] = questions('noor');
    expect(others).toEqual([]);
    expect(question?.words()).toContain('The due dates of 4 of your goals have passed');
    expect(question?.words()).toContain('*Client retention rate*: last 84.3% on');
    // It shows what becomes of them, wherever that is.
    await close('mara', 'retention', { choice: 'Dropped' });
    expect(questions('noor')[0]?.words()).toContain(':checkered_flag: *Client retention rate*: dropped, score 0.9');
    await question?.click('Close or carry on');
    const modal = await as('noor').modal('Close goal');
    await modal.fill({ choice: 'Carry on with a new due date', due: '2026-12-11' });
    expect(await modal.submit()).toMatchObject({
      errors: { due: expect.stringContaining('after today'), reason: expect.stringContaining('Fill in') },
    });
    await modal.fill({ due: '2027-03-17', reason: 'The survey was late.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    expect(questions('noor')[0]?.words()).toContain('goes on until 17 March 2027');
    await at('2027-03-17T20:00:00Z');
    expect(questions('noor')).toHaveLength(1);
    await at('2027-03-18T08:30:00Z');
    expect(questions('noor')).toHaveLength(2);
    await at('2027-06-30T08:30:00Z');
    expect(questions('noor')).toHaveLength(2);
  });

  it('is not asked about twice: where a round asks for the last value, the question comes after it', async () => {
    await start({ goals: sampleGoals().map((one) => ({ ...one, due: '2026-11-30' })) });
    await at('2026-12-01T08:30:00Z');
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('Client retention rate');
    expect(questions('noor')).toEqual([]);
    await as('noor').command('/goal', 'checkin');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '85' });
    await form.submit();
    await settle();
    // All of them are asked about when the round is over, and the next round asks for none of them.
    await at('2026-12-08T16:00:00Z');
    expect(questions('noor')).toEqual([]);
    await at('2026-12-09T08:30:00Z');
    expect(questions('noor').map((one) => one.words())).toEqual([expect.stringContaining('last 85% on 1 December')]);
    expect(questions('noor')[0]?.words()).toContain('Net Promoter Score');
    const prompts = as('noor').dm().length;
    await at('2027-01-12T12:00:00Z');
    expect(as('noor').dm()).toHaveLength(prompts);
  });

  it('is asked about on the return of who is away', async () => {
    await start({ goals: endingSoon() });
    await as('noor').command('/goal', 'away');
    const modal = await as('noor').modal('Away');
    await modal.fill({ from: '2026-12-09', until: '2026-12-18' });
    await modal.submit();
    await at('2026-12-18T20:00:00Z');
    expect(questions('noor')).toEqual([]);
    await at('2026-12-21T08:30:00Z');
    expect(questions('noor')).toHaveLength(1);
  });

  it('is asked about in one message a person where many were over before anybody asked', async () => {
    const [first] = sampleGoals();
    if (first === undefined) throw new Error('no goals');
    const goals = Array.from({ length: 14 }, (_, index): Goal => {
      return { ...first, id: `old-${index}`, title: `Old goal ${index}`, due: '2026-06-30' };
    });
    await start({ goals });
    await at('2026-11-26T12:00:00Z');
    const [question, ...others] = questions('noor');
    expect(others).toEqual([]);
    expect(question?.words()).toContain('The due dates of 14 of your goals have passed');
    expect(question?.words()).toContain('and 4 more');
    await at('2027-02-10T12:00:00Z');
    expect(questions('noor')).toHaveLength(1);
  });

  it('is opened again for a reason, with a due date to come; not where its team is gone', async () => {
    await start();
    await close('noor', 'retention', { choice: 'Dropped' });
    await at('2027-01-20T09:00:00Z');
    const modal = await formOf('noor', 'reopen retention', 'Open goal again');
    await modal.fill({ reason: 'The board asks for it.', due: '2026-12-31' });
    expect(await modal.submit()).toMatchObject({ errors: { due: expect.stringContaining('after today') } });
    await modal.fill({ due: '2027-06-30' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    expect(await goal('retention')).toMatchObject({ state: 'active', due: '2027-06-30' });
    expect((await goal('retention')).outcome).toBeUndefined();
    await close('noor', 'retention', { choice: 'Dropped' });
    const { stores } = playground.goalpost;
    await stores.goals.save({
      ...(await goal('retention')),
      team: 'gone',
      version: (await goal('retention')).version + 1,
    });
    const gone = await answer('noor', 'reopen client retention');
    expect(gone.words()).toContain('*Client retention rate* stays closed: its team no longer exists');
    expect(gone.words()).toContain('Set the goal again in another team with `/goal new`');
    // Of somebody else's goal nothing is known without its team.
    expect((await answer('diego', 'reopen client retention')).words()).toContain(
      'None of the closed goals that you see',
    );
  });

  it('is followed by another that begins where it stands', async () => {
    await start();
    const stores = playground.goalpost.stores;
    const open = { id: 'a1', text: 'Call ten clients', owner: 'U0DIEGO', due: '2027-01-15' };
    const planned = { ...open, createdBy: 'U0NOOR', createdAt: playground.clock.now() };
    const before = await goal('retention');
    await stores.goals.save({ ...before, actions: [planned], version: before.version + 1 });
    const done = await close('noor', 'retention', { value: '85.5' });
    await done.click('Set a following goal');
    const form = await as('noor').modal('New goal');
    const value = (field: string) => form.state()[Object.keys(form.state()).find((one) => one.startsWith(field)) ?? ''];
    expect(JSON.stringify(value('baseline'))).toContain('85.5');
    expect(JSON.stringify(value('target'))).toContain('87');
    expect(JSON.stringify(value('title'))).toContain('Client retention rate');
    await form.fill({ due: '2027-12-31' });
    await form.click('More settings');
    await as('noor').until(() => form.words().includes('First actions'), 'more fields');
    await form.fill({ action: 'Thank the team', actionOwner: 'noor', actionDue: '2027-01-10' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await settle();
    const all = await playground.goalpost.stores.goals.forTeams(WORKSPACE, ['success']);
    expect(all.filter(({ follows }) => follows === 'retention')).toMatchObject([
      {
        kpi: { baseline: 85.5, target: 87 },
        actions: [
          { text: 'Call ten clients', owner: 'U0DIEGO', due: '2027-01-15' },
          { text: 'Thank the team', owner: 'U0NOOR', due: '2027-01-10' },
        ],
      },
    ]);
    expect((await goal('retention')).actions).toMatchObject([open]);
  });

  it('that was a mistake is deleted by its maker, until somebody else has answered', async () => {
    await start({ goals: sampleGoals().map((one) => ({ ...one, createdBy: 'U0MARA' })) });
    await at('2026-12-01T08:01:00Z');
    const refused = await answer('mara', 'delete retention');
    await refused.click('Delete');
    await as('mara').ephemeral("can't be deleted");
    const { stores } = playground.goalpost;
    const { checkIns, ...rest } = await goal('retention');
    await stores.goals.save({ ...rest, checkIns: [], blockers: [], version: rest.version + 1 });
    expect(checkIns.length).toBeGreaterThan(0);
    await (await answer('noor', 'delete retention')).click('Delete');
    await as('noor').ephemeral('Only the person who set this goal');
    await (await answer('mara', 'show retention')).click('Delete');
    await as('mara').ephemeral('is deleted');
    await settle();
    expect(await stores.goals.get(WORKSPACE, 'retention')).toBeUndefined();
    expect((await as('noor').message('app', 'December check-in')).words()).not.toContain('Client retention rate');
    expect((await as('noor').message('client-success', 'December check-in')).words()).not.toContain('retention');
  });
});
