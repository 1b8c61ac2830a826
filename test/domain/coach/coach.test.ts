import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coach } from '../../../src/domain/coach/coach.ts';
import { JUDGEMENT, SMART } from '../../../src/domain/coach/finding.ts';
import { proposalOf } from '../../../src/domain/coach/proposal.ts';
import { sketchOfGoal, sketchOfInput } from '../../../src/domain/coach/sketch.ts';
import { seriesOf } from '../../../src/domain/history/series.ts';
import { DIRECTIONS } from '../../../src/domain/kpi/kpi.ts';
import { UNITS } from '../../../src/domain/kpi/unit.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { advise, around, codes, GOOD, monthly, TODAY } from './support.ts';

describe('the coach', () => {
  it('says what weighs most first, and within that goes through the letters', () => {
    const { findings } = advise({ title: 'Improve it', baseline: '', due: '', serves: '' });
    expect(findings.map(({ severity }) => severity)).toEqual(['block', 'block', 'warn', 'suggest', 'ok']);
    expect(findings.map(({ letter }) => letter)).toEqual(['M', 'T', 'S', 'R', 'O']);
  });

  it('praises what is good', () => {
    expect(codes(advise().findings)).toEqual([
      'specific',
      'measurable',
      'beyond-benchmark',
      'relevant',
      'time-bound',
      'owned',
    ]);
  });

  it('makes a title of the number itself where the title is vague', () => {
    expect(advise({ title: 'Improve client satisfaction' }).rewrite).toMatchObject({
      subject: { library: 'nps' },
      kpi: { baseline: 30, target: 50 },
      due: '2026-12-31',
    });
    expect(advise({ title: 'Improve our  handovers', calculator: '', due: '' }).rewrite).toEqual({
      subject: { text: 'our handovers' },
      kpi: expect.objectContaining({ target: 50 }),
    });
    expect(advise({ title: 'Better', calculator: '' })).not.toHaveProperty('rewrite');
    expect(advise({ title: 'Better', target: '' })).not.toHaveProperty('rewrite');
    expect(advise()).not.toHaveProperty('rewrite');
  });

  it('finds a title that names what is done, not what comes of it', () => {
    expect(advise({ title: 'Launch a newsletter' }).findings).toContainEqual(
      expect.objectContaining({ code: 'activity', verb: 'launch', severity: 'suggest' }),
    );
  });

  it.each([
    ['12', 'beyond-benchmark'],
    ['60', 'below-benchmark'],
  ])('holds the target against the benchmark that was typed: %s', (benchmark, code) => {
    expect(advise({ benchmark }).findings).toContainEqual(
      expect.objectContaining({ code, benchmark: Number(benchmark) }),
    );
  });

  it("holds it against the library's in the same unit alone", () => {
    const kept = { calculator: 'retention', direction: 'increase', baseline: '50', target: '60' } as const;
    expect(codes(advise({ ...kept, unit: { kind: 'percent' } }).findings)).toContain('below-benchmark');
    expect(codes(advise({ ...kept, unit: { kind: 'score' } }).findings)).toContain('unproven');
  });
});

describe('the coach, looking around', () => {
  const other = aGoal({ id: 'other', title: 'Clients who stay', due: '2026-06-30' });

  it('sees a goal that is there already, by its name or by its number', () => {
    const same = aGoal({ title: 'increase NPS  from 30 to 50' });
    expect(codes(advise({}, { others: [same] }).findings)).toContain('same-title');
    expect(codes(advise({}, { others: [{ ...same, state: 'achieved' }] }).findings)).not.toContain('same-title');
    const counted = aGoal({ title: 'Recommendation', calculator: 'nps' });
    expect(advise({}, { others: [counted] }).findings).toContainEqual(
      expect.objectContaining({ code: 'same-number', title: 'Recommendation' }),
    );
    const rate = { calculator: 'rate', unit: { kind: 'percent' } } as const;
    expect(codes(advise(rate, { others: [{ ...counted, calculator: 'rate' }] }).findings)).not.toContain('same-number');
  });

  it('sees that it is due after the goal that it serves', () => {
    expect(advise({}, { others: [other] }).findings).toContainEqual(
      expect.objectContaining({ code: 'outlives-parent', title: 'Clients who stay', due: '2026-06-30' }),
    );
    expect(codes(advise({ due: '2026-06-30' }, { others: [other] }).findings)).not.toContain('outlives-parent');
  });

  it('knows how the last goal of that name was counted', () => {
    const before = aGoal({ title: GOOD.title, calculator: 'nps', state: 'missed' });
    expect(advise({ calculator: '' }, { others: [before] }).findings).toContainEqual(
      expect.objectContaining({ code: 'calculator-fits', calculator: 'nps' }),
    );
  });

  it('goes by the working days of the team', () => {
    const found = (due: string, changes = {}) =>
      advise({ due }, around(changes)).findings.find(({ code }) => code === 'rest-day');
    expect(found('2026-06-28')).toMatchObject({ day: '2026-06-28', instead: '2026-06-26' });
    expect(found('2026-06-26')).toBeUndefined();
    const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: new Set(['2026-06-26']) };
    expect(found('2026-06-26', { calendar })).toMatchObject({ instead: '2026-06-25' });
    expect(found('2026-06-26', { calendar: { ...calendar, workingDays: [] } })).toBeUndefined();
  });

  it('counts check-ins by the rhythm of the goal', () => {
    const few = (cadence: 'weekly' | 'fortnightly' | 'monthly' | 'quarterly', due: string) =>
      codes(advise({ cadence, due }).findings).includes('few-check-ins');
    expect([few('weekly', '2026-03-16'), few('fortnightly', '2026-03-27')]).toEqual([false, true]);
    expect([few('monthly', '2026-04-30'), few('monthly', '2026-05-01')]).toEqual([true, false]);
    expect([few('quarterly', '2026-06-30'), few('quarterly', '2026-07-01')]).toEqual([true, false]);
  });

  it.each([
    ['2026-04-06', 'month'],
    ['2026-05-29', 'quarter'],
    ['2026-12-31', 'year'],
  ])('names the horizon of %s: a %s', (due, horizon) => {
    const [found] = advise({ due, cadence: 'weekly' }).findings.filter(({ letter }) => letter === 'T');
    expect(found).toMatchObject({ code: 'time-bound', horizon });
  });

  it('says who owns too much, or stands outside', () => {
    const others = Array.from({ length: 5 }, (_, index) => aGoal({ id: `g${index}`, title: `Goal ${index}` }));
    expect(advise({}, { others }).findings).toContainEqual(expect.objectContaining({ code: 'many-goals', goals: 6 }));
    expect(codes(advise({ owner: 'U2' }, { others }).findings)).toContain('owned');
    expect(codes(advise({ owner: 'UOTHER' }).findings)).toContain('owner-outside');
  });
});

