import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../../src/domain/policy.ts';
import type { ReadAbout } from '../../src/domain/report/written.ts';
import { aBlocker, aCheckIn, aGoal, aRound, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

const ROUND = 'success|monthly|2026-03';

describe('who may read what people wrote', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam({ channel: 'C1', members: ['U1', 'U9'] }));
    const checkIns = [aCheckIn(82, { round: ROUND, note: 'Whole' })];
    await world.ports.goals.save(aGoal({ checkIns, blockers: [aBlocker({ owner: 'U9', text: 'Rain' })] }));
    await world.ports.rounds.save(aRound({ id: ROUND, asks: [{ person: 'U1', goals: ['retention'] }] }));
  });
  afterEach(() => world.close());

  const read = (person: string, about: ReadAbout, channel?: string) =>
    world.useCases.readWritten({ workspace: 'T1', person, about, channel });

  it('is the team, of a round, of its blockers and of a goal', async () => {
    expect(await read('U1', { round: ROUND })).toMatchObject([{ what: 'check-in' }, { what: 'blocker' }]);
    expect(await read('U1', { team: 'success' })).toMatchObject([{ what: 'blocker', blocker: { text: 'Rain' } }]);
    expect(await read('U1', { goal: 'retention' })).toMatchObject([{ what: 'blocker' }, { what: 'check-in' }]);
  });

  it('is everybody in the channel in which a part of it was told, and nobody else', async () => {
    expect(await read('U2', { round: ROUND }, 'C1')).toHaveLength(2);
    expect(await read('U2', { team: 'success' }, 'C1')).toHaveLength(1);
    await expect(read('U2', { round: ROUND }, 'C2')).rejects.toBeInstanceOf(Refused);
    await expect(read('U2', { team: 'success' })).rejects.toBeInstanceOf(Refused);
    expect(await read('U2', { goal: 'retention' }, 'C1')).toBeUndefined();
  });

  it('is each person for the blockers that they are to clear', async () => {
    expect(await read('U9', { blockers: 'own' })).toHaveLength(1);
    expect(await read('U1', { blockers: 'own' })).toEqual([]);
  });

  it('is nobody where it is gone', async () => {
    expect(await read('U1', { round: 'gone' })).toBeUndefined();
    expect(await read('U1', { team: 'gone' })).toBeUndefined();
    expect(await read('U1', { goal: 'gone' })).toBeUndefined();
  });
});
