import { describe, expect, it } from 'vitest';
import { type GoalField, type GoalInput, parseGoal } from '../../../src/domain/goal/goal-input.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { parseTemplate } from '../../../src/domain/templates/template-input.ts';
import { aGoalDraft } from '../../support/samples.ts';

const today = '2026-03-02';
const draft = aGoalDraft({ title: ' Client retention ' });
const plan = (changes: Partial<GoalInput> = {}) => {
  const parsed = parseGoal({ ...draft, ...changes }, today);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
};
const problems = (changes: Partial<GoalInput>) => {
  const parsed = parseGoal({ ...draft, ...changes }, today);
  return parsed.ok ? [] : parsed.problems;
};

describe('a goal that holds up', () => {
  it('is planned with the quarters of its way', () => {
    expect(plan()).toEqual({
      title: 'Client retention',
      category: 'retention',
      team: 'success',
      owner: 'U1',
      due: '2026-12-31',
      kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 },
      milestones: [
        { id: 'q1', value: 81 },
        { id: 'q2', value: 83 },
        { id: 'q3', value: 84 },
      ],
    });
  });

  it('keeps a description and a stretch target', () => {
    const { description, kpi } = plan({ description: ' Why \n', stretch: '90' });
    expect(description).toBe('Why');
    expect(kpi).toMatchObject({ stretch: 90 });
  });

  it('may decrease, from and to values below zero', () => {
    const down = plan({ direction: 'decrease', baseline: '-5', target: '-10', stretch: '-12' });
    expect(down.kpi).toMatchObject({ direction: 'decrease', baseline: -5, target: -10, stretch: -12 });
    expect(down.milestones.map(({ value }) => value)).toEqual([-6, -8, -9]);
  });

  it.each(['at-least', 'at-most'] as const)('may be a bound: %s', (direction) => {
    const bound = plan({ direction, baseline: 'ignored', target: '90' });
    expect(bound.kpi).toEqual({ direction, unit: { kind: 'percent' }, target: 90 });
    expect(bound.milestones).toEqual([]);
  });

  it('may be a range', () => {
    const range = plan({ direction: 'within-range', baseline: '', target: '', low: '20', high: '30' });
    expect(range.kpi).toEqual({ direction: 'within-range', unit: { kind: 'percent' }, low: 20, high: 30 });
  });

  it.each([
    ['82, 83.5', [82, 83.5]],
    ['82; 83,5', [82, 83.5]],
    ['82\n83,5\n', [82, 83.5]],
    ['82, 82%, 82.0', [82]],
    ['82 83 84', [82, 83, 84]],
    ['82,83,84', [82, 83, 84]],
    ['82%, 83% and 84%', [82, 83, 84]],
    [' ; , ', [81, 83, 84]],
  ])('takes milestones as %j', (milestones, values) => {
    expect(plan({ milestones }).milestones.map(({ value }) => value)).toEqual(values);
  });

  it('may be due tomorrow, and within ten years', () => {
    expect(plan({ due: '2026-03-03' }).due).toBe('2026-03-03');
    expect(plan({ due: '2036-03-02' }).due).toBe('2036-03-02');
  });
});

