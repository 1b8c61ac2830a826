import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { openActions } from '../../src/domain/goal/action-items.ts';
import { startTestPlayground } from '../support/playground.ts';
import { reviewScene } from '../support/review-scene.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const BERLIN = 'Europe/Berlin';
const LEAD = 'mara';

/**
 * A lead closes a quarter of eight goals: two are adjusted, three closed, three carried over; once somebody is asked for
 * help. She is interrupted and goes on another day, and an administrator takes over for the end. The year follows.
 * `review.md` is what everybody saw of it in Slack.
 */
describe('a review of a quarter', () => {
  let playground: Playground;
  let story: Story;
  /** Of every decision, what it took: clicks on buttons, choices in menus, and characters that were typed. */
  const effort: { readonly decision: string; readonly clicks: number; readonly typed: number }[] = [];

  beforeAll(async () => {
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2027-01-07T08:00:00Z')),
      scene: reviewScene(),
    });
    story = createStory(playground, BERLIN);
  });
  afterAll(() => playground.stop());

  const person = (name: string) => playground.simulator.as(name);
  const goals = () => playground.goalpost.stores.goals.forTeams('T0STORY', ['success']);
  const goal = async (id: string) => (await goals()).find((one) => one.id === id);
  const follower = async (id: string) => (await goals()).find(({ follows }) => follows === id);
  const stored = (id = 'success|review|quarter|2026-Q4') => playground.goalpost.stores.reviews.get('T0STORY', id);
  const review = async (name = LEAD) => person(name).modal('Review');
  const open = async (name = LEAD, typed = 'review') => {
    await person(name).command('/goal', typed, 'client-success');
    return review(name);
  };
  /** Waits until the review, on top again, shows something. */
  const showing = async (what: string | RegExp, name = LEAD) => {
    const has = (words: string) => (typeof what === 'string' ? words.includes(what) : what.test(words));
    return person(name).until(
      () => {
        const top = person(name).modals().at(-1);
        return top?.title() === 'Review' && has(top.words()) && top;
      },
      `the review with ${String(what)}`,
    );
  };
  /** What the review on top says once its pictures are there, which come after it. */
  const whole = async (what: string | RegExp) => {
    await showing(what);
    await playground.goalpost.settled();
    return (await showing(what)).words();
  };
  const click = async (button: string, name = LEAD) => (await review(name)).click(button);
  const settled = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  /** Opens a goal from the overview. */
  const pick = async (title: string, name = LEAD) => {
    effort.push({ decision: 'another goal', clicks: 2, typed: 0 });
    await click('Overview', name);
    await showing('Decided', name);
    const row = (await review(name)).blocks().find((block) => JSON.stringify(block).includes(`*${title}*`));
    await (await review(name)).click({ blockId: String(row?.['block_id']), actionId: 'review_open' });
    await showing(new RegExp(`of 8 ·[\\s\\S]*\\*${title}\\* ·`), name);
  };
  /** Fills in the form over the review; every field that is chosen in takes a click. */
  const fillIn = async (
    decision: string,
    [opens, titled]: readonly [string, string],
    values: Readonly<Record<string, string>> = {},
    choices: Readonly<Record<string, string>> = {},
    name = LEAD,
  ) => {
    await click(opens, name);
    const form = await person(name).modal(titled);
    const shown = form.words();
    await form.fill({ ...values, ...choices });
    const submitted = await form.submit();
    expect(submitted.outcome, JSON.stringify(form.errors())).toBe('closed');
    const typed = Object.values(values).join('').length;
    effort.push({ decision, clicks: 2 + Object.keys(choices).length, typed });
    return shown;
  };
  const ADJUST = ['Adjust', 'Adjust goal'] as const;
  const CLOSE = ['Close goal', 'Close goal'] as const;
  const CARRY = ['Carry over', 'Carry over'] as const;
  const titleOf = (words: string) => /\*([^*]+)\* · /.exec(words)?.[1] ?? '';

  it('reads as the file beside it', async () => {
    await story.until('2027-01-07 10:00');
    await story.tells('Mara opens the review of the quarter, and starts it.', async () => {
      const overview = await open();
      expect(overview.words()).toContain('Review of Q4 2026, start of Q1 2027');
      expect(overview.words()).toContain('0 decided · 8 still need a decision · 0 going well');
      expect(overview.words()).toContain('Proposed score *0.9*: 90% of the way');
      story.shows('The review', await whole('0 decided'));
      await overview.click('Start');
      story.shows('The first goal', await whole('1 of 8'));
    });
    await story.tells('Upsells are off track: she asks for less, by a later day.', async () => {
      expect(titleOf((await review()).words())).toBe('Upsells');
      expect((await review()).words()).toContain('off track, and the forecast misses the target');
      const values = { target: '30', reason: 'Two products came late.' };
      await fillIn('adjust', ADJUST, values, { due: '2027-04-15' });
      await showing('*Upsells*: adjusted');
    });
    await story.tells('Churn needs help: she asks Diego, who gets one message.', async () => {
      expect(titleOf((await review()).words())).toBe('Churn');
      const question = { question: 'Why do clients in the south leave?' };
      await fillIn('ask for help', ['Ask for help', 'Ask for help'], question, { to: 'diego' });
      await showing('*Churn*: help asked for');
    });
    await story.tells('Mara is called away in the middle of it.', async () => (await review()).close());
    await story.until('2027-01-07 15:30');
    await story.tells('Diego answers, in a modal.', async () => {
      await (await person('diego').message('app', 'asks for your help')).click('Answer');
      const form = await person('diego').modal('Answer');
      await form.fill({ answer: 'Their contact left us in October. I call all five this week.' });
      expect((await form.submit()).outcome).toBe('updated');
      await (await person('diego').modal()).close();
    });
    await story.until('2027-01-08 09:30');
    await story.tells('The next day, she goes on where she was: Onboarding is carried over.', async () => {
      const page = await open();
      story.shows('The review', await whole('leads this review'));
      expect(page.words()).toContain('leads this review, started on 7 January 2027');
      await page.click('Resume');
      await showing(/\d of 8 ·[\s\S]*\*Onboarding time\*/);
      const form = await fillIn('carry over', CARRY, { learned: 'Begin with the data, not with the training.' });
      story.shows('The form', form);
      await showing('*Onboarding time*: carried over');
    });
    await story.tells('Two goals are closed, one with another score than the values propose.', async () => {
      const values = { reason: 'Two of the nine came through a partner.', learned: 'Ask right after the call.' };
      await pick('Referrals');
      await fillIn('close', CLOSE, values, { score: '0.7' });
      await showing('*Referrals*: closed');
      await pick('Net Promoter Score');
      await fillIn('close', CLOSE, { closing: 'Fifty, for the first time. Thank you all!' });
      await showing('*Net Promoter Score*: closed');
    });
    await story.tells('First response stands still, and its tool is going: she drops it.', async () => {
      await pick('First response');
      await fillIn('close', CLOSE, { reason: 'The new desk measures it otherwise.' }, { choice: 'Dropped' });
      await showing('*First response*: closed');
    });
    await story.tells('Client satisfaction waits for the annual review, Upsells get an action.', async () => {
      await pick('Client satisfaction');
      const values = { reason: 'The annual review decides whether we hold it.' };
      await fillIn('adjust', ADJUST, values, { due: '2027-01-31' });
      await showing('*Client satisfaction*: adjusted');
      await pick('Upsells');
      const action = { text: 'Show both products in one demo' };
      await fillIn('plan', ['Add action', 'New action'], action, { due: '2027-02-15' });
      await showing('*Upsells*: action added');
    });
    await story.tells('Churn goes on with what is open, and by what its trend proposes.', async () => {
      await pick('Churn');
      expect((await review()).words()).toContain('Answer: Their contact left us in October.');
      const form = await fillIn('carry over', CARRY);
      expect(form).toContain('Its history goes along, with 1 open action, 1 blocker and 1 client message.');
      await showing('*Churn*: carried over');
    });
    await story.tells(
      'An administrator takes over, with one click; Mara, who did not see it, changes nothing.',
      async () => {
        const theirs = await open('ada');
        expect(theirs.words()).toContain('<@U0MARA> leads this review');
        await theirs.click('Take over');
        await showing('Keep', 'ada');
        await click('Keep');
        const told = await showing('has taken over this review');
        expect(told.words()).toContain('Take over');
        expect(told.words()).not.toContain('Ask for help');
      },
    );
    await story.tells('Ada carries the last one over, and ends the review: the channel gets the minutes.', async () => {
      expect(titleOf((await review('ada')).words())).toBe('Client retention rate');
      await fillIn('carry over', CARRY, { target: '86' }, {}, 'ada');
      await showing(/8 decided/, 'ada');
      await click('End review', 'ada');
      await showing('ended this review', 'ada');
      await settled();
    });
    await story.until('2027-01-08 11:00');
    await story.tells('Diego has more to say: his answer changes in the minutes, too.', async () => {
      await (await person('diego').message('app', 'Change answer')).click('Change answer');
      const form = await person('diego').modal('Answer');
      await form.fill({ answer: 'Their contact left us in October. Four of five stay.' });
      await form.submit();
      await (await person('diego').modal()).close();
      await settled();
    });
    await story.until('2027-01-08 11:30');
    await story.tells(
      'Mara finds that a date was wrong, opens it again, and ends it: the minutes are edited.',
      async () => {
        await (await review()).close();
        await (await open()).click('Open again');
        await showing('Resume');
        const upsells = (await review()).blocks().find((block) => JSON.stringify(block).includes('*Upsells*'));
        await (await review()).click({ blockId: String(upsells?.['block_id']), actionId: 'review_open' });
        await showing('Two products came late.');
        await fillIn('adjust', ADJUST, { reason: 'The pilot ends in April.' }, { due: '2027-04-30' });
        await showing('adjusted');
        await (await showing('End review')).click('End review');
        const ended = await showing('ended this review');
        story.shows('The review', await whole('ended this review'));
        await ended.close();
        await settled();
      },
    );
    await story.until('2027-01-14 10:00');
    await story.tells('The year follows: what was promised last time stands at each goal.', async () => {
      const year = await open(LEAD, 'review year');
      expect(year.words()).toContain('Review of 2026, start of 2027');
      expect(year.words()).toContain('Last time: Review of Q4 2026, start of Q1 2027');
      story.shows('The review', await whole('Review of 2026'));
      await year.click('Start');
      await (await showing(/\d of \d+ ·/)).click('Overview');
      await (await showing('Objectives')).click('Objectives');
      const form = await person(LEAD).modal('Objectives');
      story.shows('The objectives', form.words());
      const decided = { 'objective.1': 'Help the same day', added: 'Clients who recommend us', reason: 'One desk.' };
      await form.fill(decided);
      expect((await form.submit()).outcome, JSON.stringify(form.errors())).toBe('closed');
      await showing('The objectives are saved.');
    });
    await story.tells('Client satisfaction has met its target for long: it becomes a habit.', async () => {
      const row = (await review()).blocks().find((block) => JSON.stringify(block).includes('*Client satisfaction*'));
      await (await review()).click({ blockId: String(row?.['block_id']), actionId: 'review_open' });
      const page = await showing('make it a habit');
      expect(page.words()).toContain('The annual review decides whether we hold it.');
      story.shows('The habit', await whole('make it a habit'));
      const form = await fillIn('habit', ['Make it a habit', 'Make it a habit']);
      story.shows('The form', form);
      await showing('*Client satisfaction*: carried over');
    });
    await story.tells('She ends the annual review.', async () => {
      await (await review()).click('Overview');
      await (await showing('End review')).click('End review');
      await (await showing('ended this review')).close();
      await settled();
    });
    await story.until('2027-02-02 12:00');
    await expect(story.text()).toMatchFileSnapshot('review.md');
  }, 900_000);

  it('takes at most three clicks a decision', () => {
    const most = (decision: string) =>
      Math.max(...effort.filter((one) => one.decision === decision).map(({ clicks }) => clicks));
    const kinds = [...new Set(effort.map(({ decision }) => decision))];
    const counted = kinds.map((one) => `${one}: ${most(one)}`);
    const typed = effort.reduce((sum, one) => sum + one.typed, 0);
    const clicks = effort.reduce((sum, one) => sum + one.clicks, 0);
    console.log(`Clicks a decision: ${counted.join(', ')}; ${clicks} clicks and ${typed} characters typed in all.`);
    expect(kinds).toEqual(['adjust', 'ask for help', 'carry over', 'another goal', 'close', 'plan', 'habit']);
    for (const one of effort) expect(one.clicks, one.decision).toBeLessThanOrEqual(3);
  });

  it('has every decision in the review and in its goal, once', async () => {
    const kept = await stored();
    expect(kept?.decisions.map(({ what }) => what)).toEqual([
      ...['adjusted', 'asked', 'carried-over', 'closed', 'closed', 'closed', 'adjusted', 'planned', 'carried-over'],
      ...['carried-over', 'adjusted'],
    ]);
    expect((await goal('upsells'))?.changes?.map(({ reason }) => reason)).toEqual([
      'Two products came late.',
      'The pilot ends in April.',
    ]);
    expect((await goal('churn'))?.helps).toMatchObject([{ to: 'U0DIEGO', answer: { text: /Four of five/ } }]);
    expect((await goal('referrals'))?.outcome).toMatchObject({ score: 0.7, proposed: 0.9 });
    const states = (await goals()).filter(({ follows }) => follows === undefined).map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({
      ...{ retention: 'missed', churn: 'missed', onboarding: 'missed' },
      ...{ nps: 'achieved', referrals: 'missed', response: 'dropped', csat: 'achieved', upsells: 'active' },
    });
  });

  it('carries goals over from where they stand, with all that is open, on the same KPI', async () => {
    const churn = await follower('churn');
    expect(churn).toMatchObject({ state: 'active', due: '2027-03-31', kpi: { baseline: 7.1 }, owner: 'U0MARA' });
    expect(churn?.kpiId).toBe((await goal('churn'))?.kpiId);
    expect(openActions(churn ?? {})).toMatchObject([{ text: 'Call the clients who left', owner: 'U0NOOR' }]);
    expect(churn?.blockers).toMatchObject([{ text: 'The list of contacts is out of date.', since: '2026-12-04' }]);
    expect(churn?.feedback).toMatchObject([{ sentiment: 'negative' }]);
    expect(await follower('retention')).toMatchObject({
      kpi: { baseline: 84.5, target: 86 },
      milestones: [{ value: 85, title: 'as in the best year' }],
      serves: 'Clients who stay',
    });
    const habit = await follower('csat');
    expect(habit).toMatchObject({ kpi: { direction: 'at-least', target: 93 }, due: '2027-12-31', state: 'active' });
  });

  it('decides objectives with the year', async () => {
    const year = await stored('success|review|year|FY2026');
    expect(year?.objectives).toMatchObject([
      { was: 'Clients who stay', now: 'Clients who stay' },
      { was: 'Help within the hour', now: 'Help the same day' },
      { now: 'Clients who recommend us' },
    ]);
  });

  it('shows who has an action on Home, and sent them no message', async () => {
    const home = await person('noor').openHome();
    expect(home.words()).toContain('Call the clients who left');
    expect(home.words().split('Call the clients who left')).toHaveLength(2);
    const about = story.events.filter(({ text }) => text.includes('Show both products'));
    expect(about.map(({ where }) => where)).toEqual(['#client-success']);
  });

  it('posts the minutes of each review once, with the story of its period, and nothing else', () => {
    const posted = story.events.filter(({ where, what }) => where === '#client-success' && what === 'posted');
    const first = posted.filter(({ inThread }) => !inThread).map(({ text }) => text.split('\n')[0]);
    expect(first.filter((line) => line?.includes('Minutes'))).toHaveLength(2);
    expect(first.filter((line) => line?.includes('Net Promoter Score'))).toHaveLength(1);
  });

  it('asks in February about the goals that run on alone', () => {
    const prompts = story.events.filter(({ text, on }) => on > '2027-01-31' && text.includes('February check-in'));
    const text = prompts.map((one) => one.text).join('\n');
    for (const title of ['Upsells', 'Churn', 'Onboarding time', 'Client retention rate', 'Client satisfaction']) {
      expect(text.split(`*${title}*`), title).toHaveLength(2);
    }
    for (const title of ['First response', 'Referrals', 'Net Promoter Score']) expect(text).not.toContain(title);
  });

  it('is followed by the next one, which begins with what is left', async () => {
    const next = await open(LEAD, 'review month');
    expect(next.words()).toContain('Review of January 2027, start of February 2027');
    expect(next.words()).toContain('Nobody has started this review.');
    expect(next.words()).toContain('Last time: Review of 2026, start of 2027');
    await next.close();
  });
});
