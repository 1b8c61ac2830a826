import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { personalNoise } from '../support/noise.ts';
import { startTestPlayground } from '../support/playground.ts';
import { type RoundRobin, startRoundRobin } from '../support/round-robin.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';
import { storyScene } from '../support/story-scene.ts';

const BERLIN = 'Europe/Berlin';
/** What the project allows a team's channel in a month, celebrations apart. */
const MOST_POSTS = 6;
const MOST_DIRECT_MESSAGES = 2;

/**
 * A quarter of two teams in four zones, with public holidays in Germany and India, and clocks that change in America on
 * 14 March and in Europe on 28 March. `story.md` is who saw which message when.
 */
describe.each([
  ['one instance', 1],
  ['two instances behind a round-robin', 2],
] as const)('the story of a quarter, with %s', (_, instances) => {
  let playground: Playground;
  let story: Story;
  let roundRobin: RoundRobin | undefined;

  beforeAll(async () => {
    const clock = createStillClock(new Date('2026-12-30T08:00:00Z'));
    const transport = instances > 1 ? 'http' : 'socket';
    playground = await startTestPlayground({ clock, scene: storyScene(), instances, transport });
    if (instances > 1) {
      roundRobin = await startRoundRobin(playground.ports);
      playground.simulator.setEventsUrl(`${roundRobin.url}/slack/events`);
    }
    story = createStory(playground, BERLIN);
  });
  afterAll(async () => {
    await playground.stop();
    // Each served half of the requests.
    const [least = 1, most = 1] = roundRobin?.served.toSorted((a, b) => a - b) ?? [];
    expect(most - least).toBeLessThanOrEqual(1);
    await roundRobin?.close();
  });

  const person = (name: string) => playground.simulator.as(name);
  const prompt = (name: string, round: string) => person(name).message('app', round);
  const submit = async (name: string, titled: string, values: Readonly<Record<string, string>>) => {
    const modal = await person(name).modal(titled);
    await modal.fill(values);
    const submitted = await modal.submit();
    expect(['closed', 'updated']).toContain(submitted.outcome);
  };
  const checkIn = (name: string, values: Readonly<Record<string, string>>) => async () => {
    await person(name).command('/goal', 'checkin');
    await submit(name, 'Check in', values);
  };

  it('reads as the file beside it', async () => {
    await story.until('2027-01-05 12:00');
    await story.tells('Noor answers the annual review.', checkIn('noor', { 'retention:value': '82.6' }));
    await story.tells('Priya answers, and has reached her bound.', checkIn('priya', { 'csat:value': '93' }));
    await story.until('2027-01-06 19:00');
    await story.tells('Sam puts it off.', async () => {
      await (await prompt('sam', 'Annual review')).click('Snooze');
    });
    await story.until('2027-01-08 20:00');
    await story.tells('Sam answers late: the Support round is closed.', async () => {
      await (await prompt('sam', 'Annual review')).click('Check in');
      await submit('sam', 'Check in', { 'response:value': '7h' });
    });
    await story.until('2027-01-11 16:00');
    await story.tells('Diego skips his goal, with a reason.', async () => {
      await (await prompt('diego', 'Annual review')).click('Skip');
      await submit('diego', 'Skip', { reason: 'The survey runs until Friday.' });
    });

    await story.until('2027-02-01 10:00');
    await story.tells('Noor says that nothing has changed.', async () => {
      await (await prompt('noor', 'February check-in')).click('No change');
    });
    await story.until('2027-02-01 16:00');
    await story.tells('Diego counts his answers.', async () => {
      await person('diego').command('/goal', 'checkin');
      await submit('diego', 'Check in', {
        'nps:input.promoters': '60',
        'nps:input.passives': '24',
        'nps:input.detractors': '16',
      });
    });
    await story.until('2027-02-02 09:00');
    await story.tells('Priya answers.', checkIn('priya', { 'csat:value': '91' }));
    await story.tells(
      'Sam answers; the queue stands in the way.',
      checkIn('sam', { 'response:value': '6.5', 'response:obstacles': 'Night shifts are not staffed.' }),
    );

    await story.until('2027-02-26 10:00');
    await story.tells('Noor is away for two weeks; Diego stands in for her.', async () => {
      await person('noor').command('/goal', 'away');
      await submit('noor', 'Away', { from: '2027-03-01', until: '2027-03-12', delegate: 'diego' });
    });
    await story.until('2027-03-01 16:00');
    await story.tells('Diego answers for both.', async () => {
      await person('diego').command('/goal', 'checkin');
      await submit('diego', 'Check in', {
        'retention:value': '84.1',
        'nps:input.promoters': '63',
        'nps:input.passives': '25',
        'nps:input.detractors': '12',
      });
    });
    await story.until('2027-03-02 11:00');
    await story.tells('Mara, the lead, corrects the value of retention: a client had left.', async () => {
      await person('mara').command('/goal', 'show Client retention rate');
      await (await person('mara').ephemeral('Client retention rate')).click('Correct');
      await submit('mara', 'Correct a value', { 'retention:value': '83.1' });
    });
    await story.until('2027-03-02 19:00');
    await story.tells('Sam answers.', checkIn('sam', { 'response:value': '5.5' }));
    await story.until('2027-03-04 10:00');
    await story.tells('Priya answers.', checkIn('priya', { 'csat:value': '92' }));

    await story.until('2027-04-01 12:00');
    await story.tells('Noor answers the review of the new quarter.', checkIn('noor', { 'retention:value': '85.2' }));
    await story.until('2027-04-12 18:00');
    await expect(story.text()).toMatchFileSnapshot('./story.md');
  });

  it('edits nothing without a word', () => {
    expect(story.text()).not.toMatch(/, edited[^\n]*\n(\n|$)/);
  });

  it('keeps to its noise', () => {
    const posts = story.events.filter(
      ({ what, where, inThread }) => what !== 'removed' && where.startsWith('#') && !inThread,
    );
    const celebrations = posts.filter(({ text }) =>
      /^:(tada|trophy|rocket|star|muscle|fire|seedling|[a-z_]+):/.test(text),
    );
    const counted = posts.filter((post) => !celebrations.includes(post));
    const byMonth = new Map<string, number>();
    for (const { where, on } of counted) {
      const key = `${where} ${on.slice(0, 7)}`;
      byMonth.set(key, (byMonth.get(key) ?? 0) + 1);
    }
    console.info('posts to the channel a team and month, celebrations apart', Object.fromEntries(byMonth));
    expect(Math.max(...byMonth.values())).toBeLessThanOrEqual(MOST_POSTS);

    const rounds = ['Annual review of 2026', 'February check-in', 'March check-in', 'Q1 review'];
    const noise = personalNoise(story.events, rounds);
    const calls = noise.map(({ posted, bumped }) => posted + bumped);
    const mean = calls.reduce((sum, count) => sum + count, 0) / calls.length;
    console.info('direct messages a person and round, every bump counted:', mean.toFixed(2), 'on average');
    const most = Math.max(...noise.map(({ posted }) => posted));
    console.info('most of them at one person, bumps apart:', most, '; bumps counted:', Math.max(...calls));
    console.table(noise);
    expect(most).toBeLessThanOrEqual(MOST_DIRECT_MESSAGES);
    expect(mean).toBeLessThanOrEqual(MOST_DIRECT_MESSAGES);
    // More than two calls are for a lead who ignores the prompt and its reminder, and hears of who else is missing.
    const called = noise.filter(({ posted, bumped }) => posted + bumped > MOST_DIRECT_MESSAGES);
    expect(called.map(({ round, who }) => `${who}: ${round}`)).toEqual(['Priya Raman: Q1 review']);
    expect(Math.max(...noise.map(({ standing }) => standing))).toBeLessThanOrEqual(MOST_DIRECT_MESSAGES);
    // A prompt that comes again takes the place of the one before: more than one never stands.
    for (const name of ['noor', 'diego', 'sam', 'priya']) {
      for (const round of rounds) {
        const standing = person(name)
          .dm()
          .filter((message) => (message.words().split('\n')[0] ?? '').includes(round));
        expect(standing.length).toBeLessThanOrEqual(MOST_DIRECT_MESSAGES);
      }
    }
  });
});
