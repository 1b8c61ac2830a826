import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Proposal, proposalOf, quantile } from '../../../src/domain/coach/proposal.ts';
import type { DayValue } from '../../../src/domain/history/series.ts';
import { DIRECTIONS, type Direction } from '../../../src/domain/kpi/kpi.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { CASES } from '../../support/cases.ts';

/** Values thirty days apart, from 1 January 2026 on. */
const monthly = (...values: number[]): DayValue[] =>
  values.map((value, index) => ({ on: addDays('2026-01-01', index * 30), value }));
const due = '2026-12-31';

describe('a proposal from history', () => {
  it('carries the median trend on, no longer than it was seen, and stretches by the best quarter of the periods', () => {
    // 80, 81, 82, 83, 86: steps of 1, 1, 1 and 3 in thirty days. The median slope is 1 in thirty days; the values carried
    // to the last day are 84, 84, 84, 84, 86. It was seen for 120 days, and is carried on for 120: four steps.
    expect(proposalOf(monthly(80, 81, 82, 83, 86), { direction: 'increase', due })).toMatchObject({
      kind: 'journey',
      basis: 'trend',
      baseline: 84,
      target: 88,
      // Of the paces 1, 1, 1, 3 a quarter is above 1.5: 84 + 4 * 1.5.
      stretch: 90,
      values: 5,
      first: '2026-01-01',
      last: '2026-05-01',
      days: 120,
    });
  });

  it('ends at the due date where that comes first', () => {
    const near = proposalOf(monthly(80, 81, 82, 83, 84), { direction: 'increase', due: '2026-05-31' });
    expect(near).toMatchObject({ baseline: 84, target: 85, days: 30 });
    expect(near).not.toHaveProperty('stretch');
  });

  it('takes what the best quarter of the periods reached where the trend goes the wrong way', () => {
    expect(proposalOf(monthly(50, 48, 47, 44, 42), { direction: 'increase', due })).toMatchObject({
      basis: 'best-quarter',
      baseline: 42,
      target: 48,
      stretch: 50,
    });
    expect(proposalOf(monthly(9, 9.5, 10, 11), { direction: 'decrease', due })).toMatchObject({
      basis: 'best-quarter',
      target: 9.4,
      stretch: 9,
    });
  });

  it('proposes a bound that three of four periods kept, and the middle half as a range', () => {
    const values = monthly(88, 90, 91, 92, 95);
    expect(proposalOf(values, { direction: 'at-least', due })).toMatchObject({ kind: 'bound', target: 90 });
    expect(proposalOf(values, { direction: 'at-most', due })).toMatchObject({ kind: 'bound', target: 92 });
    expect(proposalOf(values, { direction: 'within-range', due })).toMatchObject({ kind: 'range', low: 90, high: 92 });
  });

  it('stays within what there can be', () => {
    const limits = { min: 0, max: 100 };
    const steep = proposalOf(monthly(80, 85, 90, 95), { direction: 'increase', due, limits });
    expect(steep).toMatchObject({ baseline: 95, target: 100 });
    expect(steep).not.toHaveProperty('stretch');
    expect(proposalOf(monthly(100, 100, 100, 100), { direction: 'increase', due, limits })).toBeUndefined();
  });

  it('keeps decimals that a person would write', () => {
    expect(proposalOf(monthly(80.2, 80.6, 81.1, 81.4, 81.9), { direction: 'increase', due })).toMatchObject({
      baseline: 81.9,
      target: 83.5,
    });
    expect(proposalOf(monthly(4010, 4050, 4080, 4110, 4150), { direction: 'increase', due })).toMatchObject({
      baseline: 4150,
      target: 4290,
    });
  });

  it.each([[[]], [[80]], [[80, 81, 82]]])('says nothing of %j', (values) => {
    for (const direction of DIRECTIONS) expect(proposalOf(monthly(...values), { direction, due })).toBeUndefined();
  });

  it('says nothing where the goal would be due before the last value, or where nothing ever moved', () => {
    expect(proposalOf(monthly(1, 2, 3, 4), { direction: 'increase', due: '2026-04-01' })).toBeUndefined();
    for (const direction of ['increase', 'decrease', 'within-range'] as const) {
      expect(proposalOf(monthly(7, 7, 7, 7), { direction, due })).toBeUndefined();
    }
  });
});

describe('a quantile', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.75, 4],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[7], 0.25, 7],
    [[], 0.5, 0],
  ])('of %j at %d is %d', (numbers, share, value) => {
    expect(quantile(numbers, share)).toBe(value);
  });
});

const values = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 4, maxLength: 20 });
const scale = fc.constantFrom(1, 10, 100, 1000);
const journeys = fc.constantFrom<Direction>('increase', 'decrease');
const numbersOf = (proposal: Proposal | undefined) =>
  proposal?.kind === 'journey' ? [proposal.baseline, proposal.target, proposal.stretch] : undefined;

describe('every proposal', () => {
  it('goes the right way, its stretch beyond its target', () => {
    fc.assert(
      fc.property(values, scale, journeys, (history, by, direction) => {
        const numbers = numbersOf(
          proposalOf(monthly(...history.map((one) => one / by)), { direction, due: '2028-01-01' }),
        );
        if (numbers === undefined) return;
        const onward = direction === 'increase' ? 1 : -1;
        const [baseline = 0, target = 0, stretch] = numbers.map((one) => one && onward * one);
        expect(target).toBeGreaterThan(baseline);
        if (stretch !== undefined) expect(stretch).toBeGreaterThan(target);
      }),
      CASES,
    );
  });

  it('is the mirror image for the mirror image', () => {
    fc.assert(
      fc.property(values, scale, (history, by) => {
        const up = numbersOf(proposalOf(monthly(...history.map((one) => one / by)), { direction: 'increase', due }));
        const down = numbersOf(proposalOf(monthly(...history.map((one) => -one / by)), { direction: 'decrease', due }));
        expect(down?.map((one) => one && 0 - one)).toEqual(up?.map((one) => one && 0 + one));
      }),
      CASES,
    );
  });

  it('asks for no less when there is more time', () => {
    const times = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(values, times, (history, [days, more]) => {
        const series = monthly(...history);
        const last = series.at(-1)?.on ?? '';
        const numbers = (after: number) =>
          numbersOf(proposalOf(series, { direction: 'increase', due: addDays(last, after) }));
        const [near, far] = [numbers(days), numbers(days + more)];
        if (near === undefined || far === undefined) return;
        const [baseline = 0, target = 0] = far;
        // Each is rounded by half a tenth of its way at the most, or to the next whole number.
        expect(target).toBeGreaterThanOrEqual((near[1] ?? 0) - (target - baseline) * 0.1 - 1);
      }),
      CASES,
    );
  });

  it('lies within its limits', () => {
    const limits = { min: 0, max: 100 };
    fc.assert(
      fc.property(values, fc.constantFrom(...DIRECTIONS), (history, direction) => {
        const percents = history.map((one) => Math.abs(one) % 101);
        const { kind, ...numbers } = proposalOf(monthly(...percents), { direction, due, limits }) ?? { kind: 'none' };
        for (const [name, value] of Object.entries(numbers)) {
          if (!['baseline', 'target', 'stretch', 'low', 'high'].includes(name)) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
        expect(kind).toBeDefined();
      }),
      CASES,
    );
  });
});
