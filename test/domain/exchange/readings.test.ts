import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised, restored } from '../../../src/domain/exchange/cells.ts';
import { dayReadings } from '../../../src/domain/exchange/day-readings.ts';
import { dayOrder, decimalMark, NO_EVIDENCE, withDay, withNumber } from '../../../src/domain/exchange/evidence.ts';
import { numberReadings } from '../../../src/domain/exchange/number-readings.ts';
import { recogniseTable } from '../../../src/domain/exchange/tables.ts';
import { CASES } from '../../support/cases.ts';

describe('a cell', () => {
  it('that is written never begins as a formula, and reads back as it was', () => {
    const start = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', 'a');
    fc.assert(
      fc.property(start, fc.string({ unit: 'grapheme' }), (begins, rest) => {
        const text = begins + rest;
        expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
        expect(restored(neutralised(text))).toBe(text);
      }),
      CASES,
    );
  });
});

describe('a number', () => {
  it.each([
    ['81.5', { dot: 81.5 }],
    ['81,5', { comma: 81.5 }],
    ['1,234', { dot: 1234, comma: 1.234 }],
    ['1.234', { dot: 1.234, comma: 1234 }],
    ['1.234,5', { comma: 1234.5 }],
    ["1'234.5", { dot: 1234.5 }],
    ['1\u00a0234,5', { comma: 1234.5 }],
    ['0,123', { comma: 0.123 }],
    ['12', { dot: 12, comma: 12 }],
    ['-5 %', { dot: -5, comma: -5 }],
    ['(12)', { dot: -12, comma: -12 }],
    ['\u22123', { dot: -3, comma: -3 }],
    ['€ 1,5', { comma: 1.5 }],
    ['1.2E+3', { dot: 1200 }],
    ['', {}],
    ['-', {}],
    ['eighty', {}],
    ['1,23,4', {}],
  ])('%j is read as %j', (text, readings) => {
    expect(numberReadings(text)).toEqual(readings);
  });
});

describe('a day', () => {
  const either = (day: string) => ({ 'day-first': day, 'month-first': day });
  it.each([
    ['2026-03-31', either('2026-03-31')],
    ['2026-03-31T00:00:00.000Z', either('2026-03-31')],
    ['31.03.2026 09:30', { 'day-first': '2026-03-31' }],
    ['3.4.26', { 'day-first': '2026-04-03' }],
    ['3/4/2026', { 'day-first': '2026-04-03', 'month-first': '2026-03-04' }],
    ['31/3/2026', { 'day-first': '2026-03-31' }],
    ['3/31/2026 9:30 PM', { 'month-first': '2026-03-31' }],
    ['31. März 2026', either('2026-03-31')],
    ['March 31, 2026', either('2026-03-31')],
    ['30.02.2026', {}],
    ['31 March', {}],
    ['soon', {}],
  ])('%j is read as %j', (text, readings) => {
    expect(dayReadings(text)).toEqual(readings);
  });
});

describe('the evidence of a file', () => {
  const shown = (...texts: string[]) =>
    texts.reduce((evidence, text, index) => {
      const sight = { line: index + 2, text };
      return withDay(withNumber(evidence, sight), sight);
    }, NO_EVIDENCE);

  it('decides what one cell leaves open by another, wherever that stands', () => {
    expect(decimalMark(shown('1,234', '5', '81,5'))).toMatchObject({
      by: 'cells',
      choice: 'comma',
      sight: { line: 4 },
    });
    expect(dayOrder(shown('3/4/2026', '1/31/2026'))).toMatchObject({ by: 'cells', choice: 'month-first' });
  });

  it('leaves to a person what no cell decides, and what cells contradict', () => {
    expect(decimalMark(shown('1,234'))).toMatchObject({ by: 'nobody', sight: { text: '1,234' } });
    expect(decimalMark(shown('81.5', '81,5'))).toMatchObject({ by: 'conflict' });
    expect(dayOrder(shown('3/4/2026'), 'day-first')).toEqual({ by: 'person', choice: 'day-first' });
    expect(decimalMark(shown('12', '3'))).toMatchObject({ by: 'cells' });
  });
});

it.each([
  [['Ziel', 'Datum', 'Wert'], 'check-ins'],
  [['Goal', 'Due date', 'Target'], 'goals'],
  [['KPI', 'Date', 'Value'], 'values'],
  [['Name', 'Unit'], 'kpis'],
])('a table headed %j is of %s', (headers, table) => {
  expect(recogniseTable(headers)).toMatchObject({ ok: true, table });
});
