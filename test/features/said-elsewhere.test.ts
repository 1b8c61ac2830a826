import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { CheckInInput } from '../../src/features/check-in/submit-check-in.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { MARCH, openWorld, type World } from './support.ts';

const FEBRUARY = 'success|monthly|2026-02';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
});
afterEach(() => world.close());

const open = async (...goals: readonly Goal[]) => {
  for (const goal of goals) await world.ports.goals.save(goal);
  await world.followUps.runOccurrence(MARCH, 'T1', 'success');
};
const answer = async (value: string, changes: Partial<CheckInInput> = {}) => {
  const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
  const draft = { goal: 'a', value, status: undefined, confidence: undefined, ...texts, cleared: [], ...changes };
  const done = await world.useCases.submitCheckIn({ workspace: 'T1', person: 'U1', view: value, goalInputs: [draft] });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  await world.followUps.applyAnswer(done.answer);
};
const line = () => {
  const notice = world.queue.messages.get(`${MARCH.id}|channel|round`)?.notice;
  return notice?.kind === 'round' ? notice.lines.find(({ goal }) => goal === 'a') : undefined;
};
const promptLine = () => {
  const notice = world.queue.messages.get(`${MARCH.id}|U1|prompt`)?.notice;
  return notice?.kind === 'prompt' ? notice.goals[0] : undefined;
};

/** What is said of a goal outside a round changes what rounds tell of the goal. */
describe('a round', () => {
  const fresh = aCheckIn(830, { id: 'x', on: '2026-02-27' });

  it('shows the correction of a value that spared the question', async () => {
    await open(aGoal({ id: 'a', checkIns: [fresh] }), aGoal({ id: 'b' }));
    expect(line()).toMatchObject({ answered: true, value: 830 });
    await answer('83', { corrects: 'x' });
    expect(line()).toMatchObject({ answered: true, value: 83, correctedByName: 'Noor' });
  });

  it('shows it where the value was the answer of the round before', async () => {
    await open(aGoal({ id: 'a', checkIns: [{ ...fresh, round: FEBRUARY }] }), aGoal({ id: 'b' }));
    await answer('83', { corrects: 'x' });
    expect(line()).toMatchObject({ answered: true, value: 83 });
  });

  it('shows it in its summary, too, where it is over by then', async () => {
    await open(aGoal({ id: 'a', checkIns: [fresh] }), aGoal({ id: 'b' }));
    world.moveTo('2026-03-09T17:00:00Z');
    await world.followUps.closeRounds();
    world.moveTo('2026-03-10T09:00:00Z');
    await answer('83', { corrects: 'x' });
    expect(line()).toMatchObject({ value: 83, correctedByName: 'Noor', late: false });
    const summary = world.queue.messages.get(`${MARCH.id}|channel|summary`)?.notice;
    expect(summary).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ goal: 'a', value: 83 })]),
    });
  });

  it('asks for the next value beside the last one as it was corrected', async () => {
    await open(aGoal({ id: 'a', checkIns: [aCheckIn(830, { id: 'x', on: '2026-02-03', round: FEBRUARY })] }));
    expect(promptLine()).toMatchObject({ part: 'open', value: 830 });
    await answer('83', { corrects: 'x' });
    expect(promptLine()).toMatchObject({ part: 'open', value: 83 });
  });

  it('and beside one of an earlier day that came in since, which does not answer it', async () => {
    await open(aGoal({ id: 'a', checkIns: [aCheckIn(81, { on: '2026-02-03' })] }));
    await answer('82', { on: '2026-02-16' });
    expect(promptLine()).toMatchObject({ part: 'open', value: 82, on: '2026-02-16' });
  });
});
