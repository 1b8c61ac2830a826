import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClosingInput } from '../../src/domain/ending/closing-input.ts';
import { Refused } from '../../src/domain/policy.ts';
import { aCheckIn, aGoal, aRound, aTeam } from '../support/samples.ts';
import { failingOnce, openWorld, type World } from './support.ts';

const INPUT: ClosingInput = { choice: 'dropped', score: 'proposed', reason: '', learned: '', closing: '', due: '' };

/** What becomes of an ending that is cut short, comes twice, or meets another one. */
describe('an ending', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    await world.ports.goals.save(aGoal({ checkIns: [aCheckIn(82)] }));
    await world.ports.rounds.save(aRound());
  });
  afterEach(() => world.close());

  const request = (input: Partial<ClosingInput> = {}, value = '', person = 'U1', view = 'V1') => ({
    workspace: 'T1',
    person,
    goal: 'retention',
    view,
    input: { ...INPUT, ...input },
    lastValue: { value },
  });
  const goal = async () => {
    const found = await world.ports.goals.get('T1', 'retention');
    if (found === undefined) throw new Error('no goal');
    return found;
  };
  const notices = (kind: string) => [...world.queue.messages.values()].filter(({ notice }) => notice.kind === kind);

  it('that is cut short before anything followed is finished by the sweep, once', async () => {
    const closed = await world.useCases.closeGoal(request({ closing: 'Thanks to all.' }));
    expect(closed).toMatchObject({ ok: true, goal: { state: 'dropped', outcome: { score: 0.4 } } });
    expect(await world.followUps.sweepEndings()).toBe(0);
    world.moveTo('2026-03-02T08:01:00Z');
    expect(await world.followUps.sweepEndings()).toBe(1);
    expect(notices('closed')).toMatchObject([{ to: { channel: 'C1' }, notice: { words: 'Thanks to all.' } }]);
    expect((await goal()).unsettledSince).toBeUndefined();
    expect(await world.followUps.sweepEndings()).toBe(0);
  });

  it('that fails between value and goal keeps the value, and is one when it is sent again', async () => {
    const save = failingOnce(world.ports.goals.save);
    const cut = world.having({ goals: { ...world.ports.goals, save: (one) => save(one) } });
    await expect(cut.useCases.closeGoal(request({}, '84'))).rejects.toThrow('killed');
    expect((await goal()).state).toBe('active');
    const again = await world.useCases.closeGoal(request({}, '84'));
    expect(again).toMatchObject({ ok: true, answer: { entries: [{ checkIn: { value: 84 } }] } });
    world.moveTo('2026-03-02T08:01:00Z');
    await world.followUps.sweepAnswers();
    const { checkIns, state } = await goal();
    expect([checkIns.map(({ value }) => value), state]).toEqual([[82, 84], 'dropped']);
    expect(checkIns.at(-1)?.round).toBe('success|monthly|2026-03');
    expect(notices('kept-though-closed')).toEqual([]);
    // The same form once more is the same closing.
    expect(await world.useCases.closeGoal(request({}, '84'))).toMatchObject({ ok: true });
    expect((await goal()).changes).toHaveLength(1);
  });

  it('is one where two close at once: the second is told, and keeps what they typed', async () => {
    await world.useCases.closeGoal(request());
    const second = await world.useCases.closeGoal(request({ choice: 'achieved' }, '90', 'U9', 'V2'));
    expect(second).toEqual({ ok: false, why: 'closed' });
    expect(await world.ports.answers.unapplied(new Date('2030-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  it('is for the owner and the lead', async () => {
    await expect(world.useCases.closeGoal(request({}, '', 'U2'))).rejects.toThrow(Refused);
    const theirs = { workspace: 'T1', person: 'U2', goal: 'retention' };
    await expect(world.useCases.undoClosing(theirs)).rejects.toThrow(Refused);
    await expect(world.useCases.deleteGoal(theirs)).rejects.toThrow('not-the-maker');
  });

  it('asks about a value that looks mistyped, once', async () => {
    const asked = await world.useCases.closeGoal(request({}, '8.3'));
    expect(asked).toMatchObject({ ok: false, ask: { value: 8.3 }, doubt: { code: 'factor' } });
    expect(await world.useCases.closeGoal({ ...request({}, '8.3'), asked: { value: 8.3 } })).toMatchObject({
      ok: true,
    });
  });

  it('that is undone twice is undone once', async () => {
    await world.useCases.closeGoal(request());
    const theirs = { workspace: 'T1', person: 'U1', goal: 'retention' };
    expect(await world.useCases.undoClosing(theirs)).toMatchObject({ ok: true, goal: { state: 'active' } });
    expect(await world.useCases.undoClosing(theirs)).toEqual({ ok: false, why: 'open' });
  });

  it('deletes nothing that somebody has answered at the same moment', async () => {
    const save = world.ports.goals.save;
    const remove: typeof world.ports.goals.remove = async (read) => {
      const now = await goal();
      if (now.version === read.version) {
        const checkIns = [...now.checkIns, aCheckIn(83, { by: 'U9' })];
        await save({ ...now, checkIns, version: now.version + 1 });
      }
      return world.ports.goals.remove(read);
    };
    const late = world.having({ goals: { ...world.ports.goals, remove } });
    const theirs = { workspace: 'T1', person: 'U1', goal: 'retention' };
    await expect(late.useCases.deleteGoal(theirs)).rejects.toThrow('answered-by-others');
    expect((await goal()).checkIns).toHaveLength(2);
  });

  it('is not asked of who is gone, and of who has the goal then, once', async () => {
    const old = await goal();
    await world.ports.goals.save({ ...old, owner: 'UGUEST', due: '2026-02-20', version: old.version + 1 });
    world.moveTo('2026-03-16T08:00:00Z');
    await world.ports.rounds.setState('success|monthly|2026-03', 'closed');
    await world.followUps.askForEndings();
    expect(notices('ended')).toEqual([]);
    const given = await goal();
    await world.ports.goals.save({ ...given, owner: 'U1', version: given.version + 1 });
    world.moveTo('2026-03-17T08:00:00Z');
    await world.followUps.askForEndings();
    await world.followUps.askForEndings();
    expect(notices('ended')).toMatchObject([{ to: { user: 'U1' }, notice: { goals: [{ goal: 'retention' }] } }]);
    world.moveTo('2026-04-20T08:00:00Z');
    await world.followUps.askForEndings();
    expect(notices('ended')).toHaveLength(1);
  });
});
