import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { RoundNotice } from '../../src/domain/round/notices.ts';
import type { Known } from '../../src/features/index.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { dying, failingOnce, MARCH, openWorld, type World } from './support.ts';

/** The lead asks. */
const ASKED = { workspace: 'T1', person: 'U9', team: 'success' };
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  for (const id of ['a', 'b']) await world.ports.goals.save(aGoal({ id, title: id }));
  await world.ports.goals.save(aGoal({ id: 'c', title: 'c', owner: 'U2' }));
  await world.ports.goals.save(aGoal({ id: 'old', state: 'achieved' }));
});
afterEach(() => world.close());

const round = MARCH.id;
const run = ({ followUps }: Known = world) => followUps.runOccurrence(MARCH, 'T1', 'success');
const queued = () => [...world.queue.messages.keys()].toSorted();
const roundNotice = () => world.queue.messages.get(`${round}|channel|round`)?.notice as RoundNotice;
describe('opening a round', () => {
  it('asks every owner of an active goal, and tells the channel', async () => {
    await run();
    expect(queued()).toEqual([`${round}|U1|prompt`, `${round}|U2|prompt`, `${round}|channel|round`]);
    const stored = await world.ports.rounds.get(round);
    expect(stored).toMatchObject({
      state: 'open',
      closesAt: new Date('2026-03-09T17:00:00Z'),
      asks: [
        { person: 'U1', goals: ['a', 'b'] },
        { person: 'U2', goals: ['c'] },
      ],
    });
  });

  it('asks each at nine on their own clock, and none after the round is over', async () => {
    world.moveTo('2026-03-02T07:30:00Z');
    await run();
    const at = (id: string) => world.queue.messages.get(id)?.notBefore.toISOString();
    expect(at(`${round}|U1|prompt`)).toBe('2026-03-02T08:00:00.000Z');
    expect(at(`${round}|U2|prompt`)).toBe('2026-03-02T14:00:00.000Z');
    for (const { expiresAt } of world.queue.messages.values())
      expect(expiresAt).toEqual(new Date('2026-03-09T17:00:00Z'));
  });

  it('twice, or by two at once, is one round and the same messages', async () => {
    await Promise.all([run(), run(), run()]);
    const first = await world.ports.rounds.get(round);
    world.moveTo('2026-03-03T08:00:00Z');
    await run();
    expect(await world.ports.rounds.get(round)).toEqual(first);
    expect(queued()).toHaveLength(3);
  });

  it.each([0, 1, 2])('that was cut short after %i messages is taken up again', async (after) => {
    const cut = world.having({ dispatcher: { ...world.queue, enqueue: dying(after, world.queue.enqueue) } });
    await expect(run(cut)).rejects.toThrow('killed');
    expect(queued()).toHaveLength(after);
    await run();
    expect(queued()).toHaveLength(3);
  });

  it('that was cut short before the round was kept is taken up again', async () => {
    const cut = world.having({ rounds: { ...world.ports.rounds, save: failingOnce(world.ports.rounds.save) } });
    await expect(run(cut)).rejects.toThrow('killed');
    expect(queued()).toEqual([]);
    await run();
    expect(queued()).toHaveLength(3);
  });

  it.each([
    ['fewer people', [aGoal({ id: 'c', title: 'c', owner: 'U2' })]],
    ['nobody', []],
  ])(
    'of another process that was killed right after it is made good, also by one that would have asked %s',
    async (_, goals) => {
      const { ports, queue } = world;
      const killed = world.having({ dispatcher: { ...queue, enqueue: dying(0, queue.enqueue) } });
      // Between the look for the round and the choice of whom to ask, the other one opens it.
      const forTeams: typeof ports.goals.forTeams = async () => {
        await expect(run(killed)).rejects.toThrow('killed');
        return goals;
      };
      await run(world.having({ goals: { ...ports.goals, forTeams } }));
      expect((await ports.rounds.get(round))?.asks.map(({ person }) => person)).toEqual(['U1', 'U2']);
      expect(queued()).toHaveLength(3);
    },
  );

  it('asks nobody where there is nothing to ask', async () => {
    const empty = aTeam({ id: 'empty', channel: 'C2' });
    await world.ports.teams.save(empty);
    expect(await world.useCases.askNow({ ...ASKED, team: 'empty' })).toEqual({
      state: 'nothing-to-ask',
      spared: { fresh: 0, others: 0, days: empty.settings.freshDays },
    });
    expect(queued()).toEqual([]);
    await world.followUps.runOccurrence(MARCH, 'T1', 'gone');
    expect(queued()).toEqual([]);
  });

  it('now is one round as long as it is open; when it is closed there may be another', async () => {
    const opened = await world.useCases.askNow(ASKED);
    expect(opened).toMatchObject({ state: 'opened', round: { id: 'success|asked|2026-03-02', kind: 'asked' } });
    expect(await world.useCases.askNow(ASKED)).toMatchObject({ state: 'existed' });
    for (const { notBefore } of world.queue.messages.values())
      expect(notBefore).toEqual(new Date('2026-03-02T08:00:00Z'));
    // Eleven at night in UTC is the next day for a team in Berlin.
    world.moveTo('2026-03-02T23:30:00Z');
    expect(await world.useCases.askNow(ASKED)).toMatchObject({ round: { id: 'success|asked|2026-03-02' } });
    await world.ports.rounds.setState('success|asked|2026-03-02', 'closed');
    expect(await world.useCases.askNow(ASKED)).toMatchObject({ round: { id: 'success|asked|2026-03-03' } });
  });
});

