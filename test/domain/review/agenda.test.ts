import { describe, expect, it } from 'vitest';
import type { Goal, Status } from '../../../src/domain/goal/goal.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { agendaOf, REASONS, reasonsOf as reasonsWith } from '../../../src/domain/review/agenda.ts';
import type { Round } from '../../../src/domain/round/round.ts';
import { agendaView } from '../../support/review-shown.ts';
import { aBlocker, aCheckIn, aGoal, anAction, aRound, history } from '../../support/samples.ts';

const today = '2026-03-09';
const round = aRound();
const view = agendaView(today);

const reasonsOf = (goal: Goal, open: readonly Round[], by = view) =>
  reasonsWith(goal, standingOf(goal, by.today, by.nameOf), open, by);
const codes = (goal: Goal, open = [round]) => reasonsOf(goal, open, view).map(({ code }) => code);
const goal = (status: Status, changes: Partial<Goal['checkIns'][number]> = {}, more: Partial<Goal> = {}) =>
  aGoal({ checkIns: [aCheckIn(82, { status, round: round.id, on: '2026-03-05', ...changes })], ...more });
/** Too slow for its target, for months. */
const slow = (status: Status): Goal =>
  aGoal({
    start: '2025-10-01',
    due: '2026-06-30',
    kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 40 },
    checkIns: [4, 5, 6, 6.5, 7].map((value, index) => {
      const on = ['2025-11-05', '2025-12-05', '2026-01-05', '2026-02-05', '2026-03-05'][index] ?? today;
      return aCheckIn(value, { id: on, on, at: new Date(`${on}T09:00:00Z`), status, round: round.id });
    }),
  });
const order = (goals: readonly Goal[], open = [round]) => {
  const { needsDecision, wentWell, closed } = agendaOf(goals, open, view);
  return [needsDecision, wentWell, closed].map((items) => items.map((item) => item.goal));
};

describe('what speaks for a decision', () => {
  it('is every reason of a goal, in one order', () => {
    expect(codes(goal('off-track'))).toEqual(['off-pace', 'no-action']);
    expect(codes(goal('off-track', {}, { actions: [anAction({ due: '2026-12-01' })] }))).toEqual(['off-pace']);
    expect(codes(goal('at-risk'))).toEqual(['off-pace']);
    expect(codes(goal('on-track'))).toEqual([]);
    expect(codes(goal('on-track', { round: 'another' }))).toEqual(['unanswered']);
    expect(codes(goal('on-track', { round: 'another' }), [])).toEqual([]);
    expect(codes(aGoal({ start: '2026-03-01' }), [])).toEqual(['unanswered']);
    expect(codes(goal('on-track', {}, { blockers: [aBlocker()], actions: [anAction()] }))).toEqual([
      'blocked',
      'overdue-actions',
    ]);
    expect(codes({ ...goal('off-track'), state: 'draft' })).toEqual(['draft']);
  });

  it('tells why there is no answer', () => {
    const because = (one: Goal, open = [round]) => reasonsOf(one, open, view).find(({ code }) => code === 'unanswered');
    expect(because(goal('on-track', { on: '2026-01-05' }))).toMatchObject({ because: 'stale' });
    expect(because(goal('on-track', { round: 'another' }))).toMatchObject({ because: 'round' });
    expect(because(aGoal({ start: '2026-03-01' }), [])).toMatchObject({ because: 'no-value' });
  });

  it('is not what was left out of the round with a reason', () => {
    const left = { ...goal('on-track', { round: 'another' }), id: 'retention' };
    const skips = [{ goal: 'retention', by: 'U1', reason: 'The survey runs until Friday.', at: new Date(0) }];
    expect(codes(left, [{ ...round, skips }])).toEqual([]);
  });

  it('of what is over is its outcome, and what should have been done: nothing holds it up any more', () => {
    const over = goal('off-track', {}, { due: '2026-03-06', blockers: [aBlocker()], actions: [anAction()] });
    expect(codes(over)).toEqual(['no-outcome', 'overdue-actions']);
  });

  it('is standing still three times on the way to a target', () => {
    const flat = (...values: number[]) => codes(aGoal({ checkIns: history(...values) }), []);
    expect(flat(81, 82, 82, 82)).toEqual(['flat']);
    expect(flat(82, 82)).toEqual([]);
    expect(flat(82, 82, 82, 82.1)).toEqual([]);
    expect(flat(85, 85, 85)).toEqual([]);
    const kpi = { direction: 'at-least', unit: { kind: 'percent' }, target: 80 } as const;
    expect(codes(aGoal({ kpi, checkIns: history(82, 82, 82) }), [])).toEqual([]);
  });

  it('says whether the forecast misses the target', () => {
    expect(reasonsOf(slow('off-track'), [], view)[0]).toEqual({ code: 'off-pace', misses: true });
    expect(reasonsOf(goal('off-track'), [], view)[0]).toEqual({ code: 'off-pace', misses: false });
  });
});

