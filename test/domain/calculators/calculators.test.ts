import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calculator } from '../../../src/domain/calculators/calculator.ts';
import { CALCULATORS, calculate } from '../../../src/domain/calculators/index.ts';
import { LARGEST_VALUE } from '../../../src/domain/kpi/numbers.ts';
import { CASES } from '../../support/cases.ts';

const calculator = (id: string): Calculator => {
  const found = CALCULATORS.get(id);
  if (found === undefined) throw new Error(`no calculator ${id}`);
  return found;
};
const compute = (id: string, inputs: Record<string, number>) => calculator(id).compute(inputs);
const resultOf = (id: string, inputs: Record<string, number>) => {
  const computed = compute(id, inputs);
  return computed.ok ? computed.value : computed.problems;
};
const outside = (min: number, max: number) => ({ code: 'number-out-of-range', min, max });

describe('a calculator', () => {
  it.each([...CALCULATORS.values()])('$id computes its own example, and says what it is from', (one) => {
    expect(one.compute(one.example.inputs)).toEqual({ ok: true, value: one.example.value });
    expect(Object.keys(one.example.inputs)).toEqual(Object.keys(one.inputs));
    for (const name of Object.keys(one.inputs)) expect(one.formula).toMatch(new RegExp(`\\b${name}\\b`));
    expect(one.source).toMatch(/\b(19|20)\d\d\b/);
  });

  it.each([...CALCULATORS.values()])('$id means its formula: computed from the text it is the same', (one) => {
    const names = Object.keys(one.inputs);
    // The formula is a text of the project, of names, numbers and the four operations.
    expect(one.formula.replaceAll(new RegExp(`\\b(${names.join('|')})\\b`, 'g'), '1')).toMatch(/^[\d\s()+*/-]+$/);
    const safe = one.formula.replaceAll(/\bnew\b/g, 'won');
    const formula = new Function(...names.map((name) => (name === 'new' ? 'won' : name)), `return ${safe}`);
    const inputs = fc.record(
      Object.fromEntries(
        names.map((name) => [name, fc.integer({ min: 0, max: one.inputs[name]?.max === 100 ? 100 : 5000 })]),
      ),
    );
    fc.assert(
      fc.property(inputs, (values) => {
        const computed = one.compute(values);
        if (!computed.ok) return;
        const expected = formula(...names.map((name) => values[name])) as number;
        expect(Math.abs(computed.value - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(expected)));
      }),
      CASES,
    );
  });

  it.each([...CALCULATORS.values()])('$id refuses what is no number or out of range, at the input', (one) => {
    for (const [field, spec] of Object.entries(one.inputs)) {
      const with_ = (value: number) => one.compute({ ...one.example.inputs, [field]: value });
      const at = (problem: object) => ({ ok: false, problems: [{ field, problem }] });
      expect(with_(Number.NaN)).toMatchObject(at({ code: 'not-a-number' }));
      for (const value of [-1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e15, spec.max * 1.01]) {
        expect(with_(value)).toEqual(at(outside(spec.min, spec.max)));
      }
      if (spec.whole) expect(with_(1.5)).toEqual(at({ code: 'not-a-whole-number' }));
      const { [field]: left, ...others } = one.example.inputs;
      expect(left).toBeDefined();
      expect(one.compute(others)).toEqual(at({ code: 'required' }));
    }
  });

  it('names every input that is wrong at once', () => {
    expect(compute('nps', { promoters: -1, passives: 0.5, detractors: 3 })).toMatchObject({
      problems: [{ field: 'promoters' }, { field: 'passives' }],
    });
  });
});

describe('the Net Promoter Score', () => {
  it.each([
    [{ promoters: 10, passives: 0, detractors: 0 }, 100],
    [{ promoters: 0, passives: 0, detractors: 7 }, -100],
    [{ promoters: 0, passives: 5, detractors: 0 }, 0],
    [{ promoters: 4, passives: 3, detractors: 2 }, 22.222222222222],
    [{ promoters: 0, passives: 0, detractors: 0 }, [{ field: 'promoters', problem: { code: 'nothing-counted' } }]],
  ])('of %j is %j', (inputs, value) => {
    expect(resultOf('nps', inputs)).toEqual(value);
  });

  const count = fc.integer({ min: 0, max: 1_000_000 });

  it('lies between -100 and 100, and turns round where promoters and detractors change places', () => {
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const score = resultOf('nps', { promoters, passives, detractors }) as number;
        expect(Math.abs(score)).toBeLessThanOrEqual(100);
        expect(resultOf('nps', { promoters: detractors, passives, detractors: promoters })).toBe(0 - score);
      }),
      CASES,
    );
  });
});

