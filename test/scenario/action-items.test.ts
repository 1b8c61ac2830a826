import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
const ACTION_MENU = { actionId: 'action_menu' };

/** What will be done for a goal: planned on its card, ticked off on App Home, told once when it is overdue. */
describe('the actions of a goal', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await startTestPlayground();
  });
  afterEach(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const goal = async (): Promise<Goal> => {
    const found = await playground.goalpost.stores.goals.get(WORKSPACE, 'retention');
    if (found === undefined) throw new Error('no goal');
    return found;
  };
  const answer = async (name: string, typed: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', typed, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'the answer');
    const message = as(name).ephemerals().at(-1);
    if (message === undefined) throw new Error('no answer');
    return message;
  };
  const list = async (name: string) => {
    await (await answer(name, 'show retention')).click('Actions');
    return as(name).modal('Actions');
  };
  const listThat = (name: string, words: string) =>
    as(name).until(() => as(name).modals().at(-1)?.words().includes(words) === true, `a list with ${words}`);
  const add = async (name: string, values: Record<string, string>) => {
    await (await as(name).modal('Actions')).click('Add action');
    const form = await as(name).modal('New action');
    await form.fill(values);
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await listThat(name, values['text'] ?? '');
  };
  const homeThat = (name: string, what: string, fits: (words: string) => boolean) =>
    as(name).until(() => {
      const home = as(name).home();
      return home && fits(home.words()) && home;
    }, `an App Home ${what}`);

  it('are added on its card and ticked off on the App Home of who does them', async () => {
    await as('diego').openHome();
    const empty = await list('noor');
    expect(empty.words()).toContain('No actions yet');
    await empty.click('Add action');
    const form = await as('noor').modal('New action');
    await form.fill({ text: 'Call the ten largest clients', owner: 'U0DIEGO', due: '2026-01-05' });
    expect(await form.submit()).toMatchObject({ errors: { due: expect.stringContaining('already over') } });
    await form.fill({ due: '2026-12-10' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await listThat('noor', 'Call the ten largest clients');
    const before = as('diego').dm().length;
    const home = await homeThat('diego', 'with the action', (words) => words.includes('Call the ten largest clients'));
    expect(home.words()).toContain('My actions');
    // Nobody gets a message for it.
    expect(as('diego').dm()).toHaveLength(before);
    const card = (await answer('mara', 'show retention')).words();
    expect(card).toContain('*Actions* · 1 open');
    await home.click('Done');
    await homeThat('diego', 'without it', (words) => !words.includes('Call the ten largest clients'));
    expect((await goal()).actions).toMatchObject([{ owner: 'U0DIEGO', createdBy: 'U0NOOR', done: { by: 'U0DIEGO' } }]);
    expect((await answer('mara', 'show retention')).words()).not.toContain('*Actions*');
  });

  it('are changed, ticked off and opened again in their list', async () => {
    await list('noor');
    await add('noor', { text: 'Write to the clients', due: '2026-12-10' });
    const shown = await as('noor').modal('Actions');
    await shown.select(ACTION_MENU, 'Change');
    const form = await as('noor').modal('Change action');
    expect(form.state()['text']?.['input']?.['value']).toBe('Write to the clients');
    await form.fill({ text: 'Write to all clients' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await listThat('noor', 'Write to all clients');
    await (await as('noor').modal('Actions')).select(ACTION_MENU, 'Done');
    await listThat('noor', 'done by');
    await (await as('noor').modal('Actions')).select(ACTION_MENU, 'Open again');
    await listThat('noor', 'Open again: Write to all clients');
    expect((await goal()).actions).toMatchObject([
      { text: 'Write to all clients', owner: 'U0NOOR', due: '2026-12-10' },
    ]);
    expect((await goal()).actions?.[0]).not.toHaveProperty('done');
  });

  it('are told in the digest once when they are overdue, and stand in the review until they are done', async () => {
    await list('noor');
    await add('noor', { text: 'Ask three clients why they stay', due: '2026-12-02' });
    await at('2026-12-07T10:00:00Z');
    const digest = (await as('mara').message('client-success', 'Overdue actions')).words();
    expect(digest).toContain('Ask three clients why they stay · Noor Haddad');
    expect((await answer('mara', 'digest')).words()).toContain('with overdue actions: Client retention rate');
    await as('mara').command('/goal', 'review', 'client-success');
    expect((await as('mara').modal('Review')).words()).toContain('1 overdue action, due since 2 December');
    await (await as('mara').modal('Review')).close();
    await (await list('mara')).select(ACTION_MENU, 'Done');
    await listThat('mara', 'done by');
    expect((await answer('mara', 'digest')).words()).not.toContain('overdue actions');
  });

  it('are added by who has a part in the goal, and seen by the others of the team', async () => {
    await list('noor');
    await add('noor', { text: 'Write to the clients' });
    const theirs = await list('diego');
    expect(theirs.words()).toContain('Write to the clients');
    expect(theirs.words()).not.toContain('Add action');
    const menus = theirs.blocks().filter((block) => 'accessory' in block);
    expect(menus).toEqual([]);
  });

  it('leave App Home with their goal, and a form that was open meanwhile keeps what was typed', async () => {
    await as('diego').openHome();
    await list('noor');
    await add('noor', { text: 'Write to the clients', owner: 'U0DIEGO' });
    await homeThat('diego', 'with the action', (words) => words.includes('Write to the clients'));
    await (await as('noor').modal('Actions')).click('Add action');
    const form = await as('noor').modal('New action');
    await form.fill({ text: 'Another one' });
    const found = await goal();
    await playground.goalpost.stores.goals.save({ ...found, state: 'dropped', version: found.version + 1 });
    expect(await form.submit()).toMatchObject({ errors: { text: expect.stringContaining('has been closed') } });
    await as('diego').openHome();
    await homeThat('diego', 'without it', (words) => !words.includes('Write to the clients'));
  });

  it('stand beside what the goal needs, which the lead grants', async () => {
    await (await list('noor')).click('Add what is needed');
    const form = await as('noor').modal('What is needed');
    await form.fill({ kind: 'Tools', text: 'A survey tool', amount: '1200' });
    expect(await form.submit()).toMatchObject({ errors: { amount: expect.stringContaining('time or money') } });
    await form.fill({ kind: 'Money (EUR)' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await listThat('noor', 'Money: A survey tool (€1,200) · not decided yet');
    await (await list('mara')).select({ actionId: 'resource_menu' }, 'Granted');
    await listThat('mara', 'A survey tool (€1,200) · granted');
    expect((await answer('noor', 'show retention')).words()).toContain('Money: A survey tool (€1,200) · granted');
  });
});
