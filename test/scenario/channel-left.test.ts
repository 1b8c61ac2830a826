import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';
import { storyScene } from '../support/story-scene.ts';

/** A team's private channel, from which somebody removes the app while a round is open. */
describe('an app that is removed from the channel of a team', () => {
  let playground: Playground;

  beforeAll(async () => {
    const scene = storyScene();
    const channels = scene.workspace.channels?.map((one) => ({ ...one, isPrivate: true })) ?? [];
    const clock = createStillClock(new Date('2027-01-29T08:00:00Z'));
    playground = await startTestPlayground({
      clock,
      scene: { ...scene, workspace: { ...scene.workspace, channels } },
    });
    await playground.time.moveTo(new Date('2027-02-01T15:00:00Z'));
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const pass = (ms: number) => playground.time.moveTo(new Date(playground.clock.now().getTime() + ms));
  const posts = (part: string) =>
    playground.simulator.messages('client-success').filter(({ text }) => text.includes(part));
  const answer = async (name: string, values: Readonly<Record<string, string>>) => {
    await as(name).command('/goal', 'checkin');
    const modal = await as(name).modal('Check in');
    await modal.fill(values);
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
  };

  it('tells the lead once and keeps what it has to say', async () => {
    expect(posts('February check-in')).toHaveLength(1);
    playground.simulator.remove('client-success');
    await answer('noor', { 'retention:value': '85.3', 'retention:note': 'Two renewals' });
    await pass(10_000);
    await answer('diego', { 'nps:input.promoters': '60', 'nps:input.passives': '24', 'nps:input.detractors': '16' });
    await pass(10_000);
    const told = as('mara')
      .dm()
      .filter((message) => message.words().includes("Goalpost can't post to"));
    expect(told).toHaveLength(1);
    expect(posts('reached its target')).toEqual([]);
    expect(posts('2 of 2 answered')).toEqual([]);
  });

  it('says all of it once when it is invited back', async () => {
    playground.simulator.invite('client-success');
    await playground.simulator.until(() => posts('2 of 2 answered').length > 0, 'the round, up to date');
    await pass(20_000);
    expect(posts('February check-in')).toHaveLength(1);
    expect(posts('reached its target of *85')).toHaveLength(1);
    expect(posts('Two renewals')).toHaveLength(1);
  });
});
