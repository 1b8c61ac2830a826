import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

type Modal = Awaited<ReturnType<ReturnType<Playground['simulator']['as']>['modal']>>;

/** Forms that follow what is typed into them, where Slack is slow to take what they are to show. */
describe.each([
  ['one instance', 1],
  ['two instances, each of which gets every other request', 2],
] as const)('a late update of a form, with %s', (_, instances) => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground({ instances });
  });
  afterEach(() => playground.simulator.faults.clear());
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const delayed = (delayMs: number) =>
    playground.simulator.faults.add({ method: 'views.update', when: 'before', what: 'delay', delayMs, times: 9 });
  /** Until every update that is on its way has been taken. */
  const arrived = async (ms: number) => {
    await sleep(ms);
    await playground.goalpost.settled();
  };
  const newGoal = async () => {
    await as('diego').command('/goal', 'new', 'client-success');
    const form = await as('diego').modal('New goal');
    await form.fill({ title: 'Answer within a day', category: 'Efficiency', unit: 'Percent', baseline: '60' });
    await form.fill({ target: '90' });
    await playground.goalpost.settled();
    return as('diego').modal('New goal');
  };
  const field = (errors: Readonly<Record<string, string>>, name: string) =>
    Object.entries(errors).find(([block]) => block.replace(/~\d+$/, '') === name)?.[1];
  const PAST = 'Choose a day after';
  /**
   * Whether an error stands at its field. What is late does not keep the answer waiting for long, nor at all where it is of
   * another instance: it brings the error back, at the top of the form.
   */
  const stands = (form: Modal, name: string, text = '') => {
    const atField = field(form.errors(), name)?.includes(text) ?? false;
    return atField || (form.words().includes('Not saved yet') && form.words().includes(text));
  };

  it('does not wipe the error that the goal form was just answered', async () => {
    const form = await newGoal();
    delayed(700);
    await form.fill({ due: '2026-11-02' });
    const answered = await form.submit();
    expect(answered).toMatchObject({ outcome: 'errors', by: 'app' });
    await arrived(1_500);
    expect(stands(form, 'due', PAST)).toBe(true);
    await form.close();
  });

  it('that comes after the error was shown brings it along', async () => {
    const form = await newGoal();
    // Far beyond the two seconds that the answer waits for it.
    delayed(8_000);
    await form.fill({ due: '2026-11-02' });
    expect(await form.submit()).toMatchObject({ outcome: 'errors', by: 'app' });
    await as('diego').until(() => form.words().includes('Not saved yet'), 'the errors in the form');
    await playground.goalpost.settled();
    expect(form.words()).toContain('Not saved yet');
    expect(form.words()).toContain(PAST);
    await form.close();
  });

  it('does not bring back the form of a goal that was created', async () => {
    const form = await newGoal();
    await form.fill({ due: '2027-06-30' });
    await playground.goalpost.settled();
    delayed(700);
    await form.fill({ target: '91' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await arrived(1_500);
    expect((await as('diego').modal()).words()).toContain('is set');
    await (await as('diego').modal()).close();
  });

  it('keeps what else is wrong in the form while one thing is put right', async () => {
    const form = await newGoal();
    await form.fill({ due: '2026-11-02' });
    await playground.goalpost.settled();
    await form.fill({ target: 'many' });
    await playground.goalpost.settled();
    expect(await form.submit()).toMatchObject({ outcome: 'errors' });
    await form.fill({ target: '90' });
    await playground.goalpost.settled();
    await as('diego').until(() => form.words().includes('Not saved yet'), 'the other error in the form');
    expect(form.words()).toContain(PAST);
    await form.close();
  });

  it('does not wipe the error of the settings', async () => {
    await as('mara').command('/goal', 'team', 'client-success');
    const form = await as('mara').modal('Team settings');
    await form.fill({ daysOff: 'someday' });
    delayed(700);
    await form.select('promptAt', '10:00');
    expect(await form.submit()).toMatchObject({ outcome: 'errors', by: 'app' });
    await arrived(1_500);
    expect(stands(form, 'daysOff')).toBe(true);
    await form.close();
  });

  it('does not wipe the error of a check-in', async () => {
    await as('noor').command('/goal', 'checkin', 'client-success');
    const form = await as('noor').modal();
    delayed(700);
    await form.fill({ 'retention:value': 'many' });
    await form.enter('retention:value');
    expect(await form.submit()).toMatchObject({ outcome: 'errors', by: 'app' });
    await arrived(1_500);
    expect(stands(form, 'retention:value')).toBe(true);
    await form.close();
  });
});
