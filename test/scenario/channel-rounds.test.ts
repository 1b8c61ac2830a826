import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { EDIT_SPACING_MS } from '../../src/domain/message/delivery.ts';
import { startTestPlayground } from '../support/playground.ts';

const ROUND = 'success|monthly|2026-12';
const EMPTY = { status: undefined, confidence: undefined, note: '', obstacles: '', adjust: '', feedback: '' };

/** One round in its channel, whatever happens to the message and to the channel. */
describe('a round in its channel', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const posts = (channel = 'client-success') => playground.simulator.messages(channel);
  const words = (message: { text: string } | undefined) => message?.text ?? '';
  const rounds = (channel?: string) => posts(channel).filter((message) => words(message).includes('December check-in'));
  const details = (channel?: string) => posts(channel).filter((one) => words(one).includes('What people say'));
  const pass = (ms: number) => playground.time.moveTo(new Date(playground.clock.now().getTime() + ms));
  let views = 0;
  const answer = async (goal: string, value: string, more: object = {}, person = 'U0NOOR') => {
    views += 1;
    const draft = { ...EMPTY, learned: '', cleared: [], goal, round: ROUND, value, ...more };
    const submission = { workspace: 'T0HARBOUR', person, view: `V${views}`, goalInputs: [draft] };
    const submitted = await playground.goalpost.useCases.submitCheckIn(submission);
    if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems));
    await playground.goalpost.followUps.applyAnswer(submitted.answer);
    return submitted.answer.entries[0]?.checkIn.id ?? '';
  };

  it('is edited a few times for a burst of thirty answers, and shows the last of them', async () => {
    const [round] = rounds();
    const begun = playground.clock.now().getTime();
    for (let count = 1; count <= 30; count += 1) await answer('nps', String(44 + count / 10));
    await pass(2 * EDIT_SPACING_MS);
    const updates = playground.simulator.calls().filter(({ name, request }) => {
      return name === 'chat.update' && JSON.stringify(request).includes(round?.ts ?? 'none');
    });
    const elapsed = playground.clock.now().getTime() - begun;
    expect(updates.length).toBeGreaterThan(0);
    expect(updates.length).toBeLessThanOrEqual(Math.ceil(elapsed / EDIT_SPACING_MS) + 1);
    expect(rounds()).toHaveLength(1);
    expect(words(rounds()[0])).toMatch(/1 of 4 answered[\s\S]*47 \(/);
  });

  it('keeps what people write in one reply, which is edited', async () => {
    await answer('revenue', '4215', { note: 'Legal answered', obstacles: 'One upgrade waits' });
    await answer('onboarding', '8.5', { note: 'Four went live', feedback: 'We were live in a week' });
    await pass(10_000);
    expect(details()).toHaveLength(1);
    expect(details()[0]?.threadTs).toBe(rounds()[0]?.ts);
    expect(words(details()[0])).toMatch(/Legal answered[\s\S]*Four went live/);
    // What a client said stays in the team: a channel may be anybody's.
    expect(words(details()[0])).not.toContain('We were live in a week');
    expect(words(rounds()[0])).not.toContain('Legal answered');
  });

  it('is posted again once where somebody deletes it, and its thread follows', async () => {
    const before = rounds()[0]?.ts ?? '';
    playground.simulator.deleteMessage('client-success', before);
    await answer('nps', '48');
    await pass(20_000);
    expect(rounds()).toHaveLength(1);
    expect(rounds()[0]?.ts).not.toBe(before);
    expect(details().map(({ threadTs }) => threadTs)).toEqual([rounds()[0]?.ts]);
  });

  it('says who corrected a value, and tells both values in the thread', async () => {
    const first = await answer('retention', '84.9');
    await answer('retention', '84.4', { corrects: first }, 'U0MARA');
    await pass(10_000);
    expect(words(rounds()[0])).toContain('corrected by Mara Lindqvist');
    expect(words(details()[0])).toMatch(/corrected by Mara Lindqvist on 1 December:_ 84.9% → 84.4%/);
  });

  it('waits while its channel is archived, tells the lead once, and goes on', async () => {
    playground.simulator.archive('client-success');
    await answer('nps', '48.5');
    await pass(10_000);
    await answer('nps', '49');
    await pass(10_000);
    const told = as('mara')
      .dm()
      .filter((message) => message.words().includes("Goalpost can't post to"));
    expect(told).toHaveLength(1);
    playground.simulator.unarchive('client-success');
    await playground.simulator.until(() => words(rounds()[0]).includes('49 ('), 'the round, up to date');
  });

  it('goes on under another name, and under another id', async () => {
    playground.simulator.rename('client-success', 'clients');
    const id = playground.simulator.changeChannelId('clients');
    await playground.simulator.until(() => playground.simulator.eventsInFlight() === 0, 'the event');
    await answer('nps', '49.2');
    await pass(10_000);
    expect(words(rounds('clients')[0])).toContain('49.2 (');
    expect(await playground.goalpost.stores.teams.inChannel('T0HARBOUR', id)).toMatchObject({ id: 'success' });
    expect(rounds('clients')).toHaveLength(1);
  });

  it('moves with its thread where the team chooses another channel', async () => {
    await as('mara').command('/goal', 'team', 'clients');
    const settings = await as('mara').modal('Team settings');
    await settings.fill({ channel: 'general' });
    expect(await settings.submit()).toMatchObject({ outcome: 'updated' });
    await playground.simulator.until(() => rounds('general')[0], 'the round in its new channel');
    await pass(20_000);
    expect([rounds('clients'), details('clients')]).toEqual([[], []]);
    expect(details('general').map(({ threadTs }) => threadTs)).toEqual([rounds('general')[0]?.ts]);
  });

  it('sums up when it closes, and takes a late answer into both', async () => {
    await playground.time.moveTo(new Date('2026-12-08T18:00:00Z'));
    const summaries = () => posts('general').filter((one) => words(one).includes('Where we are'));
    expect(words(summaries()[0])).toMatch(/4 of 4 answered[\s\S]*Biggest changes[\s\S]*New blockers[\s\S]*One upgrade/);
    await answer('nps', '49.9');
    await pass(10_000);
    expect(words(rounds('general')[0])).toContain('_late_');
    expect(words(summaries()[0])).toMatch(/Net Promoter Score \+\d/);
  });
});
