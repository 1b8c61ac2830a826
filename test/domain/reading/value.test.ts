import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/domain/kpi/kpi.ts';
import { LARGEST_VALUE, tidy } from '../../../src/domain/kpi/numbers.ts';
import { UNITS } from '../../../src/domain/kpi/unit.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { readValue, typedValue } from '../../../src/domain/reading/value.ts';
import { formats } from '../../../src/text/format.ts';
import { CASES, cases } from '../../support/cases.ts';

const number: Unit = { kind: 'number' };
const percent: Unit = { kind: 'percent' };
const score: Unit = { kind: 'score' };
const euros: Unit = { kind: 'currency', currency: 'EUR' };
const dollars: Unit = { kind: 'currency', currency: 'USD' };
const days: Unit = { kind: 'duration', in: 'days' };
const hours: Unit = { kind: 'duration', in: 'hours' };
const minutes: Unit = { kind: 'duration', in: 'minutes' };
const weeks: Unit = { kind: 'duration', in: 'weeks' };
const nbsp = '\u00a0';

describe('readValue reads', () => {
  it.each<[string, Unit, number]>([
    ['80', percent, 80],
    ['80%', percent, 80],
    [`80${nbsp}%`, percent, 80],
    ['80 percent', percent, 80],
    ['80,5', percent, 80.5],
    ['+80.5', percent, 80.5],
    ['.5', percent, 0.5],
    ['-3', score, -3],
    ['\u22123.5', score, -3.5],
    ['- 3', score, -3],
    ['1.2k', number, 1200],
    ['1.1K', number, 1100],
    ['2.5M', euros, 2_500_000],
    ['1.2 k', euros, 1200],
    ['€ 1200', euros, 1200],
    ['€1.2k', euros, 1200],
    ['-€5', euros, -5],
    ['€-5', euros, -5],
    ['1200 €', euros, 1200],
    ['EUR 1200', euros, 1200],
    ['1200eur', euros, 1200],
    ['-EUR 12', euros, -12],
    ['US$1200', dollars, 1200],
    ['R$ 1200', { kind: 'currency', currency: 'BRL' }, 1200],
    ['1,234,567.8', number, 1_234_567.8],
    ['1,234.5', number, 1234.5],
    ['1,234,567', number, 1_234_567],
    ['1 234 567', number, 1_234_567],
    [`1${nbsp}200,5`, number, 1200.5],
    ['1\u202f200', number, 1200],
    ['0,125', percent, 0.125],
    ['2w 3d', days, 17],
    ['2w3d', days, 17],
    ['36 h', days, 1.5],
    ['1 week 2 days', days, 9],
    ['1.5 weeks', days, 10.5],
    ['1,5w', days, 10.5],
    ['90 min', hours, 1.5],
    ['1 hr 30 mins', minutes, 90],
    ['1h30m', minutes, 90],
    ['14', days, 14],
    ['1.234,5', number, 1234.5],
    ['1.234.567', number, 1_234_567],
    ['12,34,567.8', number, 1_234_567.8],
    ["1'234'567", number, 1_234_567],
    ['￥1200', { kind: 'currency', currency: 'JPY' }, 1200],
    ['2 Wochen 3 Tage', days, 17],
    ['3 時間', hours, 3],
    ['10d', weeks, 10 / 7],
    ['  42\n', number, 42],
    ['1000000000000', number, 1e12],
    ['12345678901.23', number, 12_345_678_901.23],
    ['-0', number, 0],
  ])('%s', (text, unit, value) => {
    const read = readValue(text, unit);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && Math.abs(read.value - value)).toBeLessThan(1e-9);
    expect(read.ok && Object.is(read.value, -0)).toBe(false);
  });
});

