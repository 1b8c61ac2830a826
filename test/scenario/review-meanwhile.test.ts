import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { reviewScene } from '../support/review-scene.ts';
import { createStillClock } from '../support/still-clock.ts';

/** What comes in between while somebody fills in a form over the review: nothing typed is lost, nothing is written over. */
describe('a form over a review', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2027-01-07T08:00:00Z')),
      scene: reviewScene(),
    });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (id: string) => playground.goalpost.stores.goals.get('T0STORY', id);
  const showing = (name: string, what: string) =>
    as(name).until(() => {
      const top = as(name).modals().at(-1);
      return top?.title() === 'Review' && top.words().includes(what) && top;
    }, `the review of ${name} with ${what}`);
  const lead = async (name: string, button: string) => {
    await as(name).command('/goal', 'review', 'client-success');
    await (await as(name).modal('Review')).click(button);
    return showing(name, 'Ask for help');
  };
  const closeAll = async (name: string) => {
    while (as(name).modals().length > 0) await (await as(name).modal()).close();
  };

  it('comes back with an error, and all that was typed, where another has taken over', async () => {
    await (await lead('mara', 'Start')).click('Adjust');
    const form = await as('mara').modal('Adjust goal');
    await form.fill({ target: '30', reason: 'Two products came late.' });
    await lead('ada', 'Take over');
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    expect(Object.values(form.errors()).join()).toContain('Somebody else has taken over this review.');
    expect(JSON.stringify(form.state())).toContain('Two products came late.');
    expect((await goal('upsells'))?.changes).toBeUndefined();
    await closeAll('ada');
    await closeAll('mara');
  });

  it('shows what somebody changed elsewhere, keeps what was typed, and is sent again', async () => {
    await (await lead('mara', 'Take over')).click('Adjust');
    const form = await as('mara').modal('Adjust goal');
    await as('noor').command('/goal', 'edit upsells', 'client-success');
    const theirs = await as('noor').modal('Edit goal');
    await theirs.fill({ target: '35', reason: 'One product is late.' });
    expect(await theirs.submit()).toMatchObject({ outcome: 'updated' });
    await form.fill({ target: '30', reason: 'Two products came late.' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    const again = await as('mara').modal('Adjust goal');
    expect(again.words()).toMatch(/Somebody changed this goal[\s\S]*0 → 35/);
    expect((await goal('upsells'))?.kpi).toMatchObject({ target: 35 });
    expect(await again.submit()).toMatchObject({ outcome: 'closed' });
    await showing('mara', '*Upsells*: adjusted');
    expect((await goal('upsells'))?.changes?.map(({ reason }) => reason)).toEqual([
      'One product is late.',
      'Two products came late.',
    ]);
  });

  it('hands a goal over, and shows the next one', async () => {
    await (await showing('mara', '*Churn*')).click('Hand over');
    const form = await as('mara').modal('Hand over goals');
    await form.fill({ to: 'noor', reason: 'Noor knows these clients.' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await showing('mara', '*Churn*: handed over');
    expect(await goal('churn')).toMatchObject({ owner: 'U0NOOR' });
    const review = await playground.goalpost.stores.reviews.get('T0STORY', 'success|review|quarter|2026-Q4');
    expect(review?.decisions.map(({ what }) => what)).toEqual(['adjusted', 'transferred']);
  });

  it('is not opened for a goal that was closed meanwhile: the click says so', async () => {
    const page = await showing('mara', '*Onboarding time*');
    await as('noor').command('/goal', 'close onboarding', 'client-success');
    const closing = await as('noor').modal('Close goal');
    await closing.fill({ learned: 'Begin with the data.' });
    await closing.submit();
    await page.click('Keep');
    await showing('mara', 'Somebody closed this goal meanwhile.');
    const words = (await as('mara').modal('Review')).words();
    expect(words).toContain('Changed meanwhile, outside of this review');
    expect(words).not.toContain('Ask for help');
  });
});
