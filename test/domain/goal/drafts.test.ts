import { describe, expect, it } from 'vitest';
import { draftGoal, type GoalDraft, type GoalField } from '../../../src/domain/goal/goal-draft.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { aGoalDraft } from '../../support/samples.ts';

const today = '2026-03-02';
const draft = aGoalDraft({ title: ' Client retention ' });
const plan = (changes: Partial<GoalDraft> = {}) => {
  const drafted = draftGoal({ ...draft, ...changes }, today);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.problems));
  return drafted.plan;
};
const problems = (changes: Partial<GoalDraft>) => {
  const drafted = draftGoal({ ...draft, ...changes }, today);
  return drafted.ok ? [] : drafted.problems;
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
        { id: 'q1', value: 81.25 },
        { id: 'q2', value: 82.5 },
        { id: 'q3', value: 83.75 },
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
    expect(down.milestones.map(({ value }) => value)).toEqual([-6.25, -7.5, -8.75]);
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
    [' ; , ', [81.25, 82.5, 83.75]],
  ])('takes milestones as %j', (milestones, values) => {
    expect(plan({ milestones }).milestones.map(({ value }) => value)).toEqual(values);
  });

  it('may be due tomorrow, and within ten years', () => {
    expect(plan({ due: '2026-03-03' }).due).toBe('2026-03-03');
    expect(plan({ due: '2036-03-02' }).due).toBe('2036-03-02');
  });
});

describe('a goal that does not', () => {
  const unit = draft.unit;
  it.each<[Partial<GoalDraft>, GoalField, Problem]>([
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
    [{ target: '1,200' }, 'target', { code: 'ambiguous-number', whole: '1200', decimal: '1.2' }],
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
