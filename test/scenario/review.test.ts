import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { reviewScene } from '../support/review-scene.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const BERLIN = 'Europe/Berlin';
const LEAD = 'mara';

/**
 * A lead reviews a quarter of eight goals: two are adjusted, three closed, three go on; once somebody is asked for help.
 * She is interrupted and goes on another day, and an administrator takes over for the end. `review.md` is what everybody
 * saw of it in Slack.
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
  const stored = () => playground.goalpost.stores.reviews.get('T0STORY', 'success|review|quarter|2026-Q4');
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
  const click = async (button: string, name = LEAD) => (await review(name)).click(button);
  /** Fills in the form over the review; every field that is chosen in takes a click. */
  const fillIn = async (
    decision: string,
    opens: string,
    titled: string,
    values: Readonly<Record<string, string>>,
    choices: Readonly<Record<string, string>> = {},
  ) => {
    await click(opens);
    const form = await person(LEAD).modal(titled);
    await form.fill({ ...values, ...choices });
    const submitted = await form.submit();
    expect(submitted.outcome, JSON.stringify(form.errors())).toBe('closed');
    const typed = Object.values(values).join('').length;
    effort.push({ decision, clicks: 2 + Object.keys(choices).length, typed });
  };
  const titleOf = (words: string) => /\*([^*]+)\* · /.exec(words)?.[1] ?? '';

  it('reads as the file beside it', async () => {
    await story.until('2027-01-07 10:00');
    await story.tells('Mara opens the review of the quarter, and starts it.', async () => {
      const overview = await open();
      expect(overview.words()).toContain('Review of Q4 2026, start of Q1 2027');
      expect(overview.words()).toContain('0 decided · 6 still need a decision · 2 going well');
      expect(overview.words()).toContain('Nobody has started this review.');
      story.shows('The review', overview.words());
      await overview.click('Start');
      story.shows('The first goal', (await showing('1 of 8')).words());
    });
    await story.tells('Upsells are off track: she asks for less, by a later day.', async () => {
      expect(titleOf((await review()).words())).toBe('Upsells');
      expect((await review()).words()).toContain('off track, and the forecast misses the target');
      await fillIn(
        'adjust',
        'Adjust',
        'Adjust goal',
        { target: '30', reason: 'Two products came late.' },
        { due: '2027-04-15' },
      );
      await showing('*Upsells*: adjusted');
    });
    await story.tells('Churn needs help: she asks Diego, who gets one message.', async () => {
      expect(titleOf((await review()).words())).toBe('Churn');
      await fillIn(
        'ask for help',
        'Ask for help',
        'Ask for help',
        { question: 'Why do clients in the south leave?' },
        { to: 'diego' },
      );
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
    await story.tells(
      'The next day, she goes on where she was: three goals are over, and she closes them.',
      async () => {
        const page = await open();
        story.shows('The review', page.words());
        expect(page.words()).toContain('leads this review, started on 7 January 2027');
        await page.click('Resume');
        await showing(/\d of 8 ·[\s\S]*\*Onboarding time\*/);
        const closing = { learned: 'Begin with the data, not with the training.' };
        await fillIn('close', 'Close goal', 'Close goal', closing);
        await showing('*Onboarding time*: closed');
        await fillIn('close', 'Close goal', 'Close goal', { learned: 'Ask right after the call.' });
        await showing('*Referrals*: closed');
        await fillIn('close', 'Close goal', 'Close goal', {});
        await showing('*Client satisfaction*: closed');
      },
    );
    await story.tells('First response stands still: she plans something, which Diego sees on Home.', async () => {
      await showing(/\d of 8 ·[\s\S]*\*First response\*/);
      await fillIn('plan', 'Add action', 'New action', { text: 'Hire for the evening shift' }, { due: '2027-02-15' });
      await showing('*First response*: action added');
    });
    await story.tells('One goal goes on as it is.', async () => {
      const before = titleOf((await review()).words());
      await click('Keep');
      effort.push({ decision: 'keep', clicks: 1, typed: 0 });
      await showing(`*${before}*: kept`);
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
    await story.tells('Ada keeps the last one, and ends the review: the channel gets the minutes.', async () => {
      await click('Keep', 'ada');
      await showing(/8 decided/, 'ada');
      await click('End review', 'ada');
      await showing('ended this review', 'ada');
      await playground.goalpost.settled();
    });
    await story.tells(
      'Mara finds that a date was wrong, opens it again, and ends it: the minutes are edited.',
      async () => {
        await (await review()).close();
        await (await open()).click('Open again');
        await showing('Resume');
        const upsells = (await review()).blocks().find((block) => JSON.stringify(block).includes('*Upsells*'));
        await (await review()).click({ blockId: String(upsells?.['block_id']), actionId: 'review_open' });
        await showing('Two products came late.');
        await fillIn('adjust', 'Adjust', 'Adjust goal', { reason: 'The pilot ends in April.' }, { due: '2027-04-30' });
        await showing('adjusted');
        await (await showing('End review')).click('End review');
        const ended = await showing('ended this review');
        story.shows('The review', ended.words());
        await ended.close();
        await playground.goalpost.settled();
      },
    );
    await story.until('2027-02-02 12:00');
    await expect(story.text()).toMatchFileSnapshot('review.md');
  }, 300_000);

  it('takes at most three clicks a decision', () => {
    const most = (decision: string) =>
      Math.max(...effort.filter((one) => one.decision === decision).map(({ clicks }) => clicks));
    const counted = ['keep', 'adjust', 'plan', 'ask for help', 'close'].map((one) => `${one}: ${most(one)}`);
    const typed = effort.reduce((sum, one) => sum + one.typed, 0);
    console.log(`Clicks a decision: ${counted.join(', ')}; ${typed} characters typed in all.`);
    for (const { decision, clicks } of effort) expect(clicks, decision).toBeLessThanOrEqual(3);
  });

  it('has every decision in the review and in its goal, once', async () => {
    const kept = await stored();
    expect(kept?.decisions.map(({ what }) => what)).toEqual([
      ...['adjusted', 'asked', 'closed', 'closed', 'closed', 'planned', 'kept', 'kept', 'adjusted'],
    ]);
    expect((await goal('upsells'))?.changes?.map(({ reason }) => reason)).toEqual([
      'Two products came late.',
      'The pilot ends in April.',
    ]);
    expect((await goal('churn'))?.helps).toMatchObject([{ to: 'U0DIEGO', answer: { text: /contact left us/ } }]);
    const states = (await goals()).map(({ id, state }) => [id, state]);
    expect(states.filter(([, state]) => state !== 'active')).toHaveLength(3);
  });

  it('shows who has an action on Home, and sent them no message', async () => {
    const home = await person('diego').openHome();
    expect(home.words()).toContain('Hire for the evening shift');
    expect(story.events.filter(({ text }) => text.includes('Hire for the evening')).map(({ where }) => where)).toEqual([
      '#client-success',
    ]);
  });

  it('asks in February about the goals that run on alone', () => {
    const prompts = story.events.filter(({ text, on }) => on > '2027-01-31' && text.includes('February check-in'));
    const text = prompts.map((one) => one.text).join('\n');
    for (const title of ['Upsells', 'Churn', 'First response']) expect(text).toContain(title);
    for (const title of ['Onboarding time', 'Referrals', 'Client satisfaction']) expect(text).not.toContain(title);
  });

  it('is followed by the next one, which begins with what is left', async () => {
    const next = await open(LEAD, 'review month');
    expect(next.words()).toContain('Review of January 2027, start of February 2027');
    expect(next.words()).toContain('Nobody has started this review.');
    expect(next.words()).toMatch(/Closed in this period[\s\S]*Onboarding time/);
    await next.close();
  });
});
