import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** 3,000 characters, the most that the form takes; every sentence is another. */
const STORY = Array.from(
  { length: 100 },
  (_, index) => `Call ${String(index).padStart(3, '0')} went <well> & they stay.`,
)
  .join(' ')
  .slice(0, 2990);
const OBSTACLE = STORY.replaceAll('Call', 'Step');

describe('whoever meets a cut text', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const form = await as('noor').modal('Check in');
    await form.click('More');
    const isOpened = (one: { words(): string }) => one.words().includes('What should we adjust?');
    const opened = await as('noor').until(() => as('noor').modals().find(isOpened), 'the other questions');
    await opened.fill({ 'nps:value': '45', 'nps:note': STORY, 'nps:obstacles': OBSTACLE });
    expect(await opened.submit()).toMatchObject({ outcome: 'closed' });
    await playground.goalpost.settled();
    await playground.time.settle();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  /** All that the modal shows, page by page. */
  const wholeFor = async (name: string) => {
    const modal = await as(name).modal('Read all');
    const words = modal.words();
    await modal.close();
    // A part may end within a sentence, behind a word.
    return words.replaceAll(/\s+/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  };

  it('reads all of it from the thread of the round', async () => {
    const details = await as('diego').message('client-success', 'What people say');
    expect(details.words()).toContain('…');
    expect(details.words()).not.toContain(STORY);
    await details.click('Read all');
    const whole = await wholeFor('diego');
    for (const sentence of STORY.match(/Call \d+[^.]*\./g) ?? []) expect(whole).toContain(sentence);
    for (const sentence of OBSTACLE.match(/Step \d+[^.]*\./g) ?? []) expect(whole).toContain(sentence);
  });

  it('reads it there also where they are in the channel and not in the team', async () => {
    as('sam').join('client-success');
    await (await as('sam').message('client-success', 'What people say')).click('Read all');
    expect(await wholeFor('sam')).toContain('Call 079 went');
  });

  it('reads it from the card of the goal, and from the blockers', async () => {
    await as('noor').command('/goal', 'show nps', 'client-success');
    await (await as('noor').ephemeral('Net Promoter Score')).click('Read all');
    expect(await wholeFor('noor')).toContain('Call 079 went');
    await as('mara').command('/goal', 'blockers', 'client-success');
    await (await as('mara').ephemeral('Blockers')).click('Read all');
    expect(await wholeFor('mara')).toContain('Step 079 went');
  });
});
