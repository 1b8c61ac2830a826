import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALCULATORS, calculate, limitsOf } from '../../../src/domain/calculators/index.ts';
import { limitsOfValue } from '../../../src/domain/goal/value-limits.ts';
import type { Unit } from '../../../src/domain/kpi/kpi.ts';
import { CASES } from '../../support/cases.ts';

describe('between which values a KPI can be', () => {
  const kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 95 } as const;

  it('is what its calculator gives: a rate may be more than the whole, typed or computed', () => {
    expect(limitsOfValue({ kpi, category: 'retention', calculator: 'rate' })).toEqual({ min: 0, max: 1e12 });
    expect(limitsOfValue({ kpi, category: 'retention', calculator: 'retention' })).toEqual({ min: 0, max: 100 });
    expect(limitsOfValue({ kpi, category: 'retention' })).toEqual({ min: 0, max: 100 });
    expect(limitsOfValue({ kpi, category: 'revenue' })).toEqual({ min: -1e12, max: 1e12 });
  });

  it.each([...CALCULATORS.values()])('holds for whatever $id computes', (calculator) => {
    const limits = limitsOf(calculator.id) ?? { min: -1e12, max: 1e12 };
    const count = fc.integer({ min: 0, max: 1000 });
    const inputs = fc.record(Object.fromEntries(Object.keys(calculator.inputs).map((name) => [name, count])));
    fc.assert(
      fc.property(inputs, (values) => {
        const computed = calculator.compute(values);
        if (!computed.ok) return;
        expect(computed.value).toBeGreaterThanOrEqual(limits.min);
        expect(computed.value).toBeLessThanOrEqual(limits.max);
      }),
      CASES,
    );
  });

  it('is of numbers that are read as the person writes them', () => {
    const nps = CALCULATORS.get('nps');
    const unit: Unit = { kind: 'score' };
    const typed = { promoters: '1,200', passives: '(0)', detractors: '800' };
    if (nps === undefined) throw new Error('no calculator');
    expect(calculate(nps, typed, unit, 'en-US')).toMatchObject({ ok: true, value: 20 });
    expect(calculate(nps, typed, unit)).toMatchObject({
      problems: [{ field: 'promoters', problem: { code: 'ambiguous-number', readings: ['1200', '1.2'] } }],
    });
  });
});
