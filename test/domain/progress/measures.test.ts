import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyKpi, Kpi } from '../../../src/domain/kpi/kpi.ts';
import { difference } from '../../../src/domain/kpi/numbers.ts';
import { measure } from '../../../src/domain/progress/measures.ts';
import { CASES } from '../../support/cases.ts';

const unit = { kind: 'number' } as const;
const up: Kpi = { direction: 'increase', unit, baseline: 80, target: 85, stretch: 87 };
const down: Kpi = { direction: 'decrease', unit, baseline: 14, target: 7 };
const atLeast: Kpi = { direction: 'at-least', unit, target: 90 };
const atMost: Kpi = { direction: 'at-most', unit, target: 4 };
const range: Kpi = { direction: 'within-range', unit, low: 20, high: 30 };
const none = { toTarget: 0, beyondTarget: 0, behindBaseline: 0 };

describe('the measures of a value', () => {
  it.each<[Kpi, number, object]>([
    [up, 82.3, { ...none, toTarget: 2.7, beyondStretch: 0 }],
    [up, 79.9, { ...none, toTarget: 5.1, behindBaseline: 0.1, beyondStretch: 0 }],
    [up, 85, { ...none, beyondStretch: 0 }],
    [up, 88.2, { ...none, beyondTarget: 3.2, beyondStretch: 1.2 }],
    [down, 10.1, { ...none, toTarget: 3.1 }],
    [down, 15.5, { ...none, toTarget: 8.5, behindBaseline: 1.5 }],
    [down, 6.9, { ...none, beyondTarget: 0.1 }],
    [atLeast, 89.9, { ...none, toTarget: 0.1 }],
    [atLeast, 95, none],
    [atMost, 4.3, { ...none, toTarget: 0.3 }],
    [atMost, 4, none],
    [range, 19.7, { ...none, toTarget: 0.3 }],
    [range, 30.1, { ...none, toTarget: 0.1 }],
    [range, 25, none],
  ])('of %o at %d', (kpi, value, measures) => {
    expect(measure(kpi, value)).toEqual(measures);
  });

  it('have the change since the value before', () => {
    expect(measure(up, 82.3, 82.1).change).toBe(0.2);
    expect(measure(atMost, 3, 4.1).change).toBe(-1.1);
    expect(measure(up, 82.3)).not.toHaveProperty('change');
  });

  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);

  it('are the same for the mirror image, and add up', () => {
    fc.assert(
      fc.property(cents, cents, cents, (baseline, target, value) => {
        fc.pre(baseline !== target);
        const kpi: JourneyKpi = { direction: target > baseline ? 'increase' : 'decrease', unit, baseline, target };
        const mirrored: JourneyKpi = {
          direction: kpi.direction === 'increase' ? 'decrease' : 'increase',
          unit,
          baseline: 0 - baseline,
          target: 0 - target,
        };
        const measures = measure(kpi, value);
        expect(measure(mirrored, 0 - value)).toEqual(measures);
        const onward = kpi.direction === 'increase' ? 1 : -1;
        expect(difference(measures.beyondTarget, measures.toTarget)).toBe(onward * difference(value, target) + 0);
        expect(Math.min(...Object.values(measures))).toBe(0);
      }),
      CASES,
    );
  });
});
