import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/**
 * The whole main job, told as a story over real Bolt, a real MongoDB driver and sockets: on the first working day a
 * person is asked, answers four goals in one modal, and the channel sees what came of it.
 */
describe.each(['socket', 'http'] as const)('a month of Client success, over %s', (transport) => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground({ transport });
  });
  afterAll(() => playground.stop());

  const noor = () => playground.simulator.as('noor');
  const at = (moment: string) => playground.time.moveTo(new Date(moment));

  it('asks nobody before the first working day', async () => {
    await at('2026-11-30T12:00:00Z');
    expect(noor().dm()).toEqual([]);
  });

  it('asks each owner at nine on their own clock', async () => {
    await at('2026-12-01T07:59:00Z');
    expect(noor().dm()).toEqual([]);
    await at('2026-12-01T08:01:00Z');
    const prompt = await noor().message('app', 'December check-in');
    expect(prompt.words()).toContain('4 goals, about 2 minutes');
    expect(prompt.words()).toContain('Check in');
    // Nine in New York is still five hours away.
    expect(playground.simulator.as('sam').dm()).toEqual([]);
    await at('2026-12-01T14:01:00Z');
    await playground.simulator.as('sam').message('app', 'December check-in');
  });

  it('shows the round in the channel, once, and calls nobody there', async () => {
    const rounds = noor()
      .messages('client-success')
      .filter((message) => message.words().includes('December check-in'));
    expect(rounds).toHaveLength(1);
    expect(rounds[0]?.words()).toContain('0 of 4 answered');
    expect(rounds[0]?.words()).toContain("1 person hasn't answered yet");
    expect(JSON.stringify(rounds[0]?.message)).not.toContain('<@');
  });

  it('takes four answers in one modal, and refuses what is not a number at its field', async () => {
    const prompt = await noor().message('app', 'December check-in');
    await prompt.click('Check in');
    const modal = await noor().modal('Check in');
    await modal.fill({ 'retention:value': 'eighty-four', 'nps:value': '46', 'revenue:value': '4.25k' });
    await modal.fill({ 'onboarding:value': '1w 1d', 'retention:note': 'Calls with every client <!channel>' });
    const refused = await modal.submit();
    expect(refused).toMatchObject({ outcome: 'errors' });
    const again = await noor().modal('Check in');
    expect(again.errors()['retention:value']).toContain("n't a valid number");
    expect(again.state()['nps:value']?.['input']?.['value']).toBe('46');
    await again.fill({ 'retention:value': '85' });
    await again.submit();
    expect(noor().modals()).toEqual([]);
  });

  it('brings the answers to the round message and the prompt, and celebrates once', async () => {
    await playground.simulator.until(
      () =>
        noor()
          .messages('client-success')
          .some((message) => message.words().includes('4 of 4 answered')),
      'the round message with all answers',
    );
    await noor().message('app', 'your 4 answers are in');
    await playground.time.settle();
    const words = noor()
      .messages('client-success')
      .map((message) => message.words());
    expect(words.filter((text) => text.includes('December check-in'))).toHaveLength(1);
    expect(words.join('\n')).toContain('8 days');
    const celebrations = words.filter((text) => text.includes('Well done'));
    // One message for one answer, whatever it reached.
    expect(celebrations).toHaveLength(1);
    expect(celebrations[0]).toContain('Client retention rate* reached its target of *85');
    expect(new Set(celebrations[0]?.match(/\*[^*]+\* (?:reached|passed)/g)).size).toBe(2);
  });

  it('closes the round with a summary in its thread, and escapes what people wrote', async () => {
    await at('2026-12-08T18:00:00Z');
    const [summary] = noor()
      .messages('client-success')
      .filter((message) => message.words().includes('Where we are'));
    expect(summary?.words()).toContain('4 of 4 answered');
    expect(summary?.message.threadTs).toBeDefined();
    const [details] = noor()
      .messages('client-success')
      .filter((message) => message.words().includes('What people say'));
    expect(details?.message.threadTs).toBe(summary?.message.threadTs);
    expect(JSON.stringify(details?.message)).toContain('&lt;!channel&gt;');
  });

  it('posts the digest on Monday, and nothing else', async () => {
    const digests = noor()
      .messages('client-success')
      .filter((message) => message.words().includes('Weekly digest'));
    expect(digests.length).toBe(2);
    expect(digests.at(-1)?.words()).toContain('Reached');
  });

  it('gives the lead an agenda that starts with what needs a decision', async () => {
    const mara = playground.simulator.as('mara');
    await mara.command('/goal', 'review', 'client-success');
    const agenda = await mara.modal('Review');
    expect(agenda.words()).toContain('Client success');
    const words = agenda.words();
    expect(words.indexOf('Needs a decision')).toBeGreaterThan(-1);
    expect(words.indexOf('Average revenue per client')).toBeLessThan(words.indexOf('Client retention rate'));
    await noor().command('/goal', 'review', 'client-success');
    await noor().ephemeral('Only the team lead');
  });
});
