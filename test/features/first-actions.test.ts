import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import { aGoal, aGoalDraft, anAction, aTeam } from '../support/samples.ts';
import { dying, openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam({ members: ['U9', 'U1', 'U2'] }));
});
afterEach(() => world.close());

const get = async (id: string): Promise<Goal> => {
  const goal = await world.ports.goals.get('T1', id);
  if (goal === undefined) throw new Error(id);
  return goal;
};
const create = (changes: Partial<GoalInput>, more: { view?: string; follows?: string } = {}) =>
  world.useCases.createGoal({ workspace: 'T1', person: 'U1', view: 'V1', input: aGoalDraft(changes), ...more });
const problem = (field: string, code: string) => ({
  ok: false,
  problems: [{ field, problem: expect.objectContaining({ code }) }],
});

describe('what will be done for a goal that is being set', () => {
  const actions = { text: ' Call the clients\n\nWrite to them ', owner: 'U2', due: '2026-05-01' };

  it('is an action a line, of who is named or else of the owner, once however often the form is sent', async () => {
    const created = await create({ actions });
    const made = { owner: 'U2', due: '2026-05-01', createdBy: 'U1' };
    const both = [
      { text: 'Call the clients', ...made },
      { text: 'Write to them', ...made },
    ];
    expect(created).toMatchObject({ ok: true, goal: { actions: both } });
    await create({ actions });
    const id = created.ok ? created.goal.id : '';
    expect((await get(id)).actions).toHaveLength(2);
    await create({ actions: { ...actions, text: 'Call the clients\nSomething else' } });
    expect((await get(id)).actions).toHaveLength(3);
    const own = await create({ owner: 'U9', actions: { text: 'Begin', due: '' } }, { view: 'V2' });
    expect(own).toMatchObject({ goal: { actions: [{ text: 'Begin', owner: 'U9' }] } });
    expect((await create({ actions: { text: ' \n', owner: 'UGUEST', due: '' } }, { view: 'V3' })).ok).toBe(true);
  });

  it('is refused at its field, and no goal is made', async () => {
    expect(await create({ actions: { ...actions, due: '2026-01-01' } })).toEqual(problem('actionDue', 'over-already'));
    expect(await create({ actions: { ...actions, text: 'a'.repeat(301) } })).toEqual(problem('action', 'too-long'));
    const many = Array.from({ length: 101 }, (_, index) => `Call ${index}`).join('\n');
    expect(await create({ actions: { ...actions, text: many } })).toEqual(problem('action', 'too-many-actions'));
    expect(await create({ actions: { ...actions, owner: 'UGUEST' } })).toEqual(problem('actionOwner', 'cannot-answer'));
    const secret = await create({ visibility: 'private', actions });
    expect(secret).toEqual(problem('actionOwner', 'action-unseen'));
    expect(await world.ports.goals.forTeams('T1', ['success'])).toEqual([]);
  });

  it('begins with what is open of the goal that it follows, where that stays as it was', async () => {
    const done = anAction({ id: 'done', done: { by: 'U1', at: new Date('2026-02-01T09:00:00Z') } });
    const open = anAction({ id: 'open', text: 'Call them', owner: 'U2', due: '2026-02-15' });
    const earlier = aGoal({ id: 'before', state: 'missed', outcome: { score: 0.5 }, actions: [done, open] });
    await world.ports.goals.save(earlier);
    const created = await create({ actions: { text: 'Begin', due: '' } }, { follows: 'before' });
    const { id: _, ...same } = open;
    expect(created).toMatchObject({ goal: { follows: 'before', actions: [same, { text: 'Begin' }] } });
    expect(await get('before')).toMatchObject({ state: 'missed', actions: earlier.actions });
    // Whoever does not see the new one has nothing to do for it.
    const secret = await create({ visibility: 'private' }, { view: 'V2', follows: 'before' });
    expect(secret).toMatchObject({ goal: { actions: [{ text: 'Call them', owner: 'U1' }] } });
  });

  it('leaves what is open of a private goal where it is, if the team sees the goal that follows', async () => {
    const visibility = 'private' as const;
    const actions = [anAction({ text: 'Call them', owner: 'U1' })];
    await world.ports.goals.save(
      aGoal({ id: 'secret', state: 'missed', outcome: { score: 0.5 }, visibility, actions }),
    );
    const open = await create({}, { follows: 'secret' });
    expect(open.ok && open.goal.actions).toBeUndefined();
    expect(open).toMatchObject({ goal: { follows: 'secret' } });
    const hidden = await create({ visibility }, { view: 'V2', follows: 'secret' });
    expect(hidden).toMatchObject({ goal: { actions: [{ text: 'Call them' }] } });
  });
});

