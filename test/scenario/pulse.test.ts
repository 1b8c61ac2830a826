import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { FACTORS } from '../../src/domain/pulse/factors.ts';
import { startTestPlayground } from '../support/playground.ts';
import { PULSE_CLIENTS, pulseScene } from '../support/pulse-scene.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const WORKSPACE = 'T0STORY';

/**
 * Noor and Diego look after three clients and score them in two quarters; they disagree about one, and a step of the
 * weakest factor becomes an action. Two goals stand on the pulse. In the second quarter, one client is ended.
 * `pulse.md` is what everybody saw of it in Slack.
 */
describe('the pulse of three clients', () => {
  let playground: Playground;
  let story: Story;

  beforeAll(async () => {
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2026-09-30T08:00:00Z')),
      scene: pulseScene(),
    });
    story = createStory(playground, 'Europe/Berlin');
    for (const client of PULSE_CLIENTS) await playground.goalpost.stores.clients.save(client);
  });
  afterAll(() => playground.stop());

  const person = (name: string) => playground.simulator.as(name);
  const stored = () => playground.goalpost.stores.pulses.ofClients(WORKSPACE, ['acme', 'birch', 'cedar']);
  const goal = (id: string) => playground.goalpost.stores.goals.get(WORKSPACE, id);
  /** Until what follows is done and delivered: else it would stand in the story wherever it came. */
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  const showing = async (name: string, words: string) => {
    const seen = () => {
      const top = person(name).modals().at(-1);
      return top?.title() === 'Client pulse' && top.words().includes(words) && top;
    };
    await person(name).until(seen, `the pulse with ${words}`);
    // Its picture comes after it.
    await playground.goalpost.settled();
    return person(name).until(seen, `the pulse with ${words} and its picture`);
  };
  const scores = (levels: string, evidence: string) =>
    Object.fromEntries(
      FACTORS.flatMap((factor, index) => [
        [`score.${factor}`, levels[index] ?? ''],
        [`evidence.${factor}`, `${evidence} (${factor})`],
      ]),
    );
  /** Scores the client of the open form. */
  const give = async (name: string, client: string, levels: string, evidence: string) => {
    const form = await showing(name, `${client}* · pulse of`);
    await form.fill(scores(levels, evidence));
    const submitted = await form.submit();
    expect(submitted.outcome, JSON.stringify(form.errors())).toBe('updated');
    await settle();
    return showing(name, `Saved: the pulse of *${client}*`);
  };
  const prompt = (name: string, review: string) =>
    person(name).until(
      () =>
        person(name)
          .dm()
          .findLast((message) => message.words().includes(review)),
      `the prompt of the ${review}`,
    );

  it('reads as the file beside it', async () => {
    await story.until('2026-10-01 16:00');
    await story.tells(
      'Noor scores her clients from the prompt of the review. She sees no score before she chooses.',
      async () => {
        const message = await prompt('noor', 'Q3 review');
        expect(message.words()).toContain('Acme Foods, Birch Partners and Cedar Clinic');
        await message.click('Score clients');
        const form = await showing('noor', 'Acme Foods* · pulse of Q4 2026');
        story.shows('The form', form.words());
        expect(form.words()).not.toContain('This is the first score');
        await form.fill({ 'score.purpose': '4' });
        const after = await showing('noor', 'This is the first score');
        expect(after.words().split('This is the first score')).toHaveLength(2);
      },
    );
    await story.tells('She leaves evidence out, is told where, and nothing that she typed is gone.', async () => {
      const form = await showing('noor', 'This is the first score');
      await form.fill({ 'score.communication': '4', 'evidence.purpose': 'All milestones accepted.' });
      const refused = await form.submit();
      expect(refused.outcome).toBe('errors');
      expect(Object.keys(form.errors())).toEqual(
        [
          ...['score.personality', 'score.care', 'score.promise'],
          ...['evidence.communication', 'evidence.personality', 'evidence.care', 'evidence.promise'],
        ].toSorted((one, other) => order(one) - order(other)),
      );
      expect(form.state()['evidence.purpose']?.['input']).toMatchObject({ value: 'All milestones accepted.' });
      const page = await give('noor', 'Acme Foods', '44414', 'Seen by Noor');
      story.shows('The result', page.words());
      expect(page.words()).toContain('*3.4 of 5*');
      expect(page.words()).toContain('Weakest: Care, 1');
    });
    await story.tells('The next client is one click away; the last one she skips.', async () => {
      await (await showing('noor', 'Saved')).click('Next: Birch Partners');
      await give('noor', 'Birch Partners', '33333', 'Steady');
      await (await showing('noor', 'Saved')).click('Next: Cedar Clinic');
      await (await showing('noor', 'Cedar Clinic* · pulse of')).click('Skip this quarter');
      const skip = await person('noor').modal('Skip this quarter');
      await skip.fill({ reason: 'I met them for the first time last week.' });
      expect((await skip.submit()).outcome).toBe('closed');
      await settle();
      story.shows('Where the form was', (await showing('noor', 'You skip *Cedar Clinic*')).words());
    });
    await story.until('2026-10-02 16:00');
    await story.tells('Diego scores Acme, and sees what Noor gave only then: they lie far apart in care.', async () => {
      await person('diego').command('/goal', 'pulse', 'client-success');
      const list = await showing('diego', 'Waits for your score');
      story.shows('The list', list.words());
      expect(list.words()).not.toContain('3.4 of 5');
      await list.click('Score');
      const page = await give('diego', 'Acme Foods', '43344', 'Seen by Diego');
      story.shows('The result', page.words());
      expect(page.words()).toContain('*far apart*, from 1 to 4');
    });
    await story.tells('He scores the other two with their codes.', async () => {
      for (const [code, client, levels] of [
        ['BIRCH', 'Birch Partners', '43343'],
        ['cedar', 'Cedar Clinic', '22222'],
      ] as const) {
        await person('diego').command('/goal', `pulse ${code}`, 'client-success');
        await give('diego', client, levels, 'Diego saw it');
      }
    });
    await story.until('2026-10-02 16:30');
    await story.tells('Noor thinks again about Acme: the later scores stand, and both are kept.', async () => {
      await person('noor').command('/goal', 'pulse acme', 'client-success');
      await (await showing('noor', 'Acme Foods* · pulse of')).click('Score again');
      const form = await showing('noor', 'Choose what fits today');
      await form.fill({ 'score.care': '2' });
      story.shows('Below care', lastScore((await showing('noor', 'You gave 1')).words()));
      await give('noor', 'Acme Foods', '44424', 'On second thoughts');
    });
    await story.tells('The next step for care becomes her action, with one click and once.', async () => {
      const page = await showing('noor', 'Next step:');
      await page.click('Add as action');
      await settle();
      story.shows('The page', (await showing('noor', 'Your action for *Partnership with Acme*')).words());
      expect((await goal('acme-pulse'))?.actions).toMatchObject([{ owner: 'U0NOOR', due: '2026-11-01' }]);
    });
    await story.until('2027-01-04 16:00');
    await story.tells('A quarter later, Noor is asked again, and is led by nothing.', async () => {
      await (await prompt('noor', 'Q4 review')).click('Score clients');
      const form = await showing('noor', 'Acme Foods* · pulse of Q1 2027');
      expect(form.words()).not.toContain('You gave');
      await form.fill({ 'score.care': '4' });
      story.shows('Below care', lastScore((await showing('noor', 'You gave 2')).words()));
      const page = await give('noor', 'Acme Foods', '44444', 'A quarter later');
      story.shows('The result', page.words());
      expect(page.words()).toContain('rising');
      expect(page.words()).toContain('*a partnership*');
    });
    await story.tells(
      'Diego has a form for Cedar open while Mara ends that client: he is told, and keeps his words.',
      async () => {
        await person('diego').command('/goal', 'pulse cedar', 'client-success');
        const form = await showing('diego', 'Cedar Clinic* · pulse of Q1 2027');
        await form.fill(scores('11111', 'They left'));
        await endCedar();
        const refused = await form.submit();
        expect(refused.outcome).toBe('errors');
        expect(Object.values(form.errors()).join()).toContain('Your team has ended this client meanwhile');
        expect(form.state()['evidence.care']?.['input']).toMatchObject({ value: 'They left (care)' });
        await form.close();
        await person('diego').command('/goal', 'pulse', 'client-success');
        expect((await showing('diego', 'Client success')).words()).not.toContain('Cedar');
      },
    );
    await story.tells('Mara sees the clients in the review of the quarter.', async () => {
      await person('mara').command('/goal', 'review quarter', 'client-success');
      await person('mara').modal('Review');
      // Its picture comes after it.
      await playground.goalpost.settled();
      const words = (await person('mara').modal('Review')).words();
      story.shows('The review, below', words.slice(words.indexOf('*Clients*')));
      expect(words).toContain('*Clients*');
      expect(words).toContain('To be scored by');
    });
    await playground.time.settle();
    await expect(story.text()).toMatchFileSnapshot('pulse.md');
  }, 900_000);

  it('gave each goal on the pulse one value a quarter, corrected by each further score', async () => {
    const acme = (await goal('acme-pulse'))?.checkIns ?? [];
    expect(acme.map(({ value, on, by }) => [value, on, by])).toEqual([
      [3.4, '2026-10-01', 'U0NOOR'],
      [3.5, '2026-10-02', 'U0DIEGO'],
      [3.6, '2026-10-02', 'U0NOOR'],
      [4, '2027-01-04', 'U0NOOR'],
    ]);
    expect(acme.map(({ corrects }) => corrects)).toEqual([undefined, acme[0]?.id, acme[1]?.id, undefined]);
    expect(acme[2]?.inputs).toEqual({
      calculator: 'pulse',
      values: { purpose: 4, communication: 3.5, personality: 3.5, care: 3, promise: 4 },
    });
    const birch = (await goal('birch-care'))?.checkIns ?? [];
    expect(birch.map(({ value }) => value)).toEqual([3, 3.5]);
  });

  it('kept every score and the skip, and called nobody for it', async () => {
    const all = await stored();
    expect(all).toHaveLength(8);
    expect(all.every(({ unsettledSince }) => unsettledSince === undefined)).toBe(true);
    const calls = story.events.filter(({ what, where }) => what !== 'removed' && !where.startsWith('#'));
    // The prompts of two reviews for two people, and the reminder of the first one.
    expect(calls.filter(({ text }) => !text.includes('review'))).toEqual([]);
  });

  async function endCedar(): Promise<void> {
    const about = { workspace: WORKSPACE, person: 'U0MARA', client: 'cedar', view: 'V0END' };
    const ended = await playground.goalpost.useCases.endClient({ ...about, on: '2027-01-04', reason: 'They sold.' });
    expect(ended).toMatchObject({ ok: true });
  }
});

/** The place of a field in the form. */
function order(field: string): number {
  const [part] = field.split('.');
  return FACTORS.findIndex((one) => field.endsWith(one)) * 2 + (part === 'evidence' ? 1 : 0);
}

function lastScore(words: string): string {
  return words
    .split('\n')
    .filter((line) => /^(You gave|All scorers)/.test(line))
    .join('\n');
}