describe('numbers as the person writes them', () => {
  const euros = { unit: { kind: 'currency', currency: 'EUR' }, category: 'revenue' } as const;
  const typed = { ...draft, ...euros, baseline: '4.000', target: '4.250', stretch: '', milestones: '4.100; 4.200' };

  it('are read in their locale, milestones and benchmark too', () => {
    const withBenchmark = { ...typed, benchmark: '4.300 €', benchmarkSource: 'A survey, 2025' };
    const parsed = parseGoal(withBenchmark, today, 'de-DE');
    expect(parsed).toMatchObject({
      ok: true,
      definition: {
        kpi: { baseline: 4000, target: 4250 },
        milestones: [{ value: 4100 }, { value: 4200 }],
        benchmark: { value: 4300 },
      },
    });
  });

  it('are asked about where the locale is not known', () => {
    const parsed = parseGoal(typed, today);
    const codes = parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field}: ${problem.code}`);
    expect(codes).toEqual(['baseline: ambiguous-number', 'target: ambiguous-number']);
  });
});

describe('numbers that no value can be', () => {
  const kind = { unit: { kind: 'score' }, category: 'satisfaction', calculator: 'nps' } as const;
  const score = { ...kind, baseline: '30', target: '50' };

  it.each<[string, Partial<GoalInput>, GoalField, { min: number; max: number }]>([
    ['a Net Promoter Score of 150', { ...score, target: '150' }, 'target', { min: -100, max: 100 }],
    ['one of -101', { ...score, baseline: '-101' }, 'baseline', { min: -100, max: 100 }],
    ['a stretch beyond what there is', { ...score, stretch: '101' }, 'stretch', { min: -100, max: 100 }],
    ['a retention of more than all', { calculator: 'retention', target: '101' }, 'target', { min: 0, max: 100 }],
    [
      'a satisfied range beyond all answers',
      { calculator: 'csat', direction: 'within-range', low: '80', high: '120' },
      'high',
      { min: 0, max: 100 },
    ],
    ['a bound below none', { calculator: 'churn', direction: 'at-most', target: '-1' }, 'target', { min: 0, max: 100 }],
    ['a rate below nothing', { calculator: 'rate', baseline: '-5' }, 'baseline', { min: 0, max: 1e12 }],
    [
      'a benchmark of 150',
      { ...score, benchmark: '150', benchmarkSource: 'A survey, 2025' },
      'benchmark',
      { min: -100, max: 100 },
    ],
  ])('%s', (_, changes, field, limits) => {
    expect(problems(changes)).toEqual([{ field, problem: { code: 'number-out-of-range', ...limits } }]);
  });

  it('nor can the benchmark of a template', () => {
    const { category, direction, cadence } = draft;
    const template = { ...draft, ...score, name: 'NPS', definition: '', category, direction, cadence };
    expect(parseTemplate({ ...template, benchmark: '150', benchmarkSource: 'A survey, 2025' })).toEqual({
      ok: false,
      problems: [{ field: 'benchmark', problem: { code: 'number-out-of-range', min: -100, max: 100 } }],
    });
  });

  it('does not keep renewals with growth from being more than the whole', () => {
    expect(plan({ calculator: 'rate', target: '110' }).kpi).toMatchObject({ target: 110 });
    expect(plan({ target: '110' }).kpi).toMatchObject({ target: 110 });
  });
});

describe('a goal that does not', () => {
  const unit = draft.unit;
  it.each<[Partial<GoalInput>, GoalField, Problem]>([
    [{ title: ' \n' }, 'title', { code: 'required' }],
    [{ title: '🎯'.repeat(76) }, 'title', { code: 'too-long', max: 150 }],
    [{ description: 'x'.repeat(3001) }, 'description', { code: 'too-long', max: 3000 }],
    [{ owner: undefined }, 'owner', { code: 'choose-one' }],
    [{ due: '' }, 'due', { code: 'required' }],
    [{ due: 'soon' }, 'due', { code: 'not-a-date' }],
    [{ due: '2026-02-30' }, 'due', { code: 'not-a-date' }],
    [{ due: '2027-02-29' }, 'due', { code: 'not-a-date' }],
    [{ due: '2026-13-01' }, 'due', { code: 'not-a-date' }],
    [{ due: '2026-3-9' }, 'due', { code: 'not-a-date' }],
    [{ due: today }, 'due', { code: 'date-in-past', today }],
    [{ due: '2025-12-31' }, 'due', { code: 'date-in-past', today }],
    [{ due: '2036-03-03' }, 'due', { code: 'date-too-far', years: 10 }],
    [{ baseline: '' }, 'baseline', { code: 'required' }],
    [{ baseline: 'eighty' }, 'baseline', { code: 'not-a-number', unit }],
    [{ target: '1,200' }, 'target', { code: 'ambiguous-number', readings: ['1200', '1.2'] }],
    [{ target: '9999999999999' }, 'target', { code: 'number-out-of-range', min: -1e12, max: 1e12 }],
    [{ target: '80' }, 'target', { code: 'target-equals-baseline' }],
    [{ target: '79' }, 'target', { code: 'target-on-wrong-side', direction: 'increase' }],
    [{ direction: 'decrease' }, 'target', { code: 'target-on-wrong-side', direction: 'decrease' }],
    [{ stretch: '85' }, 'stretch', { code: 'stretch-on-wrong-side', direction: 'increase' }],
    [
      { direction: 'decrease', target: '70', stretch: '75' },
      'stretch',
      { code: 'stretch-on-wrong-side', direction: 'decrease' },
    ],
    [{ stretch: 'far' }, 'stretch', { code: 'not-a-number', unit }],
    [{ direction: 'at-least', target: '' }, 'target', { code: 'required' }],
    [{ direction: 'within-range', low: '', high: '3' }, 'low', { code: 'required' }],
    [{ direction: 'within-range', low: '3', high: '3' }, 'high', { code: 'low-not-below-high' }],
    [{ milestones: '80, 82' }, 'milestones', { code: 'milestone-outside' }],
    [{ milestones: '85' }, 'milestones', { code: 'milestone-outside' }],
    [{ milestones: '82,5' }, 'milestones', { code: 'ambiguous-number', readings: ['82.5', '82; 5'] }],
    [{ milestones: '82, many' }, 'milestones', { code: 'not-a-number', unit }],
    [{ milestones: '81;'.repeat(11) }, 'milestones', { code: 'too-many-milestones', max: 10 }],
  ])('%j: a problem at its field', (changes, field, problem) => {
    expect(problems(changes)).toEqual([{ field, problem }]);
  });

  it('names every problem at once', () => {
    const all = problems({
      title: '',
      description: 'x'.repeat(3001),
      owner: undefined,
      due: '',
      baseline: 'a',
      target: 'b',
      stretch: 'c',
    });
    expect(all.map(({ field }) => field)).toEqual([
      'title',
      'description',
      'due',
      'owner',
      'baseline',
      'target',
      'stretch',
    ]);
  });

  it('names both ends of a range', () => {
    const range = problems({ direction: 'within-range', low: 'a', high: '' });
    expect(range.map(({ field }) => field)).toEqual(['low', 'high']);
  });

  it.each(['title', 'description', 'baseline', 'milestones', 'due'] as const)(
    'takes 10,000 characters of %s as a problem',
    (field) => {
      expect(problems({ [field]: '&🎯\u202e'.repeat(2500) }).map((one) => one.field)).toEqual([field]);
    },
  );
});
