import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Round } from '../../src/domain/round/round.ts';
import { aCheckIn, aGoal, aRound, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

const ROUND = aRound().id;

/** What the button of a round message opens, for whom. */
describe('a person’s own part of a round', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
  });
  afterEach(() => world.close());

  const said = (value: number, by = 'U1') => aCheckIn(value, { by, round: ROUND, on: '2026-03-02', byPace: true });
  const round = (changes: Partial<Round> = {}) =>
    world.ports.rounds.save(aRound({ asks: [{ person: 'U1', goals: ['b', 'a'] }], ...changes }));
  const part = async (person = 'U1', id = ROUND) => {
    const { items, typed, quarterly } = await world.useCases.respondentForm('T1', person, id);
    return { items: items.map(({ goal, round: of, corrects }) => [goal.id, of, corrects]), typed, quarterly };
  };
  const NOTHING = { items: [], typed: {}, quarterly: false };

  it('is what they said and what they have not, in the order of the round, also when it is closed', async () => {
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [said(81)] }));
    await world.ports.goals.save(aGoal({ id: 'b' }));
    const expected = {
      items: [
        ['b', ROUND, undefined],
        ['a', undefined, 'c81'],
      ],
      typed: { 'a:value': '81' },
      quarterly: false,
    };
    await round();
    expect(await part()).toEqual(expected);
    await world.ports.rounds.setState(ROUND, 'closed');
    expect(await part()).toEqual(expected);
  });

  it('is a correction of the last that was said, where it was corrected before', async () => {
    const corrected = { ...said(82), id: 'again', corrects: 'c81', at: new Date('2026-03-02T09:30:00Z') };
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [said(81), corrected] }));
    await round();
    expect(await part()).toMatchObject({ items: [['a', undefined, 'again']], typed: { 'a:value': '82' } });
  });

  it('is a value too that spared the question, and is not asked for another time', async () => {
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [aCheckIn(81, { on: '2026-02-27' })] }));
    await round({ asks: [{ person: 'U2', goals: ['z'] }], notAsked: [{ why: 'fresh', goal: 'a', checkIn: 'c81' }] });
    expect((await part()).items).toEqual([['a', undefined, 'c81']]);
  });

  it('is not what another said in their stead, which is theirs to correct, and the lead’s', async () => {
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [said(81, 'U2')] }));
    await round();
    expect(await part()).toEqual(NOTHING);
    expect((await part('U2')).items).toEqual([['a', undefined, 'c81']]);
    expect(await part('U9')).toEqual(NOTHING);
  });

  it('leaves out what was closed and what was skipped', async () => {
    await world.ports.goals.save(aGoal({ id: 'a', state: 'dropped', checkIns: [said(81)] }));
    await world.ports.goals.save(aGoal({ id: 'b' }));
    await round({ skips: [{ goal: 'b', by: 'U1', at: new Date('2026-03-02T09:00:00Z'), reason: 'Rain' }] });
    expect(await part()).toEqual(NOTHING);
  });

  it('answers in the open round what that waits for, where the button stands in an old one', async () => {
    await world.ports.goals.save(aGoal({ id: 'a' }));
    await round({ state: 'closed' });
    const april = 'success|monthly|2026-04';
    const asks = [{ person: 'U1', goals: ['a'] }];
    await world.ports.rounds.save(aRound({ id: april, asks, closesAt: new Date('2026-04-09T17:00:00Z') }));
    expect((await part()).items).toEqual([['a', april, undefined]]);
  });

  it('asks what a review asks, and is nothing of a round that is not there', async () => {
    await world.ports.goals.save(aGoal({ id: 'a' }));
    await round({ kind: 'quarterly' });
    expect((await part()).quarterly).toBe(true);
    expect(await part('U1', 'nothing')).toEqual(NOTHING);
    expect(await world.useCases.respondentForm('T2', 'U1', ROUND)).toMatchObject({ items: [] });
  });
});
