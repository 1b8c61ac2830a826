import { describe, expect, it } from 'vitest';
import { roundOfValue } from '../../../src/domain/round/value-round.ts';
import { aCheckIn, aGoal, aRound, aTeam } from '../../support/samples.ts';

/** The round of March, opened on the 2nd; values of the three days before it are fresh. */
describe('the round in which a value counts that nobody asked for', () => {
  const roundOf = (on: string, round = aRound(), goal = aGoal(), team = aTeam()) =>
    roundOfValue(goal, on, [round], team)?.id;
  const march = aRound().id;

  it('is the open one of whose days it is, or of the fresh days before it opened', () => {
    expect(roundOf('2026-03-02')).toBe(march);
    expect(roundOf('2026-03-01')).toBe(march);
    expect(roundOf('2026-02-27')).toBe(march);
    expect(roundOf('2026-02-26')).toBeUndefined();
  });

  it('is one of its period alone where no value is fresh', () => {
    const settings = { ...aTeam().settings, freshDays: 0 };
    expect(roundOf('2026-03-01', aRound(), aGoal(), aTeam({ settings }))).toBe(march);
    expect(roundOf('2026-02-28', aRound(), aGoal(), aTeam({ settings }))).toBeUndefined();
  });

  it('is one that the lead asked for from its day on', () => {
    const asked = aRound({ kind: 'asked', period: { id: '2026-03-02', first: '2026-03-02', last: '2026-03-02' } });
    expect(roundOf('2026-03-02', asked)).toBe(march);
    expect(roundOf('2026-03-01', asked)).toBeUndefined();
  });

  it('is none that has its answer, does not ask about the goal, or was spared by a fresh value', () => {
    expect(roundOf('2026-03-03', aRound(), aGoal({ checkIns: [aCheckIn(82, { round: march })] }))).toBeUndefined();
    expect(roundOf('2026-03-03', aRound({ asks: [{ person: 'U1', goals: ['nps'] }] }))).toBeUndefined();
    const spared = aRound({ asks: [], notAsked: [{ why: 'fresh', goal: 'retention', checkIn: 'c82' }] });
    expect(roundOf('2026-03-03', spared)).toBeUndefined();
  });

  it('is one about whose goal nobody could be asked', () => {
    const away = { why: 'away', goal: 'retention', person: 'U1', until: '2026-03-20' } as const;
    expect(roundOf('2026-03-03', aRound({ asks: [], notAsked: [away] }))).toBe(march);
  });

  it('is of several the one that closes first', () => {
    const sooner = aRound({ id: 'sooner', closesAt: new Date('2026-03-05T17:00:00Z') });
    expect(roundOfValue(aGoal(), '2026-03-03', [aRound(), sooner], aTeam())?.id).toBe('sooner');
  });
});
