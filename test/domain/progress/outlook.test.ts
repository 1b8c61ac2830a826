import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../../src/domain/check-in/typo-guard.ts';
import { coach } from '../../../src/domain/coach/coach.ts';
import { sketchOfGoal } from '../../../src/domain/coach/sketch.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../../src/domain/goal/kpi-input.ts';
import { seriesOf } from '../../../src/domain/history/series.ts';
import type { JourneyKpi, Unit } from '../../../src/domain/kpi/kpi.ts';
import { outlookOf } from '../../../src/domain/progress/outlook.ts';
import { storyOf } from '../../../src/domain/report/goal-story.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { around } from '../coach/support.ts';

const number: Unit = { kind: 'number' };
const ENDS = ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31'];

/** A goal of the year 2026 with a value at the end of each month from February on. */
function monthly(kpi: Goal['kpi'], values: readonly number[], changes: Partial<Goal> = {}): Goal {
  const checkIns = values.map((value, index) => {
    const on = ENDS[index] ?? '';
    return aCheckIn(value, { id: on, on, at: new Date(`${on}T09:00:00Z`), byPace: true });
  });
  return aGoal({ category: 'other', kpi, checkIns, ...changes });
}
const journey = (baseline: number, target: number, unit: Unit = number): JourneyKpi => ({
  direction: target > baseline ? 'increase' : 'decrease',
  unit,
  baseline,
  target,
});
const outlook = (goal: Goal, today = '2026-09-01') => outlookOf(goal, seriesOf(goal.checkIns), today);
function card(goal: Goal, today = '2026-09-01'): string {
  const story = storyOf(goal, { today, zoneOf: () => 'Europe/Berlin', rounds: new Map() });
  return goalCard({ goal, story, correctable: new Set() }, english()).text;
}

describe('the outlook', () => {
  it('is none once the target is met: 0, 0, 5, 5, 8, 10 and 70 of 70', () => {
    const goal = monthly(journey(0, 70), [0, 0, 5, 5, 8, 10, 70]);
    expect(outlook(goal)).toEqual({ known: false, why: 'met' });
    expect(card(goal)).not.toContain('At this pace');
    const down = monthly(journey(70, 0), [70, 70, 65, 65, 62, 60, 0]);
    expect(outlook(down)).toEqual({ known: false, why: 'met' });
  });

  it('is none of 0 where 0.2 is reached', () => {
    const goal = monthly(journey(0, 1), [0, 0, 0, 0, 0, 0, 0.2]);
    expect(outlook(goal)).toEqual({ known: false, why: 'contradicted' });
    expect(card(goal)).not.toContain('At this pace, 0');
  });

  it('is none for a bound', () => {
    const goal = monthly({ direction: 'at-most', unit: number, target: 4 }, [1, 2, 3, 4, 5, 6, 7]);
    expect(outlook(goal)).toEqual({ known: false, why: 'bound' });
    expect(card(goal)).not.toContain('At this pace');
  });

  it('is no time below zero: 40 to 4 hours with 30, 22, 14, 8 and 5', () => {
    const goal = monthly(journey(40, 4, { kind: 'duration', in: 'hours' }), [40, 34, 30, 22, 14, 8, 5]);
    expect(outlook(goal)).toMatchObject({ known: true, value: 0, low: 0 });
    expect(card(goal)).toContain('At this pace, 0 hours');
    expect(card(goal)).not.toMatch(/pace \u2212|between \u2212/);
  });

  it('is no share beyond the whole', () => {
    const share = { kind: 'percent' } as const;
    const goal = monthly(journey(60, 99, share), [60, 66, 72, 78, 84, 90, 96], { category: 'retention' });
    expect(outlook(goal)).toMatchObject({ known: true, value: 100, high: 100 });
    // Growth may be more than the whole.
    const growth = monthly(journey(60, 99, share), [60, 66, 72, 78, 84, 90, 96], { category: 'revenue' });
    expect(outlook(growth)).toMatchObject({ known: true, value: expect.closeTo(120, 0) });
  });

  it('is the same number in the reason, beside it and in what the coach says', () => {
    const goal = monthly(journey(0, 20), [4, 6, 9, 10, 13, 15, 18.5], { due: '2026-10-31' });
    const known = outlook(goal);
    if (!known.known) throw new Error(known.why);
    const { findings } = coach(sketchOfGoal(goal), around({ today: '2026-09-01', series: seriesOf(goal.checkIns) }));
    const easy = findings.find(({ code }) => code === 'too-easy');
    if (easy?.code === 'too-easy') expect(easy.arrives).toBe(known.value);
    const numbers = [...card(goal).matchAll(/At this pace, ([\d.]+)/g)].map(([, told]) => told);
    expect(new Set(numbers).size).toBe(1);
  });

  it('is told as precisely as the values that it is made from', () => {
    const goal = monthly(journey(30, 60), [31, 34, 35, 39, 40, 43, 45]);
    expect(card(goal)).toMatch(/At this pace, \d+ \(between \d+ and \d+\)/);
  });
});

describe('the coach', () => {
  const said = (goal: Goal) =>
    coach(sketchOfGoal(goal), around({ today: '2026-09-01', series: seriesOf(goal.checkIns) }))
      .findings.filter(({ letter }) => letter === 'A')
      .map((finding) => english().coach.finding(finding))
      .join(' ');

  it('says that nothing moves where nothing moved', () => {
    const text = said(monthly(journey(10, 50), [10, 10, 10, 10, 10, 10, 10]));
    expect(text).toContain("So far, it doesn't move.");
    expect(text).not.toMatch(/±|other way/);
  });

  it('tells whole money a month where values are whole', () => {
    const values = [1000, 1310, 1600, 1920, 2210, 2530, 2800];
    const text = said(monthly(journey(1000, 9000, { kind: 'currency', currency: 'EUR' }), values));
    expect(text).toMatch(/€\d[\d,]* a month/);
    expect(text).not.toMatch(/\d\.\d/);
  });
});

describe('the first value of a bound', () => {
  it('is held against nothing, since nothing is known but the bound itself', () => {
    const kpi = { direction: 'at-least', unit: { kind: 'currency', currency: 'CHF' }, target: 111_800 } as const;
    expect(doubtOf(aGoal({ kpi }), 40_000)).toBeUndefined();
    // A share of 900 % is one all the same.
    const share = { direction: 'at-least', unit: { kind: 'percent' }, target: 90 } as const;
    expect(doubtOf(aGoal({ kpi: share }), 900)?.code).toBe('outside');
  });
});

describe('milestones that nobody named', () => {
  it.each([
    [0, 35, [9, 18, 26]],
    [14, 7, [12, 11, 9]],
    [80, 85, [81, 83, 84]],
    [0, 100, [25, 50, 75]],
    [0, 1, []],
    [0, 3, [1, 2]],
    [0, 1.5, [0.4, 0.8, 1.1]],
    [10, 5, [9, 8, 6]],
    [304, 1000, [480, 650, 830]],
    [100_000, 250_000, [140_000, 175_000, 215_000]],
  ])('from %d to %d stand on round numbers', (baseline, target, marks) => {
    expect(quarterMarks(journey(baseline, target)).map(({ value }) => value)).toEqual(marks);
  });
});