describe('the agenda', () => {
  const one = (id: string, made: Goal): Goal => ({ ...made, id, title: id });
  const answered = goal('on-track');
  const all: readonly Goal[] = [
    one('well', answered),
    one('draft', { ...answered, state: 'draft' }),
    one('overdue', { ...answered, actions: [anAction()] }),
    one('unanswered', aGoal({ start: '2026-03-01' })),
    one('flat', aGoal({ checkIns: history(82, 82, 82) })),
    one('blocked young', { ...answered, blockers: [aBlocker({ since: '2026-03-01' })] }),
    one('blocked old', { ...answered, blockers: [aBlocker({ since: '2026-02-01' })], actions: [anAction()] }),
    one('over', { ...answered, due: '2026-03-06' }),
    one('over before', { ...answered, due: '2026-03-01' }),
    one('at risk', goal('at-risk')),
    one('off track', goal('off-track')),
    one('forecast to miss', slow('at-risk')),
  ];

  it('has each goal once, by its first reason: every reason in its place', () => {
    const [needed, well] = order(all);
    expect(needed).toEqual([
      'forecast to miss',
      'off track',
      'at risk',
      'over before',
      'over',
      'blocked old',
      'blocked young',
      'flat',
      'unanswered',
      'overdue',
      'draft',
    ]);
    expect(well).toEqual(['well']);
    const first = agendaOf(all, [round], view).needsDecision.flatMap(({ reasons }) => reasons[0]?.code ?? []);
    const ranks = first.map((code) => REASONS.indexOf(code));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('is the same whatever the order of the store', () => {
    expect(order(all.toReversed())).toEqual(order(all));
  });

  it('has what was closed since the period began, and nothing that was closed before', () => {
    const closed = (id: string, at: string): Goal => ({
      ...one(id, answered),
      state: 'achieved',
      changes: [{ id: 'x', by: 'U1', at: new Date(at), was: { state: 'active' }, now: { state: 'achieved' } }],
    });
    const [needed, well, ended] = order([
      closed('before', '2026-01-20T09:00:00Z'),
      closed('first', '2026-02-03T09:00:00Z'),
      closed('last', '2026-03-03T09:00:00Z'),
    ]);
    expect([needed, well, ended]).toEqual([[], [], ['last', 'first']]);
  });

  it('closes what ends with a quarter or a year: with the score that its values propose', () => {
    const turn = { ...view, since: '2026-01-01', until: '2026-03-31' };
    const ending = one('ends', { ...answered, due: '2026-03-31' });
    const behind = one('behind', { ...goal('at-risk'), due: '2026-03-31' });
    const none = one('no value', { ...aGoal({ due: '2026-03-31' }), checkIns: [] });
    const { needsDecision, wentWell } = agendaOf([ending, behind, none, one('well', answered)], [], turn);
    expect(needsDecision.map(({ goal: id, reasons }) => [id, reasons.map(({ code }) => code).join()])).toEqual([
      ['behind', 'off-pace,ends'],
      ['no value', 'ends,unanswered'],
      ['ends', 'ends'],
    ]);
    expect(needsDecision.map(({ proposed }) => proposed?.basis.code)).toEqual(['way', undefined, 'way']);
    expect(wentWell.map(({ goal: id, proposed }) => [id, proposed])).toEqual([['well', undefined]]);
    expect(agendaOf([ending], [], view).needsDecision).toEqual([]);
  });

  it('leaves what was set for the next period alone until something is in its way', () => {
    const turn = { ...view, since: '2025-10-01', until: '2025-12-31' };
    const next = one('next', aGoal({ start: '2026-01-04', checkIns: [] }));
    const blocked = one('next, blocked', { ...next, blockers: [aBlocker()] });
    const carried = one('carried over', aGoal({ start: '2025-12-20', checkIns: [], follows: 'before' }));
    const early = one('of this one', aGoal({ start: '2025-12-20', checkIns: [] }));
    const { needsDecision, wentWell } = agendaOf([next, blocked, carried, early], [], turn);
    expect(needsDecision.map(({ standing }) => standing.title)).toEqual(['next, blocked', 'of this one']);
    expect(wentWell).toEqual([]);
  });
});