describe('readValue refuses', () => {
  const ambiguous = (whole: string, decimal: string): Problem => ({
    code: 'ambiguous-number',
    readings: [whole, decimal],
  });
  const outOfRange: Problem = { code: 'number-out-of-range', min: -LARGEST_VALUE, max: LARGEST_VALUE };

  it.each<[string, Unit, Problem]>([
    ['', number, { code: 'required' }],
    [` ${nbsp}\t`, number, { code: 'required' }],
    ['1,200', number, ambiguous('1200', '1.2')],
    ['-1,200', number, ambiguous('-1200', '-1.2')],
    ['€1,200', euros, ambiguous('1200', '1.2')],
    ['1,200k', euros, ambiguous('1200k', '1.2k')],
    ['1.200', number, ambiguous('1200', '1.2')],
    ['€ 1.250', euros, ambiguous('1250', '1.25')],
    ['12.345', number, ambiguous('12345', '12.3450')],
    ['1,200 days', days, ambiguous('1200', '1.2')],
    ['1000000000001', number, outOfRange],
    ['9'.repeat(39), number, outOfRange],
    ['-2000000m', number, outOfRange],
    ['200000000w', minutes, { ...outOfRange, min: 0 }],
    ['-2', days, { ...outOfRange, min: 0 }],
    ['80%', number, { code: 'other-unit', unit: number }],
    ['5 %', euros, { code: 'other-unit', unit: euros }],
    ['$5', euros, { code: 'other-unit', unit: euros }],
    ['USD 5', euros, { code: 'other-unit', unit: euros }],
    ['£1.2k', dollars, { code: 'other-unit', unit: dollars }],
    ['€5', score, { code: 'other-unit', unit: score }],
    ['3 h', percent, { code: 'other-unit', unit: percent }],
    ['2w 3d', number, { code: 'other-unit', unit: number }],
    ['5 EUR', hours, { code: 'other-unit', unit: hours }],
  ])('%s', (text, unit, problem) => {
    expect(readValue(text, unit)).toEqual({ ok: false, problem });
  });

  it.each<[string, Unit]>([
    ['eighty', percent],
    ['80%%', percent],
    ['80 85', percent],
    ['1 2', number],
    ['1 20', number],
    ['1.2.3', number],
    ['1,2,3', number],
    ['1e3', number],
    ['0x10', number],
    ['Infinity', number],
    ['NaN', number],
    ['--5', number],
    ['5-', number],
    ['%', percent],
    ['k', number],
    ['1k', percent],
    ['2w 3x', days],
    ['2 months', days],
    ['-2d', days],
    ['1 2 d', days],
    ['80 🎯', number],
    ['🎯', number],
    ['٨٠', number],
    ['\u202e80', number],
    ['<!channel>', number],
    ['1'.repeat(41), number],
    ['9'.repeat(10_000), number],
    ['w'.repeat(10_000), days],
  ])('what is no number: %s', (text, unit) => {
    expect(readValue(text, unit)).toEqual({ ok: false, problem: { code: 'not-a-number', unit } });
  });

  it('does not hang on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), fc.constantFrom(...UNITS.values()), (text, unit) => {
        const read = readValue(text, unit);
        if (read.ok) expect(Math.abs(read.value)).toBeLessThanOrEqual(LARGEST_VALUE);
      }),
      cases(2000),
    );
  });
});

describe('a value as it is shown', () => {
  const shown = fc.record({
    locale: fc.constantFrom('en-GB', 'de-DE', 'en-IN', 'ja-JP'),
    unit: fc.constantFrom(...UNITS.values()),
    value: fc.oneof(
      fc.integer({ min: -100_000_000, max: 100_000_000 }).map((tenths) => tenths / 10),
      fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
      // Too small for two decimals.
      fc.tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom(1e4, 1e6, 1e9)).map(([digits, by]) => digits / by),
    ),
  });

  /** As it can be told: a time is not below zero, and yen have no decimals. */
  const tellable = (value: number, unit: Unit) => {
    if (unit.kind === 'duration') return Math.abs(value);
    return unit.kind === 'currency' && unit.currency === 'JPY' && Math.abs(value) >= 10 ? Math.trunc(value) : value;
  };

  it('reads back as itself in every language, or is refused because it can be read in two ways', () => {
    fc.assert(
      fc.property(shown, ({ locale, unit, value }) => {
        const possible = tellable(value, unit);
        const read = readValue(formats(locale).value(possible, unit), unit);
        if (read.ok) expect(read.value).toBe(possible + 0);
        else
          expect(read.problem).toMatchObject({
            code: 'ambiguous-number',
            readings: [String(possible), expect.any(String)],
          });
      }),
      CASES,
    );
  });

  it('reads back as itself to who is shown it in their own locale, and is not asked about', () => {
    const locale = fc.constantFrom('en-GB', 'en-US', 'en-IN', 'de-DE', 'de-AT', 'de-CH');
    fc.assert(
      fc.property(shown, locale, ({ unit, value }, theirs) => {
        const possible = tellable(value, unit);
        const text = formats(theirs).value(possible, unit);
        expect(readValue(text, unit, theirs), text).toEqual({ ok: true, value: possible + 0 });
      }),
      CASES,
    );
  });

  it('reads back as itself as it is filled into a form', () => {
    const units = fc.constantFrom(...UNITS.values());
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }).map(tidy), units, (value, unit) => {
        expect(readValue(typedValue(value), unit)).toEqual({ ok: true, value });
      }),
      CASES,
    );
  });

  it('is filled in without the sign of a zero', () => {
    expect([-0, -1e-13].map(typedValue)).toEqual(['0', '0']);
  });

  it('reads back as itself with every digit that was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_99, max: 999_999_999_999_99 }), (cents) => {
        const text = (cents / 100).toFixed(2);
        expect(readValue(text, number)).toEqual({ ok: true, value: Number(text) + 0 });
      }),
      CASES,
    );
  });
});
