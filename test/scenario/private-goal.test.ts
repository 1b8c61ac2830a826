import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
const SECRET = /Quietly|whisper/i;

/** A goal that only its people and the lead know of, beside those of the team, through a month. */
describe('a private goal', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const answer = async (name: string, text: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', text, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, text);
    return as(name).ephemerals().at(-1)?.words() ?? '';
  };
  const goals = () => playground.goalpost.stores.goals.forTeams(WORKSPACE, ['success']);
  const titled = async (title: string) => {
    const found = (await goals()).find((goal) => goal.title === title);
    if (found === undefined) throw new Error(title);
    return found;
  };
  /** What somebody reads there who typed nothing. */
  const channel = () =>
    as('june')
      .messages('client-success')
      .map((message) => message.words())
      .join('\n');
  const private_ = () => titled('Quietly win back Harbour');

  it('is set with one box, of which the form says who sees it', async () => {
    await as('noor').command('/goal', 'new', 'client-success');
    const modal = await as('noor').modal('New goal');
    await modal.click('more_fields');
    await as('noor').until(() => modal.words().includes('Who sees it'), 'the box');
    expect(modal.words()).toContain("the team's lead see it");
    await modal.fill({
      title: 'Quietly win back Harbour',
      category: 'Revenue',
      unit: 'Percent',
      due: '2026-12-31',
      description: 'A whisper of why.',
      Baseline: '10',
      Target: '50',
      visibility: ['yes'],
    });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal()).close();
    await settle();
    expect(await private_()).toMatchObject({ visibility: 'private', owner: 'U0NOOR' });
  });

  it('is asked about in the direct message of a round, and not in the channel', async () => {
    await at('2026-12-01T08:01:00Z');
    const prompt = await as('noor').message('app', 'December check-in');
    expect(prompt.words()).toContain('Quietly win back Harbour');
    const round = await as('diego').message('client-success', 'December check-in');
    // The person who is asked for five goals is counted with the four of the team.
    expect(round.words()).toContain('0 of 4 answered');
    expect(round.words()).toContain('(4 goals)');
    expect(channel()).not.toMatch(SECRET);
  });

  it('is answered with words, and reaches its target, without a word in the channel', async () => {
    const { id } = await private_();
    const { submitCheckIn } = playground.goalpost.useCases;
    const said = {
      goal: id,
      value: '55',
      status: undefined,
      confidence: undefined,
      cleared: [],
      note: 'We whisper.',
      obstacles: 'A whisper in the way.',
      adjust: '',
      feedback: 'They whisper, too.',
      learned: '',
    };
    const form = { workspace: WORKSPACE, person: 'U0NOOR', view: 'V1', goalInputs: [said] };
    const sent = await submitCheckIn(form);
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    await playground.goalpost.followUps.applyAnswer(sent.answer);
    await settle();
    expect((await private_()).checkIns).toMatchObject([{ value: 55, round: 'success|monthly|2026-12' }]);
    expect(channel()).not.toMatch(SECRET);
  });

  it('is in no list, search, card, KPI or blocker of another member, and in all of its owner and lead', async () => {
    for (const text of ['list all', 'list', 'kpis', 'blockers', 'show Quietly']) {
      expect((await answer('diego', text)).replace('“Quietly”', ''), text).not.toMatch(/Harbour|whisper/i);
      for (const name of ['noor', 'mara']) expect(await answer(name, text), `${text} of ${name}`).toMatch(SECRET);
    }
    expect(await answer('noor', 'show Quietly')).toContain("Private: only its people and the team's lead see it");
    for (const name of ['noor', 'mara', 'diego']) await as(name).openHome();
    await as('noor').until(() => as('noor').home()?.words().match(SECRET) !== null, 'the Home of its owner');
    await as('diego').until(() => as('diego').home()?.words().includes('Client retention') === true, 'another Home');
    expect(as('diego').home()?.words()).not.toMatch(SECRET);
  });

  it('is in no digest and in no summary, and stays out when it is closed', async () => {
    await at('2026-12-07T08:30:00Z');
    await at('2026-12-14T08:30:00Z');
    await settle();
    expect(channel()).toContain('Weekly digest');
    await as('noor').command('/goal', 'close Quietly', 'client-success');
    const modal = await as('noor').modal('Close goal');
    expect(modal.words()).not.toContain('A sentence for the channel');
    await modal.fill({ choice: 'Achieved', score: '1' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal()).close();
    await settle();
    expect((await private_()).state).toBe('achieved');
    expect(channel()).not.toMatch(SECRET);
  });

  it('is what a goal of the team becomes: what was told stays, and nothing is told any more', async () => {
    await as('noor').command('/goal', 'edit retention', 'client-success');
    const modal = await as('noor').modal('Edit goal');
    await modal.fill({ title: 'Quietly keep clients', visibility: ['yes'], due: '2027-06-30', reason: 'A whisper.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal()).close();
    await settle();
    expect(await titled('Quietly keep clients')).toMatchObject({ visibility: 'private' });
    expect(await answer('noor', 'show Quietly keep')).toContain('Who sees it: the team → private');
    await at('2027-01-04T08:30:00Z');
    const prompt = await as('noor').message('app', 'Quietly keep clients');
    expect(prompt.words()).toMatch(/review|check-in/);
    await at('2027-01-18T08:30:00Z');
    await settle();
    expect(channel()).not.toMatch(SECRET);
    // The summary of the round that was over before.
    expect(channel()).toContain('Client retention rate: 85.1% by 31 December');
    expect(await answer('diego', 'list all')).not.toMatch(SECRET);
  });
});
