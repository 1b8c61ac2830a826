import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../../src/domain/check-in/typo-guard.ts';
import type { Kpi } from '../../../src/domain/kpi/kpi.ts';
import { CASES } from '../../support/cases.ts';
import { aGoal, history } from '../../support/samples.ts';

const percent = { kind: 'percent' } as const;
const money = { kind: 'currency', currency: 'EUR' } as const;
const journey = (unit: Kpi['unit'], baseline: number, target: number): Kpi => ({
  direction: baseline < target ? 'increase' : 'decrease',
  unit,
  baseline,
  target,
});
const doubt = (kpi: Kpi, said: number[], value: number) => doubtOf(aGoal({ kpi, checkIns: history(...said) }), value);

describe('a value', () => {
  const retention = journey(percent, 80, 85);
  const revenue = journey(money, 4000, 4600);
  const onboarding = journey({ kind: 'duration', in: 'days' }, 14, 7);
  const nps = journey({ kind: 'score' }, 30, 50);
  const steady: Kpi = { direction: 'at-least', unit: percent, target: 90 };

  it.each([
    ['ten times the last one', retention, [82, 83, 83], 830, { code: 'factor', factor: 10, last: 83 }],
    ['a tenth of it', revenue, [4190, 4200, 4210], 421, { code: 'factor', factor: 0.1, last: 4210 }],
    ['a hundredth of it', revenue, [4190, 4200, 4210], 42.1, { code: 'factor', factor: 0.01, last: 4210 }],
    ['a thousand times it', revenue, [4190, 4200, 4210], 4_210_000, { code: 'factor', factor: 1000, last: 4210 }],
    ['of the other sign', revenue, [4190, 4200, 4210], -4210, { code: 'sign', last: 4210 }],
    ['of the other sign, in a score', nps, [42, 43, 44], -44, { code: 'sign', last: 44 }],
    ['twice as much', revenue, [4190, 4200, 4210], 9000, { code: 'far', low: 4000, high: 4600 }],
    ['beyond what can be in percent', retention, [82, 83, 83], 140, { code: 'outside', low: 0, high: 100 }],
    ['a time below zero', onboarding, [9, 9, 8], -8, { code: 'negative' }],
    ['of a new goal, ten times the baseline', retention, [], 800, { code: 'outside', low: 0, high: 100 }],
    ['of a new goal, far out', revenue, [], 42_000, { code: 'far', low: 4000, high: 4600 }],
  ] as const)('that is %s is asked about', (_, kpi, said, value, expected) => {
    expect(doubt(kpi, [...said], value)).toEqual(expected);
  });

  it.each([
    ['the same again', retention, [82, 83, 84.3], 84.3],
    ['a good month', retention, [82, 83, 84.3], 86.5],
    ['a bad month', retention, [82, 83, 84.3], 70],
    ['a rate a bit over a hundred', retention, [82, 83, 84.3], 101],
    ['a drop in a kept bound', steady, [92, 91, 92], 81],
    ['a growing pipeline', journey({ kind: 'number' }, 0, 100), [1, 2, 5], 40],
    ['the target at once', revenue, [], 4600],
    ['an upgrade', revenue, [4190, 4200, 4210], 5000],
    ['a score around zero', journey({ kind: 'score' }, -5, 20), [-4, 1, -2], 6],
    ['the first mishap of all', { direction: 'at-most', unit: { kind: 'number' }, target: 0 }, [], 0],
  ] as const)('like %s is not', (_, kpi, said, value) => {
    expect(doubt(kpi as Kpi, [...said], value)).toBeUndefined();
  });

  const amount = fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 10);

  it('between two that were said is never asked about', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 2, maxLength: 12 }),
        amount,
        amount,
        fc.nat(100),
        (said, from, to, at) => {
          fc.pre(from !== to);
          const [low, high] = [Math.min(...said, from, to), Math.max(...said, from, to)];
          const value = low + ((high - low) * at) / 100;
          expect(
            doubt(journey({ kind: 'number' }, from, to), said, Math.min(high, Math.max(low, value))),
          ).toBeUndefined();
        },
      ),
      CASES,
    );
  });

  it('a thousand times further out than anything known is always asked about', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 12 }), (said) => {
        const kpi = journey(money, 100, 200);
        const largest = Math.max(...said, 200);
        expect(doubt(kpi, said, largest * 1000)).toBeDefined();
      }),
      CASES,
    );
  });
});
