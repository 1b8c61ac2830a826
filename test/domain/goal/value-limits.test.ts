import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALCULATORS, calculate, limitsOf } from '../../../src/domain/calculators/index.ts';
import { parseGoal } from '../../../src/domain/goal/goal-input.ts';
import { limitsOfValue } from '../../../src/domain/goal/value-limits.ts';
import type { Unit } from '../../../src/domain/kpi/kpi.ts';
import { CASES } from '../../support/cases.ts';
import { aGoalDraft } from '../../support/samples.ts';

describe('between which values a KPI can be', () => {
  const kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 95 } as const;

  it('is what its calculator gives: a rate may be more than the whole, typed or computed', () => {
    expect(limitsOfValue({ kpi, category: 'retention', calculator: 'rate' })).toEqual({ min: 0, max: 1e12 });
    expect(limitsOfValue({ kpi, category: 'retention', calculator: 'retention' })).toEqual({ min: 0, max: 100 });
    expect(limitsOfValue({ kpi, category: 'retention' })).toEqual({ min: 0, max: 100 });
    expect(limitsOfValue({ kpi, category: 'revenue' })).toEqual({ min: -1e12, max: 1e12 });
  });

  const score = { kind: 'score' } as const;
  it.each([
    ['Net Promoter Score', score, { min: -100, max: 100 }],
    ['Raise our NPS to 60', score, { min: -100, max: 100 }],
    ['Umsatz-NPS', score, { min: -100, max: 100 }],
    ['Kundenzufriedenheit', { kind: 'percent' }, { min: 0, max: 100 }],
    ['CSAT', { kind: 'percent' }, { min: 0, max: 100 }],
    // It may be one of five, of ten, or of a hundred.
    ['CSAT', score, { min: -1e12, max: 1e12 }],
    ['Net revenue retention', { kind: 'percent' }, { min: -1e12, max: 1e12 }],
    ['Snaps taken', score, { min: -1e12, max: 1e12 }],
  ] as const)('is what %s can be where it is typed in', (title, unit, limits) => {
    const typed = { direction: 'increase', unit, baseline: 3, target: 5 } as const;
    expect(limitsOfValue({ kpi: typed, category: 'other', title })).toEqual(limits);
  });

  it('is not narrowed for a goal that was set before, with numbers beyond', () => {
    const older = { direction: 'increase', unit: score, baseline: 30, target: 150 } as const;
    expect(limitsOfValue({ kpi: older, category: 'satisfaction', title: 'NPS' })).toEqual({ min: -1e12, max: 1e12 });
  });

  it.each([
    [{ target: '150' }, 'target'],
    [{ baseline: '-120' }, 'baseline'],
    [{ stretch: '101' }, 'stretch'],
    [{ benchmark: '150', benchmarkSource: 'A survey' }, 'benchmark'],
    [{ direction: 'within-range', low: '20', high: '120' }, 'high'],
    [{ direction: 'at-least', target: '101' }, 'target'],
  ] as const)('is held against every number of a Net Promoter Score that is typed in: %j', (change, field) => {
    const input = { ...aGoalDraft(), title: 'NPS', unit: score, calculator: '', category: 'satisfaction' as const };
    const numbers = { baseline: '30', target: '50', stretch: '', milestones: '', benchmark: '', benchmarkSource: '' };
    const read = parseGoal({ ...input, ...numbers, ...change }, '2026-03-02', 'en-GB');
    expect(read).toEqual({
      ok: false,
      problems: [{ field, problem: { code: 'number-out-of-range', min: -100, max: 100 } }],
    });
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