describe('what will be done next, with a check-in', () => {
  beforeEach(() => world.ports.goals.save(aGoal()));
  const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
  const said: CheckInInput = {
    goal: 'retention',
    value: '83',
    status: undefined,
    confidence: undefined,
    cleared: [],
    ...texts,
  };
  const submit = (input: Partial<CheckInInput>, person = 'U1') =>
    world.useCases.submitCheckIn({ workspace: 'T1', person, view: 'V1', goalInputs: [{ ...said, ...input }] });

  it('is kept with the answer and added to the goal in one write, also where that is cut short', async () => {
    const actions = { text: 'Call them\nWrite to them', owner: 'U2', due: '2026-05-01' };
    const submitted = await submit({ actions });
    if (!submitted.ok) throw new Error('refused');
    const { goals } = world.ports;
    const broken = world.having({ goals: { ...goals, saveAll: dying(0, goals.saveAll) } });
    await expect(broken.followUps.applyAnswer(submitted.answer)).rejects.toThrow();
    expect(await get('retention')).toMatchObject({ version: 1, checkIns: [] });
    world.moveTo('2026-03-02T09:00:00Z');
    await world.followUps.sweepAnswers();
    await world.followUps.applyAnswer(submitted.answer);
    const { checkIns, actions: added, version } = await get('retention');
    expect({ checkIns: checkIns.length, version }).toEqual({ checkIns: 1, version: 2 });
    expect(added).toMatchObject([
      { text: 'Call them', owner: 'U2', due: '2026-05-01', createdBy: 'U1' },
      { text: 'Write to them', owner: 'U2' },
    ]);
  });

  it('is of who answers where nobody is named, and refused at its field where it does not hold up', async () => {
    const submitted = await submit({ actions: { text: 'Call them', due: '' } }, 'U9');
    expect(submitted).toMatchObject({ answer: { entries: [{ actions: [{ owner: 'U9' }] }] } });
    const refusedAt = async (actions: CheckInInput['actions'], more: Partial<CheckInInput> = {}) => {
      const refused = await submit({ ...more, ...(actions && { actions }) });
      return refused.ok ? [] : refused.problems.map(({ field, problem: { code } }) => [field, code]);
    };
    expect(await refusedAt({ text: 'Call', owner: 'UGUEST', due: '' })).toEqual([['actionOwner', 'cannot-answer']]);
    expect(await refusedAt({ text: 'Call', due: '2026-01-01' })).toEqual([['actionDue', 'over-already']]);
    // Alone it says nothing of how the goal stands, and what was typed stays in the form.
    expect(await refusedAt({ text: 'Call', due: '' }, { value: '' })).toEqual([['value', 'value-missing']]);
  });

  it('is given back where the goal is gone by then', async () => {
    const submitted = await submit({ actions: { text: 'Call them', due: '' } });
    if (!submitted.ok) throw new Error('refused');
    await world.ports.goals.remove(await get('retention'));
    await world.followUps.applyAnswer(submitted.answer);
    const notices = [...world.queue.messages.values()].map(({ notice }) => notice);
    expect(notices).toMatchObject([{ kind: 'not-counted', texts: [{ field: 'action', text: 'Call them' }] }]);
  });
});