describe('retention and churn', () => {
  it.each([
    [{ start: 100, new: 0, end: 100 }, 100, 0],
    [{ start: 100, new: 20, end: 20 }, 0, 100],
    [{ start: 3, new: 1, end: 2 }, 33.333333333333, 66.666666666667],
  ])('of %j are %d and %d', (inputs, kept, lost) => {
    expect(resultOf('retention', inputs)).toBe(kept);
    expect(resultOf('churn', inputs)).toBe(lost);
  });

  it.each([
    // More new ones than there are at the end; fewer than there must have been; nobody at the start.
    [
      { start: 100, new: 91, end: 90 },
      { field: 'new', problem: outside(0, 90) },
    ],
    [
      { start: 100, new: 10, end: 130 },
      { field: 'new', problem: outside(30, 130) },
    ],
    [
      { start: 0, new: 1, end: 1 },
      { field: 'start', problem: outside(1, LARGEST_VALUE) },
    ],
  ])('refuse %j', (inputs, problem) => {
    for (const id of ['retention', 'churn']) expect(resultOf(id, inputs)).toEqual([problem]);
  });

  const counts = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([start, won, share]) => ({ start, new: won, end: Math.floor(start * share) + won }));

  it('make a hundred together, each between nothing and everything', () => {
    fc.assert(
      fc.property(counts, (inputs) => {
        const [kept, lost] = [resultOf('retention', inputs) as number, resultOf('churn', inputs) as number];
        expect(kept + lost).toBeCloseTo(100, 10);
        expect(kept >= 0 && kept <= 100 && lost >= 0 && lost <= 100).toBe(true);
      }),
      CASES,
    );
  });
});

describe('lifetime values, times and rates', () => {
  it.each([
    ['clv', { value: 99.9, frequency: 12, lifespan: 2.5 }, 2997],
    ['clv', { value: 0, frequency: 12, lifespan: 2.5 }, 0],
    ['clv-margin', { revenue: 1000, margin: 100, churn: 100 }, 1000],
    ['clv-margin', { revenue: 1200, margin: 25, churn: 7.5 }, 4000],
    ['response-time', { total: 10, count: 3 }, 3.333333333333],
    ['csat', { satisfied: 0, answers: 4 }, 0],
    ['csat', { satisfied: 2, answers: 3 }, 66.666666666667],
    ['revenue-per-client', { revenue: 100, clients: 3 }, 33.333333333333],
    ['onboarding-time', { total: 0, clients: 4 }, 0],
    ['clients-per-manager', { clients: 41, managers: 0.5 }, 82],
    ['rate', { numerator: 0.3, denominator: 0.1 }, 300],
    ['rate', { numerator: 112, denominator: 100 }, 112],
  ])('%s of %j is %d', (id, inputs, value) => {
    expect(resultOf(id, inputs)).toBe(value);
  });

  it.each([
    ['clv-margin', { revenue: 1000, margin: 50, churn: 0 }, { field: 'churn', problem: outside(0.01, 100) }],
    ['response-time', { total: 10, count: 0 }, { field: 'count', problem: outside(1, LARGEST_VALUE) }],
    ['csat', { satisfied: 5, answers: 4 }, { field: 'satisfied', problem: outside(0, 4) }],
    ['revenue-per-client', { revenue: 1, clients: 0 }, { field: 'clients', problem: outside(1, LARGEST_VALUE) }],
    [
      'clients-per-manager',
      { clients: 9, managers: 0 },
      { field: 'managers', problem: outside(0.000001, LARGEST_VALUE) },
    ],
    ['rate', { numerator: 1, denominator: 0 }, { field: 'denominator', problem: outside(0.000001, LARGEST_VALUE) }],
    [
      'clv',
      { value: 1e9, frequency: 1e4, lifespan: 10 },
      { field: 'value', problem: { code: 'result-too-large', max: LARGEST_VALUE } },
    ],
  ])('%s refuses %j', (id, inputs, problem) => {
    expect(resultOf(id, inputs)).toEqual([problem]);
  });
});

describe('typed inputs', () => {
  const euros = { kind: 'currency', currency: 'EUR' } as const;
  const hours = { kind: 'duration', in: 'hours' } as const;

  it('are read in the unit of the KPI, and kept beside the value', () => {
    expect(calculate(calculator('clv'), { value: '€ 1.2k', frequency: '4', lifespan: '2,5' }, euros)).toEqual({
      ok: true,
      value: 12_000,
      inputs: { calculator: 'clv', values: { value: 1200, frequency: 4, lifespan: 2.5 } },
    });
    expect(calculate(calculator('response-time'), { total: '6d 12h', count: '40' }, hours)).toMatchObject({
      value: 3.9,
    });
    expect(calculate(calculator('clv-margin'), { revenue: '4000', margin: '60%', churn: '20 %' }, euros)).toMatchObject(
      {
        value: 12_000,
      },
    );
  });

  it('are refused each at its field, whatever was typed', () => {
    const typed = { promoters: 'many', passives: '', detractors: '🎯'.repeat(5000) };
    expect(calculate(calculator('nps'), typed, { kind: 'score' })).toEqual({
      ok: false,
      problems: [
        { field: 'promoters', problem: { code: 'not-a-number', unit: { kind: 'number' } } },
        { field: 'passives', problem: { code: 'required' } },
        { field: 'detractors', problem: { code: 'not-a-number', unit: { kind: 'number' } } },
      ],
    });
    expect(
      calculate(calculator('nps'), { promoters: '1.5', passives: '0', detractors: '0' }, { kind: 'score' }),
    ).toEqual({
      ok: false,
      problems: [{ field: 'promoters', problem: { code: 'not-a-whole-number' } }],
    });
  });
});
