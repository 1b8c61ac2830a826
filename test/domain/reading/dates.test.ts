import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAtEnd, readDate } from '../../../src/domain/reading/dates.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { formats } from '../../../src/text/format.ts';
import { CASES } from '../../support/cases.ts';

const today = '2026-11-10';
const days = fc.integer({ min: 0, max: 20_000 }).map((more) => addDays('2000-01-01', more));
const locales = fc.constantFrom('en-GB', 'en-US', 'en-IN', 'de-DE', 'de-AT', 'de-CH');

describe('a day', () => {
  it('reads back as itself as it is shown, in words and in numbers', () => {
    fc.assert(
      fc.property(days, locales, (day, locale) => {
        const inNumbers = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
        for (const text of [day, formats(locale).fullDay(day), inNumbers]) {
          expect(readDate(text, { locale, today, lean: 'back' }), text).toEqual({ ok: true, value: day });
        }
      }),
      CASES,
    );
  });

  it('without a year is the last one that there was, or the next one', () => {
    expect(readDate('24.12.', { today, lean: 'back' })).toEqual({ ok: true, value: '2025-12-24' });
    expect(readDate('24.12.', { today, lean: 'ahead' })).toEqual({ ok: true, value: '2026-12-24' });
    expect(readDate('29 February', { today, lean: 'ahead' })).toEqual({ ok: true, value: '2028-02-29' });
    expect(readDate('10 November', { today, lean: 'ahead' })).toEqual({ ok: true, value: today });
    expect(readDate('24.12.', { lean: 'ahead' })).toEqual({ ok: false, problem: { code: 'not-a-date' } });
  });
});

describe('a text that ends in a day', () => {
  it.each<[string, string, string | undefined, string]>([
    ['retention 2026-03-31', 'retention', '2026-03-31', '2026-03-31'],
    ['retention on 2026-03-31', 'retention', '2026-03-31', '2026-03-31'],
    ['Client retention rate as of 31 March 2026', 'Client retention rate', '2026-03-31', '31 March 2026'],
    ['Quote on time on March 31, 2026', 'Quote on time', '2026-03-31', 'March 31, 2026'],
    ['Kundenbindung am 31. März', 'Kundenbindung', '2026-03-31', '31. März'],
    ['Kundenbindung vom 31. 3. 2026', 'Kundenbindung', '2026-03-31', '31. 3. 2026'],
    ['Move every client by 2026-12-31', 'Move every client by', '2026-12-31', '2026-12-31'],
    ['by 2026-12-31 on 2026-06-30', 'by 2026-12-31', '2026-06-30', '2026-06-30'],
    ['retention on 31.2.2026', 'retention', undefined, '31.2.2026'],
  ])('%s', (text, before, day, typed) => {
    const read = dateAtEnd(text, { today, lean: 'back' });
    expect(read).toMatchObject({ before, typed });
    expect(read?.day.ok ? read.day.value : undefined).toBe(day);
  });

  it.each([
    'retention',
    'Churn below 3.5',
    'Support 24/7',
    '2026-03-31',
    'on 2026-03-31',
    '31 March 2026',
    'Q1 2026',
    '',
  ])('is none: %s', (text) => {
    expect(dateAtEnd(text, { today, lean: 'back' })).toBeUndefined();
  });
});
