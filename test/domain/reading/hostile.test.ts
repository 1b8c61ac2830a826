import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UNITS } from '../../../src/domain/kpi/unit.ts';
import { dateAtEnd, readDate } from '../../../src/domain/reading/dates.ts';
import { MAX_READ, normalise, typedWithin } from '../../../src/domain/reading/normalise.ts';
import { MAX_PLAN_LENGTH, readPlan } from '../../../src/domain/reading/plans.ts';
import { readValue } from '../../../src/domain/reading/value.ts';
import { parseDaysOff } from '../../../src/domain/team/days-off.ts';
import { cases } from '../../support/cases.ts';
import { HOSTILE } from '../../support/hostile.ts';

const LONG = 10_000;
const units = [...UNITS.values()];

afterEach(() => vi.restoreAllMocks());

/** The longest text that an expression or a normalisation was given while something ran. */
function longestSeen(run: () => unknown): number {
  let longest = 0;
  const see = (text: unknown) => {
    longest = Math.max(longest, String(text).length);
  };
  const { exec } = RegExp.prototype;
  const { normalize } = String.prototype;
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function seen(this: RegExp, text) {
    see(text);
    return exec.call(this, text);
  });
  vi.spyOn(String.prototype, 'normalize').mockImplementation(function seen(this: string, form) {
    see(this);
    return normalize.call(this, form);
  });
  run();
  vi.restoreAllMocks();
  return longest;
}

describe('a text of any length', () => {
  it.each(HOSTILE)('is refused unread: %s', (_, piece) => {
    const text = `${`1${piece.repeat(LONG)}`.slice(0, LONG - 1)}1`;
    for (const unit of units) {
      expect(readValue(text, unit, 'en-US')).toEqual({ ok: false, problem: { code: 'not-a-number', unit } });
      expect(readPlan(text, unit)).toEqual({ ok: false, problem: { code: 'too-long', max: MAX_PLAN_LENGTH } });
    }
    expect(readDate(text, { lean: 'back' })).toEqual({ ok: false, problem: { code: 'not-a-date' } });
    expect(parseDaysOff(`${text}\n2026-12-24`)).toMatchObject({ ok: false });
  });

  it.each(HOSTILE)('is given to no expression and no normalisation beyond the bound: %s', (_, piece) => {
    const text = `${`1${piece.repeat(LONG)}`.slice(0, LONG - 1)}1`;
    expect(longestSeen(() => units.map((unit) => readValue(text, unit, 'de-DE')))).toBeLessThanOrEqual(MAX_READ);
    expect(longestSeen(() => readDate(text, { lean: 'back' }))).toBeLessThanOrEqual(MAX_READ);
    expect(longestSeen(() => readPlan(text, { kind: 'number' }))).toBeLessThanOrEqual(MAX_PLAN_LENGTH);
  });

  it('is seen by the test of the bound, where there is none', () => {
    expect(longestSeen(() => normalise('1'.repeat(LONG)))).toBe(LONG);
  });

  it('is cut before it is normalised, and once more after it', () => {
    expect(typedWithin(`  ${'1'.repeat(MAX_READ)}  `, MAX_READ)).toHaveLength(MAX_READ);
    expect(typedWithin('1'.repeat(MAX_READ + 1), MAX_READ + 1)).toBeUndefined();
    // One character that is four in its compatibility form.
    expect(typedWithin('㎮'.repeat(11), 40)).toBeUndefined();
    expect(typedWithin(`${'\u200b'.repeat(100)}84.6`, 4)).toBe('84.6');
  });

  it('that ends in a day is read from its end', () => {
    const title = 'word '.repeat(2000);
    expect(dateAtEnd(`${title}on 2026-03-31`, { lean: 'back' })).toMatchObject({
      typed: '2026-03-31',
      day: { ok: true, value: '2026-03-31' },
    });
  });
});

describe('a text within the bound', () => {
  const characters = fc.constantFrom(..."0123456789.,' ()-+%€$kKmM:hwd;&", 'Mio', 'and', '\u0301', '\u200b');
  const texts = fc.array(characters, { maxLength: 60 }).map((some) => some.join(''));

  it('is a number or a problem, whatever it is made of', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...units),
        fc.constantFrom('en-US', 'de-DE', undefined),
        (text, unit, locale) => {
          const [read, list] = [readValue(text, unit, locale), readPlan(text, unit, locale)];
          if (read.ok) expect(Number.isFinite(read.value)).toBe(true);
          if (list.ok) for (const value of list.value) expect(Number.isFinite(value)).toBe(true);
        },
      ),
      cases(2000),
    );
  });

  it('that can be read in two ways is told in two that cannot', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...units),
        fc.constantFrom('en-US', 'de-DE', undefined),
        (text, unit, locale) => {
          const read = readValue(text, unit, locale);
          if (read.ok || read.problem.code !== 'ambiguous-number') return;
          const values = read.problem.readings.map((reading) => readValue(reading, unit, locale));
          for (const value of values) {
            if (!value.ok) expect(value.problem.code).toBe('number-out-of-range');
          }
          expect(values[0]).not.toEqual(values[1]);
        },
      ),
      cases(2000),
    );
  });
});
