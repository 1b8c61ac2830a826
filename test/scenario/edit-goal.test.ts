import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** Changing what was decided about a goal, as people do it in Slack. */
describe('a goal that is edited', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await startTestPlayground();
  });
  afterEach(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (name: string, text: string) => as(name).command('/goal', text, 'client-success');
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 4_000));
  };
  const stored = async (id = 'retention') => {
    const found = await playground.goalpost.stores.goals.get(WORKSPACE, id);
    if (found === undefined) throw new Error('no goal');
    return found;
  };
  /** The form of a goal, with what its fields hold whatever their blocks are called by now. */
  const form = async (name: string, title = 'Edit goal') => {
    const modal = await as(name).modal(title);
    const state = (field: string) =>
      Object.entries(modal.state()).flatMap(([block, elements]) =>
        block.replace(/~\d+$/, '') === field ? Object.values(elements) : [],
      )[0];
    return {
      modal,
      text: (field: string) => state(field)?.['value'],
      date: (field: string) => state(field)?.['selected_date'],
      shows: (words: string | RegExp) => as(name).until(() => modal.words().match(words) !== null, String(words)),
    };
  };
  const open = async (name: string, typed = 'edit retention') => {
    await goal(name, typed);
    return form(name);
  };
  const done = async (name: string) => {
    const words = (await as(name).modal()).words();
    await (await as(name).modal()).close();
    await settle();
    return words;
  };

  it('opens as it stands, asks why where its target changes, and keeps what was typed meanwhile', async () => {
    const { modal, text } = await open('noor');
    expect([text('title'), text('baseline'), text('target'), text('stretch')]).toEqual([
      'Client retention rate',
      '80',
      '85',
      '87',
    ]);
    await modal.fill({ target: '86', description: 'Keeping a client pays.' });
    expect(await modal.submit()).toMatchObject({
      outcome: 'errors',
      errors: { reason: expect.stringContaining('Say why') },
    });
    expect([text('target'), text('description')]).toEqual(['86', 'Keeping a client pays.']);
    await modal.fill({ reason: 'The board wants more.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    expect(await done('noor')).toContain('*Client retention rate* is changed');
    expect(await stored()).toMatchObject({ kpi: { target: 86, stretch: 87 }, description: 'Keeping a client pays.' });
    await goal('diego', 'show retention');
    const card = (await as('diego').ephemeral('Client retention rate')).words();
    expect(card).toContain('Target: 85% → 86%');
    expect(card).toContain('“The board wants more.”');
  });

  it('changes what is open, and not what the channel was told', async () => {
    // The team wants to see in its channel who is asked about what.
    const { teams } = playground.goalpost.stores;
    const team = await teams.get('T0HARBOUR', 'success');
    if (team === undefined) throw new Error('no team');
    const settings = { ...team.settings, nameMissing: true };
    await teams.save({ ...team, settings, version: team.version + 1 });
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const before = (await as('noor').message('client-success', 'December check-in')).words();
    expect(before).toContain('Client retention rate');
    const { modal } = await open('mara');
    await modal.fill({ title: 'Clients who stay', reason: 'Plain words.' });
    await modal.submit();
    await done('mara');
    expect((await as('noor').message('client-success', 'December check-in')).words()).toContain('Clients who stay');
    expect((await as('noor').message('app', 'December check-in')).words()).toContain('Clients who stay');
    await playground.time.moveTo(new Date('2026-12-09T12:00:00Z'));
    const again = await open('mara', 'edit clients who stay');
    await again.modal.fill({ title: 'Loyal clients' });
    await again.modal.submit();
    await done('mara');
    const told = (await as('noor').message('client-success', 'December check-in')).words();
    expect(told).toContain('Clients who stay');
    expect(told).not.toContain('Loyal clients');
  });

  it('by two at once shows the second what the first changed, and loses neither', async () => {
    const first = await open('mara');
    const second = await open('noor');
    await second.modal.fill({ title: 'Clients who stay', target: '88', stretch: '', reason: 'We can do more.' });
    await first.modal.fill({ target: '86', due: '2027-03-31', reason: 'The budget came late.' });
    await first.modal.submit();
    await done('mara');
    expect(await second.modal.submit()).toMatchObject({ outcome: 'updated' });
    const { modal, text, date } = await form('noor');
    expect(modal.words()).toMatch(/changed while your form was open[\s\S]*Target: 85% → 86%/);
    expect(modal.words()).toContain('“The budget came late.”');
    expect(modal.words()).toContain('You changed the same: Target');
    expect([text('title'), text('target'), text('reason')]).toEqual(['Clients who stay', '88', 'We can do more.']);
    expect(date('due')).toBe('2027-03-31');
    expect((await stored()).title).toBe('Client retention rate');
    // What there is to say stays while the form is filled in further.
    await modal.fill({ target: '89' });
    await playground.time.settle();
    expect((await form('noor')).modal.words()).toContain('changed while your form was open');
    expect(await (await form('noor')).modal.submit()).toMatchObject({ outcome: 'updated' });
    await done('noor');
    expect(await stored()).toMatchObject({ title: 'Clients who stay', kpi: { target: 89 }, due: '2027-03-31' });
    expect((await stored()).changes).toHaveLength(2);
  });

  it('with another unit says what becomes of its values, and asks once', async () => {
    const { modal } = await open('noor');
    await modal.fill({ unit: 'Number' });
    await modal.fill({ reason: 'We count clients now.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    const asked = await form('noor');
    expect(asked.modal.words()).toMatch(
      /The unit changes from Percent to Number[\s\S]*10 values stay[\s\S]*84\.3% becomes 84\.3/,
    );
    expect(asked.text('reason')).toBe('We count clients now.');
    expect((await stored()).kpi.unit).toEqual({ kind: 'percent' });
    await asked.modal.submit();
    await done('noor');
    expect(await stored()).toMatchObject({ kpi: { unit: { kind: 'number' } }, checkIns: { length: 10 } });
  });

  it('is found by its title or in a menu of those that a person may change', async () => {
    await goal('diego', 'edit');
    const menu = await as('diego').ephemeral(/Which goal do you want to edit|no goal that you can edit/);
    expect(menu.words()).not.toContain('Client retention rate');
    await goal('diego', 'edit retention');
    await as('diego').ephemeral("Only the goal's owner or a team lead can do that");
    await goal('mara', 'edit');
    const choice = await as('mara').ephemeral('Which goal do you want to edit');
    const block = choice.blocks().find(({ type }) => type === 'actions');
    await choice.select({ blockId: String(block?.['block_id']), actionId: 'choose_edit' }, 'retention');
    expect((await form('mara')).text('title')).toBe('Client retention rate');
  });

  it('has its button on the card of who may, and its form stays open with its text where they may no more', async () => {
    await goal('noor', 'show retention');
    const card = await as('noor').ephemeral('Client retention rate');
    await card.click('Edit');
    const { modal, text } = await form('noor');
    const before = await stored();
    await playground.goalpost.stores.goals.save({ ...before, state: 'dropped', version: before.version + 1 });
    await modal.fill({ title: 'Clients who stay' });
    expect(await modal.submit()).toMatchObject({ errors: { title: expect.stringContaining('was closed meanwhile') } });
    expect(text('title')).toBe('Clients who stay');
    await goal('diego', 'show nps');
    expect(JSON.stringify((await as('diego').ephemeral('Net Promoter Score')).blocks())).not.toContain('edit_goal');
  });

  it('has its button in App Home, for its owner and its lead alone', async () => {
    const buttons = async (name: string, words: string) => {
      await as(name).openHome();
      await as(name).until(() => as(name).home()?.words().includes(words) === true, words);
      return JSON.stringify(as(name).home()?.blocks()).match(/"action_id":"edit_goal"/g)?.length ?? 0;
    };
    expect(await buttons('noor', 'Client retention rate')).toBe(4);
    expect(await buttons('mara', 'Client retention rate')).toBeGreaterThanOrEqual(4);
    expect(await buttons('diego', 'Client retention rate')).toBe(0);
    await as('noor').home()?.click({ actionId: 'edit_goal' });
    await form('noor');
  });

  it('names milestones, moves those that nobody named, and tells all of a long history', async () => {
    const { modal } = await open('noor');
    await modal.fill({ milestones: '84 first pilot\n84.5' });
    await modal.submit();
    await done('noor');
    expect((await stored()).milestones).toMatchObject([{ value: 84, title: 'first pilot' }, { value: 84.5 }]);
    for (const title of ['One', 'Two', 'Three', 'Four']) {
      const next = await open('noor', 'edit retention');
      await next.modal.fill({ title: `Retention ${title}` });
      await next.modal.submit();
      await done('noor');
    }
    await goal('noor', 'show retention four');
    const card = await as('noor').ephemeral('Retention Four');
    expect(card.words()).toContain('84% (first pilot)');
    expect(card.words()).toContain('and 2 earlier changes');
    await card.click('All changes');
    const all = (await as('noor').modal('All changes')).words();
    expect(all).toMatch(/“Retention Three” → “Retention Four”[\s\S]*Milestones: .* → 84% \(first pilot\), 84\.5%/);
  });

  it('gives a new owner word of it, and the form that the old one has open keeps its text', async () => {
    const stale = await open('noor');
    const { modal } = await open('mara');
    await modal.fill({ owner: 'diego', reason: 'Noor has enough to do.' });
    await modal.submit();
    await done('mara');
    const told = as('diego')
      .dm()
      .filter((message) => message.words().includes('Client retention rate'));
    expect(told).toHaveLength(1);
    await stale.modal.fill({ title: 'Clients who stay' });
    expect(await stale.modal.submit()).toMatchObject({ errors: { title: expect.stringContaining('or a team lead') } });
    expect(stale.text('title')).toBe('Clients who stay');
  });

  it('speaks German and writes numbers as they are written there', async () => {
    await as('june').command('/goal', 'edit retention', 'client-success');
    const { modal } = await form('june', 'Ziel ändern');
    await modal.fill({ target: '86,5' });
    expect(await modal.submit()).toMatchObject({ errors: { reason: expect.stringContaining('Sag, warum') } });
    await modal.fill({ reason: 'So beschlossen.' });
    await modal.submit();
    await done('june');
    await as('june').command('/goal', 'edit retention', 'client-success');
    const again = await form('june', 'Ziel ändern');
    expect([again.text('target'), again.text('baseline')]).toEqual(['86,5', '80']);
  });
});
