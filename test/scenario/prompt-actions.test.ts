import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const ROUND = 'success|monthly|2026-12';

/** What can be done with a prompt but opening the modal: each in as few clicks as there can be. */
describe('a prompt', () => {
  let playground: Playground;
  beforeEach(async () => {
    playground = await startTestPlayground();
    await at('2026-12-01T08:01:00Z');
  });
  afterEach(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const prompt = (name = 'noor') => as(name).message('app', 'December check-in');
  /** Messages are edited three seconds apart. */
  const settle = async () => {
    await playground.time.settle();
    await playground.time.moveTo(new Date(playground.clock.now().getTime() + 4_000));
  };
  const round = async () =>
    (await playground.goalpost.stores.rounds.get(ROUND)) ?? Promise.reject(new Error('no round'));
  /** Chooses from the menu of one goal. */
  const choose = async (goal: string, choice: string) => {
    const message = await prompt();
    const [menu] = menusOf(
      message.blocks().filter((block) => JSON.stringify(block).includes(`\\"goal\\":\\"${goal}\\"`)),
    );
    await message.select({ blockId: menu?.block ?? '', actionId: 'prompt_goal' }, choice);
  };
  const values = async (goal: string) =>
    (await playground.goalpost.stores.goals.get('T0HARBOUR', goal))?.checkIns.map(({ value, on }) => `${on} ${value}`);

  it('is answered in one click where nothing changed', async () => {
    let clicks = 0;
    await (await prompt()).click('No change');
    clicks += 1;
    await settle();
    expect((await prompt()).words()).toContain('your 4 answers are in');
    expect(await values('retention')).toContain('2026-12-01 84.3');
    expect(await values('onboarding')).toContain('2026-12-01 9');
    expect((await as('noor').message('client-success', 'December check-in')).words()).toContain('4 of 4 answered');
    console.info(`no change on all of 4 goals: ${clicks} click, 0 keystrokes`);
  });

  it('is answered once, however many clicks come at once', async () => {
    const one = await prompt();
    await Promise.all([one.click('No change'), one.click('No change'), one.click('No change')]);
    await settle();
    expect((await values('nps'))?.filter((said) => said.startsWith('2026-12-01'))).toHaveLength(1);
    expect(as('noor').dm()).toHaveLength(1);
  });

  it('leaves goals without any value open, and says so', async () => {
    const { goals } = playground.goalpost.stores;
    const nps = await goals.get('T0HARBOUR', 'nps');
    if (nps === undefined) throw new Error('no goal');
    await goals.save({ ...nps, checkIns: [], version: nps.version + 1 });
    await (await prompt()).click('No change');
    const told = await as('noor').ephemeral('no value yet');
    expect(told.words()).toContain('Net Promoter Score');
    await settle();
    const words = (await prompt()).words();
    expect(words).toContain('1 of 4 goals to go');
    expect(words).toContain('Check in');
    expect(words).not.toContain('No change');
  });

  it('answers one goal from its menu, and leaves the others', async () => {
    const [menu] = menusOf((await prompt()).blocks());
    await (await prompt()).select({ blockId: menu?.block ?? '', actionId: 'prompt_goal' }, 'No change');
    await settle();
    expect((await prompt()).words()).toContain('3 of 4 goals to go');
    const all = await Promise.all(['retention', 'nps', 'revenue', 'onboarding'].map(values));
    expect(all.flat().filter((said) => said?.startsWith('2026-12-01'))).toHaveLength(1);
  });

  it('skips a goal from its own menu: the form has it chosen already', async () => {
    await choose('nps', 'Skip…');
    const modal = await as('noor').modal('Skip');
    await modal.fill({ reason: 'The survey is late.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await round()).skips).toMatchObject([{ goal: 'nps', by: 'U0NOOR', reason: 'The survey is late.' }]);
    expect((await prompt()).words()).toContain('3 of 4 goals to go');
  });

  it('hands a goal over from its own menu: the form asks but to whom', async () => {
    await choose('revenue', 'Hand over…');
    const modal = await as('noor').modal('Hand over');
    await modal.fill({ to: 'mara' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await round()).asks).toContainEqual({ person: 'U0MARA', goals: ['revenue'], insteadOf: 'U0NOOR' });
    expect((await prompt('mara')).words()).toContain('*Average revenue per client* (for Noor Haddad)');
  });

  it('goes away until tomorrow, twice and not a third time, and comes back as the same message at the bottom', async () => {
    const first = await prompt();
    await Promise.all([first.click('Snooze'), first.click('Snooze')]);
    await settle();
    expect((await prompt()).words()).toContain('is snoozed until Wed 2 December, 09:00');
    expect((await prompt()).ts).toBe(first.ts);
    expect((await round()).snoozes).toMatchObject([{ person: 'U0NOOR', times: 1 }]);
    await at('2026-12-02T07:59:00Z');
    expect((await prompt()).ts).toBe(first.ts);
    await at('2026-12-02T08:01:00Z');
    const second = await prompt();
    expect(second.ts).not.toBe(first.ts);
    expect(second.words()).toContain('4 goals, about 2 minutes');
    expect(as('noor').dm()).toHaveLength(1);
    await second.click('Snooze');
    await at('2026-12-03T08:01:00Z');
    const third = await prompt();
    expect(third.words()).not.toContain('Snooze');
    // A button that stands in another window is refused kindly.
    await playground.goalpost.useCases.snoozePrompt({ workspace: 'T0HARBOUR', person: 'U0NOOR', round: ROUND });
    expect((await round()).snoozes).toMatchObject([{ times: 2, back: true }]);
    expect(as('noor').dm()).toHaveLength(1);
  });

  it('that is put off and answered meanwhile stays where it is', async () => {
    const first = await prompt();
    await first.click('Snooze');
    await settle();
    await (await prompt()).click('No change');
    await at('2026-12-02T08:01:00Z');
    expect((await prompt()).ts).toBe(first.ts);
    expect((await prompt()).words()).toContain('your 4 answers are in');
  });

  it('is not put off beyond the end of the round', async () => {
    await at('2026-12-08T09:00:00Z');
    const result = await playground.goalpost.useCases.snoozePrompt({
      workspace: 'T0HARBOUR',
      person: 'U0NOOR',
      round: ROUND,
    });
    expect(result).toEqual({ ok: false, why: 'closes-before' });
  });

  it('skips a goal with a reason that the team sees', async () => {
    await (await prompt()).click('Skip');
    const modal = await as('noor').modal('Skip');
    expect(await modal.submit()).toMatchObject({ outcome: 'errors' });
    await modal.fill({ goals: ['Net Promoter Score'], reason: 'The survey runs in <March>.' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await prompt()).words()).toContain('skipped. The survey runs in');
    const channel = await as('mara').message('client-success', 'December check-in');
    expect(channel.words()).toContain('The survey runs in');
    expect(JSON.stringify(channel.message)).toContain('&lt;March&gt;');
    await (await prompt()).click('No change');
    await settle();
    expect((await prompt()).words()).toContain('your 3 answers are in');
    expect((await prompt()).words()).toContain('skipped');
  });

  it('hands a goal to somebody who gets a prompt, and may answer it', async () => {
    await (await prompt()).click('Hand over');
    const modal = await as('noor').modal('Hand over');
    await modal.fill({ goals: ['Net Promoter Score'], to: 'noor' });
    expect(await modal.submit()).toMatchObject({ errors: { to: expect.stringContaining('somebody else') } });
    await modal.fill({ to: 'diego' });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await prompt()).words()).toContain('handed over to Diego Santos');
    // Nine in the morning is still to come where he is.
    expect(as('diego').dm()).toEqual([]);
    await at('2026-12-01T14:01:00Z');
    const his = await prompt('diego');
    expect(his.words()).toContain('*Net Promoter Score* (for Noor Haddad)');
    await his.click('Check in');
    const form = await as('diego').modal('Check in');
    await form.fill({ 'nps:value': '46' });
    expect(await form.submit()).toMatchObject({ outcome: 'closed' });
    await settle();
    expect((await prompt('diego')).words()).toContain('your answer is in');
    expect((await prompt()).words()).toContain(':white_check_mark: *Net Promoter Score*');
  });

  it('says kindly that the round is over', async () => {
    const stale = await prompt();
    await stale.click('Skip');
    const modal = await as('noor').modal('Skip');
    await modal.fill({ goals: ['Net Promoter Score'], reason: 'Too late' });
    await at('2026-12-08T18:00:00Z');
    expect(await modal.submit()).toMatchObject({ outcome: 'updated' });
    expect((await as('noor').modal()).words()).toContain('This round is over');
    const { useCases } = playground.goalpost;
    const click = { workspace: 'T0HARBOUR', person: 'U0NOOR', round: ROUND };
    expect(await useCases.keepLastValues(click)).toEqual({ ok: false, why: 'over' });
    expect(await useCases.keepLastValues({ ...click, round: 'nothing' })).toEqual({ ok: false, why: 'over' });
    expect((await prompt()).words()).toContain('You can still answer late');
  });
});

function menusOf(blocks: readonly unknown[]): { block: string }[] {
  return blocks.flatMap((block) => {
    const { accessory, block_id } = block as { accessory?: { type: string }; block_id: string };
    return accessory?.type === 'overflow' ? [{ block: block_id }] : [];
  });
}
