import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { loadFonts } from '../../src/pictures/fonts.ts';
import type { TrendPicture } from '../../src/pictures/picture.ts';
import { pngOf } from '../../src/pictures/render.ts';
import { HEIGHT, WIDTH } from '../../src/pictures/style.ts';
import { trendSvg } from '../../src/pictures/trend-svg.ts';
import { createTypesetter } from '../../src/pictures/typesetter.ts';
import { expectReadable } from '../support/readable.ts';
import { english, german } from '../support/texts.ts';
import { daily, emptyPicture, goalWith, monthly, pictureOf } from '../support/trends.ts';

const type = createTypesetter(loadFonts());
const ARABIC = 'رضا العملاء عن الخدمة 44 نقطة';
const EMOJI = '👩‍💻🎯🇩🇪✅'.repeat(12);
const money = { kind: 'currency', currency: 'EUR' } as const;

/** Every label stands whole within the picture, on no other one, and on no line; the lines have room. */
function expectTrendReadable(picture: TrendPicture) {
  const made = trendSvg(picture, type);
  expect(made.plot.width).toBeGreaterThan(WIDTH / 4);
  expect(made.plot.height).toBeGreaterThan(HEIGHT / 3);
  return expectReadable(made);
}

describe('the labels of a picture', () => {
  it.each<[string, Goal]>([
    ['one value', goalWith(monthly(81))],
    ['all equal', goalWith(monthly(82, 82, 82, 82, 82))],
    ['all zero', goalWith(monthly(0, 0, 0), { kpi: { direction: 'at-most', unit: { kind: 'number' }, target: 0 } })],
    [
      'a gap of two years',
      goalWith(
        [
          ['2023-03-01', 80],
          ['2023-04-01', 81],
          ['2025-04-02', 82],
          ['2025-05-01', 84],
        ],
        { start: '2023-01-01' },
      ),
    ],
    [
      '1,000 values',
      goalWith(
        daily(
          '2024-01-01',
          Array.from({ length: 1000 }, (_, index) => 80 + Math.sin(index / 9)),
        ),
      ),
    ],
    [
      '10^15',
      goalWith(monthly(0, 2e14, 5e14, 7e14, 8e14), {
        kpi: { direction: 'increase', unit: money, baseline: 0, target: 1e15, stretch: 1.2e15 },
      }),
    ],
    [
      'negative',
      goalWith(monthly(-40, -31.5, -20), {
        kpi: { direction: 'increase', unit: { kind: 'score' }, baseline: -40, target: -5 },
      }),
    ],
    ['a title of 200 characters', goalWith(monthly(80, 82), { title: 'Retention '.repeat(20) })],
    ['a word of 200 characters', goalWith(monthly(80, 82), { title: 'x'.repeat(200) })],
    ['emoji', goalWith(monthly(80, 82), { title: EMOJI, milestones: [{ id: 'm', value: 83, title: EMOJI }] })],
    ['Arabic', goalWith(monthly(80, 82), { title: ARABIC, milestones: [{ id: 'm', value: 83, title: ARABIC }] })],
  ])('never overlap and are never cut: %s', (_, goal) => {
    for (const t of [english(), german()]) expectTrendReadable(pictureOf(goal, t));
  });

  it('are none of the values where there is none', () => {
    expect(expectTrendReadable(emptyPicture('Nothing yet'))).toContain('Nothing yet');
  });

  it('hold the title whole where it fits, right-to-left text from the right', () => {
    expect(expectTrendReadable(pictureOf(goalWith(monthly(80, 82), { title: ARABIC }), english()))).toContain(ARABIC);
    const line = type.line(ARABIC, 17, 'bold');
    expect(line.isRightToLeft).toBe(true);
    const { labels } = trendSvg(pictureOf(goalWith(monthly(80, 82), { title: ARABIC }), english()), type);
    const box = labels.find(({ text }) => text === ARABIC)?.box;
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo(WIDTH - 14);
  });

  it('leave a title out that the fonts cannot write, and never half of it', () => {
    const labels = expectTrendReadable(pictureOf(goalWith(monthly(80, 82), { title: 'NPS 顧客' }), english()));
    expect(labels.filter((text) => text.includes('NPS'))).toEqual([]);
  });

  it('say the last value, the target and what the lines are, in the language of the reader', () => {
    const goal = goalWith(monthly(80, 80.5, 81.2, 82, 82.1, 83, 83.4, 84.3), { benchmark: { value: 82, source: 'x' } });
    expect(expectTrendReadable(pictureOf(goal, english()))).toEqual(
      expect.arrayContaining(['Client retention', 'Actual', 'Expected', 'Target 85%', 'Benchmark 82%', '84.3%', 'Jan']),
    );
    expect(expectTrendReadable(pictureOf(goal, german()))).toEqual(
      expect.arrayContaining(['Ist', 'Erwartet', 'Ziel 85 %', '84,3 %']),
    );
  });

  it('never overlap over 500 random series', () => {
    const value = fc.oneof(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.integer({ min: -5, max: 100 }),
    );
    const unit = fc.constantFrom(money, { kind: 'percent' } as const, { kind: 'duration', in: 'minutes' } as const);
    const title = fc.oneof(fc.string({ maxLength: 200, unit: 'grapheme' }), fc.constantFrom(ARABIC, EMOJI, 'NPS'));
    const series = fc.record({
      values: fc.array(fc.tuple(fc.integer({ min: 0, max: 1400 }), value), { minLength: 1, maxLength: 60 }),
      marks: fc.tuple(value, value, value, value),
      milestones: fc.array(fc.record({ value, title }), { maxLength: 6 }),
      unit,
      title,
      language: fc.constantFrom('en', 'de'),
    });
    fc.assert(
      fc.property(
        series,
        ({ values, marks: [baseline, target, stretch, benchmark], milestones, language, ...rest }) => {
          const days = values.map(([after, amount]) => [addDays('2023-01-01', after), amount] as const);
          const goal = goalWith(days, {
            title: rest.title,
            start: '2023-01-01',
            kpi: { direction: target > baseline ? 'increase' : 'decrease', unit: rest.unit, baseline, target, stretch },
            benchmark: { value: benchmark, source: 'x' },
            milestones: milestones.map((one, index) => ({ id: `m${index}`, ...one })),
          });
          expectTrendReadable(pictureOf(goal, language === 'en' ? english() : german()));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('become a picture', () => {
    const { svg } = trendSvg(pictureOf(goalWith(monthly(80, 82), { title: '</svg>\u0000&' }), english()), type);
    expect([...pngOf(svg).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });
});
