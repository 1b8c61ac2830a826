import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** The clock's own buttons, through to the review of a new quarter. */
describe('a quarter of the playground', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const noor = () => playground.simulator.as('noor');
  /** The clock goes on while a busy machine does what was due then. */
  const expectAt = (moment: string) => {
    const late = playground.clock.now().getTime() - Date.parse(moment);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(30 * 60_000);
  };
  const prompts = () =>
    noor()
      .dm()
      .map((message) => message.words().split('\n')[0]);

  it('moves by a day, and to the next prompt', async () => {
    await playground.time.move('day');
    expectAt('2026-11-26T09:00:00Z');
    await playground.time.move('next-prompt');
    await playground.time.move('next-prompt');
    expectAt('2026-12-01T08:00:00Z');
    expect(prompts()).toHaveLength(1);
  });

  it('reviews the quarter in place of that month, and asks what was learned', async () => {
    await playground.time.move('next-quarter');
    expectAt('2027-01-01T08:30:00Z');
    // New Year's Day is a holiday, and a weekend follows.
    expect(prompts().filter((text) => text?.includes('review'))).toEqual([]);
    await playground.time.moveTo(new Date('2027-01-04T08:01:00Z'));
    const review = await noor().message('app', 'Annual review of 2026');
    expect(prompts().filter((text) => text?.includes('January'))).toEqual([]);
    await review.click('Check in');
    const modal = await noor().modal('Check in');
    expect(modal.words()).toContain('Is this still the right goal? What did we learn?');
    await modal.fill({ 'nps:value': '51', 'nps:learned': 'Asking after onboarding doubles the answers.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.time.settle();
    await noor().message('client-success', 'Net Promoter Score* reached its target of *50');
  });

  it('takes a late answer, and says so', async () => {
    await playground.time.moveTo(new Date('2027-01-12T09:00:00Z'));
    const closed = await noor().message('app', 'Annual review of 2026* is closed');
    await closed.click('Check in');
    const modal = await noor().modal('Check in');
    await modal.fill({ 'revenue:value': '4600' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await playground.time.moveTo(new Date('2027-01-12T09:01:00Z'));
    const round = await noor().message('client-success', 'Annual review of 2026');
    expect(round.words()).toContain('2 of 4 answered');
    expect(round.words()).toContain('_late_');
  });

  it('asks about a goal once more after its due date, and then leaves it', async () => {
    await playground.time.moveTo(new Date('2027-03-02T09:00:00Z'));
    expect(prompts().filter((text) => text?.includes('February') || text?.includes('March'))).toEqual([]);
  });

  it('keeps to its noise: one round message a month, one digest a week, one prompt a person and round', () => {
    const posts = noor()
      .messages('client-success')
      .filter(({ message }) => message.threadTs === undefined || message.threadTs === message.ts)
      .map((message) => message.words());
    const rounds = posts.filter((text) => /check-in|review/.test(text.split('\n')[0] ?? ''));
    const digests = posts.filter((text) => text.includes('Weekly digest'));
    expect(rounds).toHaveLength(2);
    // Mondays from 30 November to 4 January, which tells the goals of the year as over; then nothing runs any more.
    expect(digests).toHaveLength(6);
    expect(posts.length).toBe(
      rounds.length + digests.length + posts.filter((text) => text.includes('Well done')).length,
    );
    // A word about goals that went stale comes once, so does the question how the goals of the year ended; neither is a prompt.
    expect(prompts().filter((text) => /December check-in|Annual review of 2026/.test(text ?? ''))).toHaveLength(2);
    expect(prompts().length).toBeLessThanOrEqual(4);
  });
});

describe('an answer that is corrected while its round is open', () => {
  it('replaces the first one in the round message', async () => {
    const playground = await startTestPlayground();
    try {
      const noor = playground.simulator.as('noor');
      await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
      const answer = async (value: string) => {
        await noor.command('/goal', 'checkin', 'client-success');
        const modal = await noor.modal('Check in');
        await modal.fill({ 'nps:value': value });
        expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
        await playground.time.moveTo(new Date(playground.clock.now().getTime() + 60_000));
      };
      for (const goal of ['retention', 'revenue', 'onboarding']) {
        await noor.command('/goal', 'checkin', 'client-success');
        const modal = await noor.modal('Check in');
        await modal.fill({ [`${goal}:value`]: goal === 'revenue' ? '4215' : goal === 'retention' ? '84.4' : '9' });
        expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
      }
      await answer('4.4');
      expect((await noor.message('client-success', '4 of 4 answered')).words()).toContain('4.4 (');
      await answer('45');
      const [round, ...others] = noor
        .messages('client-success')
        .filter((message) => message.words().includes('December check-in'));
      expect(others).toEqual([]);
      expect(round?.words()).toMatch(/45 \(/);
      expect(round?.words()).not.toContain('4.4 (');
    } finally {
      await playground.stop();
    }
  });
});
