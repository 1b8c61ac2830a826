import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_CHECK_INS } from '../../src/domain/check-in/check-in.ts';
import type { CheckInInput } from '../../src/features/check-in/submit-check-in.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { english, german, noticeMessage } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

const WORDS = {
  note: 'Calls pay off',
  obstacles: 'Rain',
  adjust: 'Umbrellas',
  feedback: 'Lovely',
  learned: 'Patience',
};
const full = Array.from({ length: MAX_CHECK_INS }, (_, index) => aCheckIn(80, { id: `old${index}` }));

/** What becomes of an answer that was taken, where its goal is another one by the time at which it is stored there. */
describe('an answer on its way to its goal', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    await world.ports.goals.save(aGoal());
  });
  afterEach(() => world.close());

  const submit = async (changes: Partial<CheckInInput> = {}) => {
    const draft = { goal: 'retention', value: '81.5', status: undefined, confidence: undefined, cleared: [], ...WORDS };
    const request = { workspace: 'T1', person: 'U1', view: 'V1', goalInputs: [{ ...draft, ...changes }] };
    const submitted = await world.useCases.submitCheckIn(request);
    if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems));
    return submitted.answer;
  };
  const change = async (to: Parameters<typeof aGoal>[0]) => {
    const goal = await world.ports.goals.get('T1', 'retention');
    if (goal === undefined) throw new Error('no goal');
    await world.ports.goals.save({ ...goal, ...to, version: goal.version + 1 });
  };
  const told = () => [...world.queue.messages.values()].filter(({ notice }) => notice.kind === 'not-counted');

  it('comes back word for word, once, where the goal was filled up meanwhile', async () => {
    const answer = await submit();
    await change({ checkIns: full });
    await world.followUps.applyAnswer(answer);
    await world.followUps.applyAnswer(answer);
    expect(told().map(({ to }) => to)).toEqual([{ user: 'U1' }, { user: 'U1' }]);
    const words = told()
      .map(({ notice }) => JSON.stringify(noticeMessage(notice, english()).blocks))
      .join();
    expect(words).toContain('81.5');
    expect(words).toContain('Client retention');
    for (const word of Object.values(WORDS)) expect(words).toContain(word);
    expect((await world.ports.goals.get('T1', 'retention'))?.checkIns).toHaveLength(MAX_CHECK_INS);
    expect(await world.ports.answers.unapplied(new Date('2030-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  it('is told of where the goal is gone, in the language of who reads it, without words where there were none', async () => {
    const nothing = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
    const answer = await submit(nothing);
    const gone = world.having({ goals: { ...world.ports.goals, get: async () => undefined, getMany: async () => [] } });
    await gone.followUps.applyAnswer(answer);
    const [message, ...others] = told();
    if (message === undefined) throw new Error('nobody was told');
    expect(others).toEqual([]);
    expect(noticeMessage(message.notice, german()).text).toBe(
      'Deine Antwort *81,5* vom 2. März zählt nicht: Ihr Ziel wurde entfernt, während sie unterwegs war.',
    );
  });

  it('is no news where it is stored already, however full the goal is', async () => {
    await change({ checkIns: full.slice(1) });
    const answer = await submit();
    await world.followUps.applyAnswer(answer);
    await world.followUps.applyAnswer(answer);
    expect(told()).toEqual([]);
  });

  it('counts where the goal was closed or given away meanwhile: it was taken before', async () => {
    const answer = await submit();
    await change({ state: 'dropped', owner: 'U2' });
    await world.followUps.applyAnswer(answer);
    expect((await world.ports.goals.get('T1', 'retention'))?.checkIns).toMatchObject([{ value: 81.5, by: 'U1' }]);
    expect(told()).toEqual([]);
  });

  it('counts where its owner was taken out of the team meanwhile', async () => {
    await world.ports.teams.save(aTeam({ members: ['U9', 'U2'], version: 2 }));
    await world.followUps.applyAnswer(await submit());
    expect((await world.ports.goals.get('T1', 'retention'))?.checkIns).toMatchObject([{ value: 81.5, by: 'U1' }]);
  });
});
