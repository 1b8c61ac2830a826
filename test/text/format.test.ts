import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/domain/kpi/kpi.ts';
import { formats } from '../../src/text/format.ts';

const british = formats('en-GB');
/** With plain spaces, to be read. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const percent: Unit = { kind: 'percent' };
const number: Unit = { kind: 'number' };
const score: Unit = { kind: 'score' };
const held = (unit: Unit, target = 0) => ({ direction: 'at-least', unit, target }) as const;
const money = (currency: string): Unit => ({ kind: 'currency', currency });
const time = (span: 'minutes' | 'hours' | 'days' | 'weeks'): Unit => ({ kind: 'duration', in: span });

const UNITS: readonly Unit[] = [percent, number, score, money('EUR'), money('JPY'), time('weeks')];

describe('a zero', () => {
  it.each(UNITS)('has no sign, whichever one it was computed with: %o', (unit) => {
    for (const format of [british, formats('de')]) {
      expect(format.value(-0, unit)).toBe(format.value(0, unit));
      expect(format.change(-0, 0, held(unit))).toBe(format.change(0, 0, held(unit)));
      expect(format.reading(-0, held(unit), -0)).toBe(format.reading(0, held(unit), 0));
      expect([format.typed(-0), format.typed(-1e-13)]).toEqual(['0', '0']);
      expect(format.number(-0)).toBe('0');
      expect([format.share(-0), format.share(-0.001), format.progress(-0.004)]).toEqual(Array(3).fill(format.share(0)));
    }
  });
});

describe('a value that was reckoned', () => {
  it.each<[number, number, number, Unit, string]>([
    [48.35, 30, 50, score, '48'],
    [84.59, 80, 85, percent, '85%'],
    [84.59, 80.5, 85, percent, '84.6%'],
    [4550.55, 4000, 4600, money('EUR'), '€4,550'],
    [8.15, 14, 7, time('days'), '8 days'],
    [8.15, 14, 7.5, time('days'), '8.2 days'],
    [0.0123, 0, 0.1, number, '0'],
    [0.00123, 0.0001, 0.01, number, '0.0012'],
    [7, 7, 7, score, '7'],
  ])('of %d on the way from %d to %d is told as %s', (amount, baseline, target, unit, text) => {
    const kpi = { direction: 'increase', unit, baseline, target } as const;
    expect(plain(british.about(amount, kpi))).toBe(text);
  });
});

describe('a stretch of days', () => {
  it('names a month that both have once, as the language writes it', () => {
    expect(british.days('2026-03-02', '2026-03-08')).toBe('2–8 March');
    expect(british.days('2026-11-30', '2026-12-06')).toBe('30 November – 6 December');
    expect(formats('de').days('2026-03-02', '2026-03-08')).toBe('2.–8. März');
    expect(formats('de').days('2026-11-30', '2026-12-06')).toBe('30. November – 6. Dezember');
  });
});

describe('a value', () => {
  it.each<[number, Unit, string]>([
    [80, percent, '80%'],
    [82.555, percent, '82.56%'],
    [-0.001, percent, '−0.001%'],
    [0.004, percent, '0.004%'],
    [0.0149, number, '0.015'],
    [0, percent, '0%'],
    [1234567.891, number, '1,234,567.89'],
    [46, score, '46'],
    [-12.5, score, '−12.5'],
    [1250, money('EUR'), '€1,250'],
    [1250.5, money('EUR'), '€1,250.50'],
    [-5, money('GBP'), '−£5'],
    [0.004, money('GBP'), '£0.004'],
    [1.5, money('JPY'), 'JP¥1.5'],
    [1e12, money('USD'), 'US$1,000,000,000,000'],
    [1, time('weeks'), '1 week'],
    [2, time('weeks'), '2 weeks'],
    [8.04, time('days'), '8.04 days'],
    [1.5, time('hours'), '1.5 hours'],
    [0, time('minutes'), '0 minutes'],
  ])('of %d is %s', (amount, unit, text) => {
    expect(plain(british.value(amount, unit))).toBe(text);
  });

  it('goes by the language', () => {
    const german = formats('de-DE');
    expect(plain(german.value(1234.5, number))).toBe('1.234,5');
    expect(plain(german.value(2, time('weeks')))).toBe('2 Wochen');
    expect(german.day('2026-03-09')).toBe('9. März');
  });
});

describe('a change of a value that was computed', () => {
  const kpi = { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 10 } as const;

  it.each([
    [7, 20 / 3, '6.7 (−0.3)'],
    [9, 22 / 3, '7.3 (−1.7)'],
    [8, 8.0153846153846, '8 (±0)'],
  ])('has no more decimals than the value: from %d to %d', (from, to, text) => {
    expect(british.reading(to, kpi, from)).toBe(text);
  });
});

describe('a change', () => {
  it.each<[number, number, Unit, string]>([
    [80, 82.5, percent, '+2.5 pp'],
    [84.1, 83.9, percent, '−0.2 pp'],
    [80, 80, percent, '±0 pp'],
    [80, 80.004, percent, '+0.004 pp'],
    [1000, 1250.5, money('EUR'), '+€250.50'],
    [14, 8, time('days'), '−6 days'],
    [0.1, 0.3, number, '+0.2'],
    [-5, -10, score, '−5'],
  ])('from %d to %d is %s', (from, to, unit, text) => {
    expect(plain(british.change(from, to, held(unit)))).toBe(text);
  });
});

describe('a fraction', () => {
  it.each([
    [0.425, '43%', '▰▰▰▰▱▱▱▱▱▱'],
    [0, '0%', '▱▱▱▱▱▱▱▱▱▱'],
    [1, '100%', '▰▰▰▰▰▰▰▰▰▰'],
    [1.5, '150%', '▰▰▰▰▰▰▰▰▰▰'],
    [-0.2, '−20%', '▱▱▱▱▱▱▱▱▱▱'],
    [-0.001, '0%', '▱▱▱▱▱▱▱▱▱▱'],
  ])('%d is %s', (fraction, share, bar) => {
    expect(plain(british.share(fraction))).toBe(share);
    expect(british.bar(fraction)).toBe(bar);
  });
});

describe('a day', () => {
  it('is the same wherever the machine stands', () => {
    // The tests run in Pacific/Chatham, thirteen hours and more ahead of UTC.
    expect(british.day('2026-03-09')).toBe('9 March');
    expect(british.weekday('2026-03-09')).toBe('Mon 9 March');
    expect(british.fullDay('2026-12-31')).toBe('31 December 2026');
    expect(british.month('2026-03-01')).toBe('March');
    expect([1, 12].map(british.monthName)).toEqual(['January', 'December']);
  });
});

describe('where a KPI goes', () => {
  it('is told for every direction', () => {
    const aims = [
      british.aim({ direction: 'increase', unit: percent, baseline: 80, target: 85 }),
      british.aim({ direction: 'decrease', unit: time('weeks'), baseline: 2, target: 1 }),
      british.aim({ direction: 'at-least', unit: percent, target: 90 }),
      british.aim({ direction: 'at-most', unit: time('hours'), target: 4 }),
      british.aim({ direction: 'within-range', unit: number, low: 20, high: 30 }),
    ];
    expect(aims.map(plain)).toEqual(['80% → 85%', '2 weeks → 1 week', '≥ 90%', '≤ 4 hours', '20 – 30']);
  });
});

describe('a list', () => {
  it('is read aloud', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(british.list)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('a spark line', () => {
  const { spark } = british;
  it.each<[readonly number[], string]>([
    [[0, 7], '▁█'],
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    [[3, -3, 0], '█▁▅'],
    [[-Number.MAX_VALUE, Number.MAX_VALUE], '▁█'],
    [[], ''],
  ])('of %j is %s', (values, line) => {
    expect(spark(values)).toBe(line);
  });

  it('is flat, in the middle, where nothing changes', () => {
    const [one = '', ...others] = spark([5, 5, 5]);
    expect(others).toEqual([one, one]);
    expect(['▁', '█']).not.toContain(one);
    expect(spark([1e12])).toBe(one);
  });
});

describe('a number beside its verdict', () => {
  const bound = { direction: 'at-least', unit: percent, target: 90 } as const;

  it.each([
    [89.9985, '89.9985%'],
    [89.994, '89.99%'],
    [90.0001, '90.0001%'],
    [90, '90%'],
    [84.123456, '84.1%'],
  ])('of %d against a bound of 90 is told as %s', (value, text) => {
    expect(plain(british.of(value, bound))).toBe(text);
  });

  it('is a mark with every decimal that was typed', () => {
    expect(plain(british.aim({ ...bound, target: 89.9985 }))).toBe('≥ 89.9985%');
  });

  it('fills all of a bar at the whole way alone', () => {
    expect(british.bar(1)).toBe('▰'.repeat(10));
    for (const fraction of [0.95, 0.99, 0.999999]) expect(british.bar(fraction)).toBe(`${'▰'.repeat(9)}▱`);
  });
});

describe('money', () => {
  it.each([
    ['JPY', 1234.5, 'JP¥1,235'],
    ['KWD', 1.234, 'KWD 1.234'],
    ['KWD', 1.5, 'KWD 1.500'],
    ['EUR', 1.5, '€1.50'],
    ['EUR', 7, '€7'],
  ])('in %s has the decimals of its currency: %d', (currency, amount, text) => {
    expect(plain(british.value(amount, money(currency)))).toBe(text);
  });
});

describe('a day of another year', () => {
  it('says which year', () => {
    expect(british.day('2025-11-03', '2026-11-30')).toBe('3 November 2025');
    expect(british.day('2026-11-03', '2026-11-30')).toBe('3 November');
    expect(formats('de').day('2025-11-03', '2026-11-30')).toBe('3. November 2025');
  });
});
