import { describe, expect, it } from 'vitest';
import type { Code } from '../../../src/domain/coach/finding.ts';
import type { GoalInput } from '../../../src/domain/goal/goal-input.ts';
import { advise, codes, monthly } from './support.ts';

const euros = { kind: 'currency', currency: 'EUR' } as const;
const percent = { kind: 'percent' } as const;
const days = { kind: 'duration', in: 'days' } as const;
const nothing = { title: '', baseline: '', target: '', due: '', owner: undefined, serves: '', description: '' };

/** A goal as it was typed, the letters that it has, and what weighs against it. */
type Scored = readonly [goal: string, changes: Partial<GoalInput>, met: string, against: readonly Code[]];

/** Examples and counter-examples of texts on client management, and of ours. */
const SCORED: readonly Scored[] = [
  ['good: increase NPS from 30 to 50', {}, 'SMART', []],
  [
    'good: reduce onboarding time from 14 to 7 days',
    {
      title: 'Reduce onboarding time from 14 to 7 days',
      calculator: 'onboarding-time',
      direction: 'decrease',
      unit: days,
      baseline: '14',
      target: '7',
    },
    'SMART',
    [],
  ],
  [
    'good: retention from 80 % to 85 %',
    { title: 'Client retention rate', calculator: 'retention', unit: percent, baseline: '80', target: '85' },
    'SMART',
    [],
  ],
  [
    'good: revenue per client plus 15 %',
    { title: 'Revenue per client', calculator: 'revenue-per-client', unit: euros, baseline: '4000', target: '4600' },
    'SMART',
    [],
  ],
  [
    'good: hold CSAT at 90 %',
    { title: 'CSAT', calculator: 'csat', unit: percent, direction: 'at-least', target: '90' },
    'SMART',
    [],
  ],
  ['vague: improve client satisfaction', { title: 'Improve client satisfaction' }, 'MART', ['vague']],
  [
    'vague: better service, and no number',
    { title: 'Better service', baseline: '', target: '' },
    'RT',
    ['not-measurable', 'vague'],
  ],
  [
    'vague: happier clients as soon as possible',
    { title: 'Happier clients', baseline: '', target: '', due: '' },
    'R',
    ['not-measurable', 'no-date', 'vague'],
  ],
  ['vague, in German', { title: 'Kundenzufriedenheit verbessern' }, 'MART', ['vague']],
  ['two in one', { title: 'Increase NPS and reduce churn' }, 'MART', ['two-goals']],
  ['impossible: an NPS of 120', { target: '120' }, 'SMRT', ['impossible']],
  [
    'impossible: 105 % of the clients stay',
    { title: 'Retention', calculator: 'retention', unit: percent, baseline: '80', target: '105' },
    'SMRT',
    ['impossible'],
  ],
  [
    'a leap: a hundred times the revenue',
    { title: 'Revenue', calculator: '', unit: euros, baseline: '4000', target: '400k' },
    'SMRT',
    ['leap'],
  ],
  ['trivial: from 30 to 30.1', { target: '30.1' }, 'SMRT', ['small-step']],
  ['dateless', { due: '' }, 'SMAR', ['no-date']],
  ['of yesterday', { due: '2026-03-01' }, 'SMAR', ['past']],
  ['in three years', { due: '2029-03-01' }, 'SMAR', ['too-far']],
  ['in a week', { due: '2026-03-09' }, 'SMAR', ['too-near']],
  ['with one check-in before it is due', { due: '2026-04-15' }, 'SMAR', ['few-check-ins']],
  ['unowned', { owner: undefined }, 'SMRT', ['unowned']],
  ['for nothing', { serves: '', description: '' }, 'SMAT', ['no-purpose']],
  ['that serves itself', { serves: ' increase nps from 30 to 50', description: '' }, 'SMAT', ['no-purpose']],
  [
    'that is no more than a wish',
    { ...nothing, title: 'More revenue' },
    '',
    ['not-measurable', 'no-date', 'vague', 'no-purpose', 'unowned'],
  ],
  ['that is nothing yet', nothing, '', ['not-measurable', 'no-date', 'title-missing', 'no-purpose', 'unowned']],
];

