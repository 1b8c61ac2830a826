import { describe, expect, it } from 'vitest';
import { byId, dueItemsOf, isAnswered, unanswered } from '../../../src/domain/round/due-items.ts';
import { aCheckIn, aGoal, aRound } from '../../support/samples.ts';

const round = aRound({
  asks: [
    { person: 'U1', goals: ['a', 'b', 'gone'] },
    { person: 'U2', goals: ['c'] },
  ],
});
const answered = aCheckIn(82, { round: round.id });
const titles = (owed: readonly { readonly goal: { readonly id: string }; readonly round?: string }[]) =>
  owed.map(({ goal, round: asked }) => `${goal.id} for ${asked}`);

describe('what a round leaves open', () => {
  it('is what the person was asked and has not answered', () => {
    const goals = byId([aGoal({ id: 'a', checkIns: [answered] }), aGoal({ id: 'b' }), aGoal({ id: 'c' })]);
    expect(unanswered(round, 'U1', goals).map(({ id }) => id)).toEqual(['b']);
    expect(unanswered(round, 'U2', goals).map(({ id }) => id)).toEqual(['c']);
    expect(unanswered(round, 'U3', goals)).toEqual([]);
  });

  it('is no goal that was closed meanwhile', () => {
    const goals = byId([aGoal({ id: 'a', state: 'dropped' }), aGoal({ id: 'b', state: 'achieved' })]);
    expect(unanswered(round, 'U1', goals)).toEqual([]);
  });

  it('stays open where an answer was for another round, or for none', () => {
    const elsewhere = [aCheckIn(81, { round: 'another' }), aCheckIn(82)];
    expect(isAnswered(aGoal({ checkIns: elsewhere }), round.id)).toBe(false);
    expect(isAnswered(aGoal({ checkIns: [...elsewhere, answered] }), round.id)).toBe(true);
  });
});

describe('what a person owes', () => {
  const goals = byId([aGoal({ id: 'a' }), aGoal({ id: 'b' })]);
  const at = (day: number) => new Date(Date.UTC(2026, 2, day));
  const asking = (id: string, closes: number, ...asked: string[]) =>
    aRound({ id, closesAt: at(closes), asks: [{ person: 'U1', goals: asked }] });

  it('is owed once, in the round that closes first', () => {
    const rounds = [asking('later', 20, 'a', 'b'), asking('sooner', 9, 'a')];
    expect(titles(dueItemsOf('U1', rounds, goals))).toEqual(['a for sooner', 'b for later']);
  });

  it('is nothing in rounds that are closing or closed, and nothing of others', () => {
    const rounds = [
      { ...asking('closing', 9, 'a'), state: 'closing' as const },
      { ...asking('closed', 9, 'b'), state: 'closed' as const },
    ];
    expect(dueItemsOf('U1', rounds, goals)).toEqual([]);
    expect(dueItemsOf('U2', [asking('open', 9, 'a')], goals)).toEqual([]);
    expect(dueItemsOf('U1', [], goals)).toEqual([]);
  });
});
