import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { meetsTarget } from '../../../src/domain/progress/progress.ts';
import { proposedScore } from '../../../src/domain/progress/proposed-score.ts';
import { cases } from '../../support/cases.ts';
import { aCheckIn, aGoal, history } from '../../support/samples.ts';

const percent = { kind: 'percent' } as const;
const journey = (value: number, baseline = 80, target = 90): Goal =>
  aGoal({ kpi: { direction: 'increase', unit: percent, baseline, target }, checkIns: [aCheckIn(value)] });
/** One value a month from January on. */
const months = (...values: number[]) =>
  values.map((value, index) => {
    const on = `2026-${String(index + 1).padStart(2, '0')}-15`;
    return aCheckIn(value, { id: `c${index}`, on, at: new Date(`${on}T09:00:00Z`) });
  });

describe('the score that is proposed', () => {
  it('is none before there is a value', () => {
    expect(proposedScore(aGoal())).toBeUndefined();
  });

  it.each([
    [80, 0, 'missed'],
    [83, 0.3, 'missed'],
    [87.4, 0.7, 'missed'],
    [90, 1, 'achieved'],
    [95, 1, 'achieved'],
    [70, 0, 'missed'],
    // What is missed is never rounded to the whole.
    [89.9, 0.9, 'missed'],
  ] as const)('is the way made of a journey: at %s it is %s, %s', (value, score, end) => {
    expect(proposedScore(journey(value))).toMatchObject({ score, end, basis: { code: 'way' } });
  });

  it('is the way of a decrease, too', () => {
    const kpi = { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 14, target: 7 } as const;
    expect(proposedScore(aGoal({ kpi, checkIns: [aCheckIn(9)] }))).toMatchObject({ score: 0.7, end: 'missed' });
  });

  it.each([
    [{ direction: 'at-least', unit: percent, target: 90 }, 0.7, 'achieved', [91, 89, 92]],
    [{ direction: 'at-most', unit: percent, target: 5 }, 0.7, 'missed', [4, 5, 6]],
    [{ direction: 'within-range', unit: percent, low: 40, high: 60 }, 1, 'achieved', [40, 50, 60]],
  ] as const)('is the share of months that kept a bound: %o', (kpi, score, end, values) => {
    const kept = values.length === 3 && score === 1 ? 3 : 2;
    const proposed = proposedScore(aGoal({ kpi, checkIns: months(...values) }));
    expect(proposed).toEqual({ score, end, basis: { code: 'kept', kept, months: 3 } });
  });

  it('is a tenth from 0 to 1, grows with the value, and is the whole where the target is met and nowhere else', () => {
    const values = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
    const kpis = fc
      .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
      .filter(([baseline, target]) => baseline !== target)
      .map(([baseline, target]) => ({
        direction: target > baseline ? ('increase' as const) : ('decrease' as const),
        unit: { kind: 'number' as const },
        baseline,
        target,
      }));
    fc.assert(
      fc.property(kpis, values, (kpi, [one, other]) => {
        const of = (value: number) => proposedScore(aGoal({ kpi, checkIns: history(value) }))?.score ?? Number.NaN;
        const sorted = [one, other].toSorted((a, b) => (kpi.direction === 'increase' ? a - b : b - a));
        const [less = 0, more = 0] = sorted.map(of);
        expect(less).toBeLessThanOrEqual(more);
        for (const [value, score] of [sorted.map((value) => [value, of(value)] as const)].flat()) {
          expect(score).toBe(Math.round(score * 10) / 10);
          expect(score >= 0 && score <= 1).toBe(true);
          expect(score === 1).toBe(meetsTarget(kpi, value));
        }
      }),
      cases(300),
    );
  });
});
