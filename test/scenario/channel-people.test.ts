import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** What people do with what stands in the channel: clear what is in the way, cheer, look at a digest before its day. */
describe('people and the channel', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-11-30T08:01:00Z'));
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const text = (part: string) => playground.simulator.messages('client-success').find((one) => one.text.includes(part));
  const pass = (ms: number) => playground.time.moveTo(new Date(playground.clock.now().getTime() + ms));

  it('clears what is in the way in the digest, by who may, once, and the digest says who did', async () => {
    const digest = await as('diego').message('client-success', 'Weekly digest');
    expect(digest.words()).toContain('Two upgrades wait for legal.');
    await digest.click('Mark as cleared');
    await as('diego').ephemeral('Only the assignee');
    await (await as('mara').message('client-success', 'Weekly digest')).click('Mark as cleared');
    await as('mara').ephemeral('You cleared a blocker of');
    await pass(10_000);
    expect(text('Weekly digest')?.text).toContain('cleared by Mara Lindqvist on 30 November');
  });

  it('lists what is left, and shows the list anew when something is cleared', async () => {
    await as('noor').command('/goal', 'blockers', 'client-success');
    const list = await as('noor').ephemeral('Blockers');
    expect(list.words()).toContain('Yours to clear');
    await list.click('Mark as cleared');
    await as('noor').ephemeral('has no open blockers');
  });

  it('lets anybody cheer once, and names who did', async () => {
    await as('noor').command('/goal', 'checkin', 'client-success');
    const modal = await as('noor').modal('Check in');
    await modal.fill({ 'retention:value': '85' });
    await modal.submit();
    const celebration = await as('mara').message('client-success', 'reached its target');
    await celebration.click('kudos');
    await celebration.click('kudos');
    await as('mara').ephemeral('already gave kudos');
    await (await as('june').message('client-success', 'reached its target')).click('kudos');
    await (await as('noor').message('client-success', 'reached its target')).click('kudos');
    await as('noor').ephemeral('This celebration is yours');
    await pass(10_000);
    expect(text('reached its target')?.text).toContain('Kudos from Mara Lindqvist and June Weber');
  });

  it('shows the digest before its day, and posts it once for the week', async () => {
    await as('noor').command('/goal', 'digest', 'client-success');
    expect((await as('noor').ephemeral('Weekly digest')).words()).not.toContain('Post to the channel now');
    await as('mara').command('/goal', 'digest', 'client-success');
    await (await as('mara').ephemeral('Weekly digest')).click('Post to the channel now');
    await as('mara').ephemeral('The digest is on its way');
    await playground.time.moveTo(new Date('2026-12-07T09:00:00Z'));
    const digests = playground.simulator.messages('client-success').filter((one) => one.text.includes('Weekly digest'));
    expect(digests).toHaveLength(2);
  });
});