describe('a goal', () => {
  it.each(SCORED)('%s', (_, changes, met, against) => {
    const advice = advise(changes);
    expect(advice.met.join('')).toBe(met);
    const heavy = advice.findings.filter(({ severity }) => severity === 'warn' || severity === 'block');
    expect(codes(heavy)).toEqual(against);
  });

  it('is blocked by what cannot be measured or has no date, and by nothing else', () => {
    const blocked = SCORED.filter(([, changes]) =>
      advise(changes).findings.some(({ severity }) => severity === 'block'),
    );
    for (const [goal, changes] of blocked) {
      const codesOf = codes(advise(changes).findings.filter(({ severity }) => severity === 'block'));
      expect(
        codesOf.every((code) => ['not-measurable', 'no-date', 'past'].includes(code)),
        goal,
      ).toBe(true);
    }
    expect(blocked).toHaveLength(6);
  });
});

describe('a goal with a history', () => {
  /** Half a point a month, evenly. */
  const even = monthly(27, 27.5, 28, 28.5, 29, 29.5, 30);
  /** Between 0.4 and 0.7 a month. */
  const uneven = monthly(27, 27.4, 28.1, 28.5, 29.1, 29.6, 30);

  it.each<[string, Partial<GoalInput>, readonly number[], string, Code]>([
    ['that asks for what it does', { target: '35', due: '2026-12-30' }, [], 'SMART', 'within-reach'],
    ['that asks for half as much again', { target: '37.5', due: '2026-12-30' }, [], 'SMART', 'ambitious'],
    ['that asks for four times as much', { target: '50' }, [], 'SMRT', 'too-steep'],
    ['that asks for less than comes by itself', { target: '31', due: '2026-12-30' }, [], 'SMRT', 'too-easy'],
    ['that is there already', { baseline: '20', target: '25' }, [], 'SMRT', 'reached-already'],
    ['that goes the other way', { target: '35' }, [36, 35, 34, 32, 31, 30], 'SMRT', 'against-trend'],
    [
      'that decreases too fast',
      { direction: 'decrease', baseline: '30', target: '10' },
      [33, 32.5, 32, 31, 30.5, 30],
      'SMRT',
      'too-steep',
    ],
  ])('%s', (_, changes, values, met, code) => {
    const series = values.length === 0 ? even : monthly(...values);
    const advice = advise(changes, { series });
    expect(advice.met.join('')).toBe(met);
    expect(codes(advice.findings)).toContain(code);
  });

  it('is told the pace that it asks for, and the one that was seen', () => {
    const { findings } = advise({ target: '50', due: '2026-12-30' }, { series: even });
    const [found] = findings.filter(({ code }) => code === 'too-steep');
    // 20 points in the 304 days from the last value on, and half a point in thirty days: a month has 30.436875 days.
    expect(found).toMatchObject({ needed: expect.closeTo(2.002, 3), seen: expect.closeTo(0.507, 3) });
  });

  it('is judged by the ends of the trend: what is uneven is given more room', () => {
    expect(codes(advise({ target: '39', due: '2026-12-30' }, { series: even }).findings)).toContain('ambitious');
    const judged = codes(advise({ target: '35.5', due: '2026-12-30' }, { series: uneven }).findings);
    expect(judged).toContain('within-reach');
  });

  it('is told where its baseline is not what was last known', () => {
    const { findings } = advise({ baseline: '20' }, { series: even });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'baseline-differs', present: 30, on: '2026-03-01' }),
    );
    expect(codes(advise({}, { series: even }).findings)).not.toContain('baseline-differs');
  });

  it('is not judged by three values', () => {
    expect(codes(advise({ target: '90' }, { series: monthly(28, 29, 30) }).findings)).not.toContain('too-steep');
  });

  it.each<[readonly number[], Code]>([
    [[80, 85, 89, 88], 'never-kept'],
    [[90, 92, 95, 91], 'always-kept'],
  ])('and a bound: %j', (values, code) => {
    const bound = { title: 'CSAT', calculator: 'csat', unit: percent, direction: 'at-least', target: '90' } as const;
    expect(codes(advise(bound, { series: monthly(...values) }).findings)).toContain(code);
  });
});