describe('closing a round', () => {
  beforeEach(async () => {
    await run();
    world.moveTo('2026-03-09T17:00:00Z');
  });
  const state = async () => (await world.ports.rounds.get(round))?.state;

  it('shows that everywhere, and sums up in the thread', async () => {
    expect(await world.followUps.closeRounds()).toBe(1);
    expect(await state()).toBe('closed');
    expect(roundNotice()).toMatchObject({ state: 'closed' });
    expect(world.queue.messages.get(`${round}|U1|prompt`)?.notice).toMatchObject({ state: 'closed' });
    expect(world.queue.messages.get(`${round}|channel|summary`)).toMatchObject({
      to: { channel: 'C1' },
      inThreadOf: `${round}|channel|round`,
    });
    expect(await world.followUps.closeRounds()).toBe(0);
  });

  it('waits for its time', async () => {
    world.moveTo('2026-03-09T16:59:59Z');
    expect(await world.followUps.closeRounds()).toBe(0);
    expect(await state()).toBe('open');
  });

  it.each(['amend', 'enqueue'] as const)('that was cut short at %s is made good', async (step) => {
    const cut = { ...world.queue, [step]: failingOnce(async () => {}) };
    await expect(world.having({ dispatcher: cut }).followUps.closeRounds()).rejects.toThrow('killed');
    expect(await state()).toBe('closing');
    await world.followUps.closeRounds();
    expect(await state()).toBe('closed');
    expect(world.queue.messages.has(`${round}|channel|summary`)).toBe(true);
  });

  it('that fails for one does not hold up the others', async () => {
    const other = aTeam({ id: 'other', channel: 'C2' });
    await world.ports.teams.save(other);
    await world.ports.goals.save(aGoal({ id: 'd', team: 'other' }));
    world.moveTo('2026-03-02T08:00:00Z');
    await world.useCases.askNow({ ...ASKED, team: 'other' });
    world.moveTo('2026-03-09T18:00:00Z');
    const summaries = failingOnce(world.queue.enqueue);
    await expect(
      world.having({ dispatcher: { ...world.queue, enqueue: summaries } }).followUps.closeRounds(),
    ).rejects.toThrow('1 of 2 failed, the first with: the process was killed here');
    expect([...world.queue.messages.keys()].filter((id) => id.endsWith('summary'))).toHaveLength(1);
  });

  it('ends it for good: what falls due again asks nobody', async () => {
    await world.followUps.closeRounds();
    world.queue.messages.clear();
    await run();
    expect(queued()).toEqual([]);
    expect(await state()).toBe('closed');
  });

  it('of a team that is gone ends all the same', async () => {
    const teams = { ...world.ports.teams, get: async () => undefined };
    expect(await world.having({ teams }).followUps.closeRounds()).toBe(1);
    expect(await state()).toBe('closed');
  });
});

describe('the round message', () => {
  it('shows the last word when answers come in while it is being written', async () => {
    await run();
    const answer = async (id: string, value: number) => {
      const goal = (await world.ports.goals.get('T1', id)) as Goal;
      await world.ports.goals.save({ ...goal, checkIns: [aCheckIn(value, { round })], version: goal.version + 1 });
    };
    const amend = world.queue.amend;
    let isFirst = true;
    // The slower of two refreshes has read the goals before the other's answer, and writes after it.
    const slow = {
      ...world.queue,
      amend: async (...args: Parameters<typeof amend>) => {
        if (isFirst) {
          isFirst = false;
          await answer('b', 84);
          await world.having({}).followUps.applyAnswer({ ...empty, id: 'two', entries: entryOf('b') });
        }
        await amend(...args);
      },
    };
    await answer('a', 83);
    const empty = { workspace: 'T1', person: 'U1', at: new Date('2026-03-02T08:00:00Z'), applied: false };
    const entryOf = (goal: string) => [{ goal, checkIn: aCheckIn(goal === 'a' ? 83 : 84, { round }) }];
    await world.having({ dispatcher: slow }).followUps.applyAnswer({ ...empty, id: 'one', entries: entryOf('a') });
    expect(
      roundNotice()
        .lines.filter(({ answered }) => answered)
        .map(({ goal }) => goal),
    ).toEqual(['a', 'b']);
  });
});

describe('a digest that falls due', () => {
  const period = { id: '2026-W10', first: '2026-03-02', last: '2026-03-08' };
  const week = { ...MARCH, id: 'success|digest|2026-W10', kind: 'digest', period } as const;

  it('is queued once, whoever queues it', async () => {
    await world.followUps.runOccurrence(week, 'T1', 'success');
    await world.followUps.runOccurrence(week, 'T1', 'success');
    expect(queued()).toEqual(['success|digest|2026-W10|channel|digest']);
    expect(world.queue.messages.get('success|digest|2026-W10|channel|digest')).toMatchObject({
      to: { channel: 'C1' },
      notice: { kind: 'digest', teamName: 'Client success', activeGoals: 3 },
      expiresAt: new Date('2026-03-08T08:00:00Z'),
    });
  });
});
