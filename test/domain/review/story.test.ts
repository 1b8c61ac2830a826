import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { storyOf } from '../../../src/domain/review/story.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const period = { id: '2026-Q1', first: '2026-01-01', last: '2026-03-31' };
const kpi = { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 10 } as const;

function closed(id: string, state: 'achieved' | 'missed' | 'dropped', score: number, on = '2026-03-30'): Goal {
  const outcome = { score };
  const at = new Date(`${on}T09:00:00Z`);
  const change = { id: `close-${id}`, by: 'U9', at, was: { state: 'active' }, now: { state, outcome } } as const;
  return aGoal({ id, title: id, kpi, state, outcome, changes: [change] });
}
const moved = (id: string, before: number | undefined, to: number, more: Partial<Goal> = {}): Goal =>
  aGoal({
    ...{ id, title: id, kpi },
    checkIns: [
      ...(before === undefined ? [] : [aCheckIn(before, { id: `${id}-1`, on: '2025-12-05' })]),
      aCheckIn(to, { id: `${id}-2`, on: '2026-03-05' }),
    ],
    ...more,
  });
const story = (goals: readonly Goal[]) => storyOf(goals, { period, decisions: [] });

describe('the story of a period', () => {
  it('says how its goals ended; dropped ones have no part in the score', () => {
    const goals = [closed('a', 'achieved', 1), closed('b', 'missed', 0.5), closed('c', 'dropped', 0)];
    expect(story([...goals, closed('old', 'missed', 0, '2025-12-30')])).toEqual([
      { of: 'ended', achieved: 1, missed: 1, dropped: 1, score: 0.75 },
      { of: 'achieved', titles: ['a'], more: 0 },
    ]);
  });

  it('names five goals that were achieved, and counts the others', () => {
    const goals = ['g', 'f', 'e', 'd', 'c', 'b', 'a'].map((id) => closed(id, 'achieved', 1));
    expect(story(goals)).toContainEqual({ of: 'achieved', titles: ['a', 'b', 'c', 'd', 'e'], more: 2 });
  });

  it('names the three that came the furthest on their way, each KPI once, and none that went back', () => {
    const goals = [
      moved('back', 5, 4),
      moved('far', 2, 8),
      moved('same', 2, 7, { kpiId: 'K' }),
      moved('same again', 2, 6, { kpiId: 'K' }),
      moved('from its baseline', undefined, 4),
      moved('near', 2, 3),
      aGoal({ id: 'silent', kpi, checkIns: [aCheckIn(9, { on: '2025-12-05' })] }),
    ];
    expect(story(goals).filter(({ of }) => of === 'move')).toEqual([
      { of: 'move', title: 'far', kpi, from: 2, to: 8 },
      { of: 'move', title: 'same', kpi, from: 2, to: 7 },
      { of: 'move', title: 'from its baseline', kpi, from: 0, to: 4 },
    ]);
  });

  it('says with how many the next one begins', () => {
    const goals = [closed('a', 'missed', 0.5), aGoal({ id: 'a2', follows: 'a' }), aGoal({ id: 'b' })];
    const decisions = [
      { id: '1', goal: 'a', what: 'carried-over', by: 'U9', at: new Date(0), ref: 'close-a' } as const,
    ];
    expect(storyOf(goals, { period, decisions }).at(-1)).toEqual({ of: 'next', carried: 1, running: 1 });
  });

  it('does not say of a goal that is over that it runs on', () => {
    const goals = [aGoal({ id: 'over', due: period.last }), aGoal({ id: 'next day', due: addDays(period.last, 1) })];
    expect(story(goals).at(-1)).toEqual({ of: 'next', carried: 0, running: 1, over: 1 });
  });

  it('is empty where there is nothing', () => {
    expect(story([])).toEqual([]);
  });
});
