import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';
import { storyScene } from '../support/story-scene.ts';

/** Two teams in a quiet January; one of them would rather hear nothing in such a week. */
describe('the digest and its settings', () => {
  let playground: Playground;

  beforeAll(async () => {
    const clock = createStillClock(new Date('2027-01-12T08:00:00Z'));
    playground = await startTestPlayground({ clock, scene: storyScene() });
  });
  afterAll(() => playground.stop());

  const mara = () => playground.simulator.as('mara');
  const digests = (channel: string) =>
    playground.simulator.messages(channel).filter(({ text }) => text.includes('Weekly digest'));
  const settings = async () => {
    await mara().command('/goal', 'team', 'client-success');
    return mara().modal('Team settings');
  };
  const preview = (part: string) =>
    vi.waitFor(
      async () => {
        const modal = await mara().modal('Goalpost');
        if (!modal.words().includes(part)) throw new Error(`not yet: ${modal.words()}`);
        return modal.words();
      },
      { timeout: 120_000 },
    );

  it('is shown to who asks alone, as it would be posted now', async () => {
    const calls = playground.simulator.calls().length;
    await (await settings()).click('Preview the digest');
    const words = await preview('Weekly digest · Client success');
    expect(words).toContain('A quiet week.');
    expect(words).toContain('Only you can see it');
    expect(words).not.toContain('keep its digest silent');
    const since = playground.simulator.calls().slice(calls);
    expect(since.filter(({ name }) => name.startsWith('chat.'))).toEqual([]);
  });

  it('says when the settings, as they stand in the form, would keep it silent', async () => {
    const form = await settings();
    await form.fill({ posts: ['Celebrations'] });
    await form.click('Preview the digest');
    expect(await preview('keep its digest silent')).toContain('A quiet week.');
  });

  it('is not posted in a quiet week where the team wishes so, and is elsewhere', async () => {
    const form = await settings();
    await form.fill({ posts: ['Celebrations'] });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await playground.time.moveTo(new Date('2027-01-18T12:00:00Z'));
    expect(digests('client-success')).toEqual([]);
    expect(digests('support')).toHaveLength(1);
  });

  it('is posted all the same when there is something to tell', async () => {
    await playground.simulator.as('diego').command('/goal', 'checkin', 'client-success');
    const modal = await playground.simulator.as('diego').modal('Check in');
    await modal.fill({
      'nps:input.promoters': '50',
      'nps:input.passives': '40',
      'nps:input.detractors': '10',
      'nps:obstacles': 'The survey waits for legal.',
    });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.time.moveTo(new Date('2027-01-25T12:00:00Z'));
    expect(digests('client-success')[0]?.text).toContain('The survey waits for legal.');
  });

  it('is no news where a blocker stays in the way: one line of it, and in full once it is older than ten working days', async () => {
    await playground.time.moveTo(new Date('2027-02-01T12:00:00Z'));
    expect(digests('client-success')).toHaveLength(1);
    await (await settings()).click('Preview the digest');
    const words = await preview('Still blocked');
    expect(words).toContain('Nothing new. A quiet week.\nStill blocked: Net Promoter Score (14 days)');
    expect(words).not.toContain('The survey waits');
    await playground.time.moveTo(new Date('2027-02-08T12:00:00Z'));
    const line = digests('client-success')[1]
      ?.text.split('\n')
      .find((one) => one.includes('The survey waits'));
    expect(line).toMatch(/^:hourglass: .*\*for 21 days\* · The survey waits/);
  });
});