describe('the coach in review', () => {
  const values = [80.2, 80.6, 81.1, 81.4, 81.9];
  const checkIns = values.map((value, month) => aCheckIn(value, { id: `c${month}`, on: `2026-0${month + 1}-05` }));
  const review = (goal: Parameters<typeof sketchOfGoal>[0], today = '2026-06-01') =>
    coach(sketchOfGoal(goal), around({ today, series: seriesOf(goal.checkIns), members: ['U1'] }));

  it("goes by the goal's own check-ins: from where it is, in the time that is left", () => {
    const goal = aGoal({ checkIns, serves: 'Growth', calculator: 'retention' });
    expect(codes(review(goal).findings)).toContain('within-reach');
    const steep = review({ ...goal, kpi: { ...goal.kpi, target: 95 } as typeof goal.kpi });
    expect(steep.findings[0]).toMatchObject({ code: 'too-steep', letter: 'A' });
  });

  it('has nothing against a goal that has arrived, and names one that is over', () => {
    const there = aGoal({ checkIns: [...checkIns, aCheckIn(86, { on: '2026-05-20' })], serves: 'Growth' });
    expect(review(there).met.join('')).toBe('SMART');
    expect(codes(review(there, '2027-01-02').findings)).toContain('overdue');
  });
});

describe('whatever is typed', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('Improve it', '30', '80,5', '1,200', '🎯‮שלום', 'x'.repeat(10_000)),
  );
  const drafts = fc.record({
    title: text,
    description: text,
    serves: text,
    due: fc.oneof(text, fc.constantFrom('2026-12-31', '2026-02-30', '9999-12-31', '2026-03-03')),
    direction: fc.constantFrom(...DIRECTIONS),
    unit: fc.constantFrom(...UNITS.values()),
    calculator: fc.constantFrom('', 'nps', 'csat', 'rate', 'gone', '__proto__'),
    benchmark: text,
    baseline: text,
    target: text,
    low: text,
    high: text,
    owner: fc.constantFrom(undefined, 'U1', 'U7'),
  });
  const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 8 });

  it('is judged: every remark has its letter, and the score is what weighs on none', () => {
    fc.assert(
      fc.property(drafts, values, (changes, history) => {
        const sketch = sketchOfInput({ ...GOOD, ...changes }, TODAY);
        const { findings, met } = coach(sketch, around({ series: monthly(...history) }));
        for (const { code, letter, severity } of findings) expect(JUDGEMENT[code]).toEqual([letter, severity]);
        const lost = findings.filter(({ severity }) => severity === 'warn' || severity === 'block');
        for (const letter of SMART) if (lost.some((one) => one.letter === letter)) expect(met).not.toContain(letter);
        expect(new Set(codes(findings)).size).toBe(findings.length);
      }),
      CASES,
    );
  });

  it('is never called too easy, bold or too steep where it is what the trend proposes', () => {
    const history = fc.array(fc.integer({ min: 1000, max: 9000 }), { minLength: 4, maxLength: 12 });
    const due = fc.integer({ min: 30, max: 300 });
    fc.assert(
      fc.property(history, due, fc.constantFrom('increase', 'decrease'), (numbers, days, direction) => {
        const series = monthly(...numbers.map((number) => number / 100));
        const on = new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
        const proposal = proposalOf(series, { direction, due: on });
        if (proposal?.kind !== 'journey' || proposal.basis !== 'trend') return;
        const { baseline, target } = proposal;
        const typed = {
          baseline: `${baseline}`,
          target: `${target}`,
          calculator: '',
          unit: { kind: 'number' },
        } as const;
        const said = codes(advise({ ...typed, direction, due: on }, { series }).findings);
        expect(said).not.toContain('too-easy');
        expect(said).not.toContain('ambitious');
        expect(said).not.toContain('too-steep');
        expect(said).not.toContain('against-trend');
      }),
      CASES,
    );
  });
});
