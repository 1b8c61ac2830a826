import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/pictures/fonts.ts';
import type { HeatPicture, Panel, PanelsPicture, Picture } from '../../src/pictures/picture.ts';
import { pictureSvg } from '../../src/pictures/picture-svg.ts';
import { WIDTH } from '../../src/pictures/style.ts';
import { createTypesetter } from '../../src/pictures/typesetter.ts';
import { expectReadable } from '../support/readable.ts';

const type = createTypesetter(loadFonts());
const ARABIC = 'رضا العملاء عن الخدمة 44 نقطة';
const EMOJI = '🎯👩‍💻'.repeat(20);
const texts = (picture: Picture) => expectReadable(pictureSvg(picture, type));

const points = (...values: number[]) => values.map((value, index) => ({ at: index * 30, value }));
const PANEL: Panel = {
  title: 'Client retention rate',
  latest: '84.3%',
  note: 'on track',
  from: 0,
  to: 300,
  low: 80,
  high: 90,
  values: points(80, 82, 81, 84.3),
  expected: [
    { at: 0, value: 80 },
    { at: 300, value: 90 },
  ],
  aims: [90],
};
const legend = { actual: 'Actual', expected: 'Expected', aim: 'Target' };
const panels = (...some: Partial<Panel>[]): PanelsPicture => {
  return {
    kind: 'panels',
    title: 'Client Success',
    panels: some.map((one) => ({ ...PANEL, ...one })),
    more: '',
    legend,
  };
};

const LONG: readonly [string, Partial<Panel>][] = [
  ['one value', { values: points(80) }],
  ['none', { values: [], expected: [], aims: [], latest: '' }],
  ['all equal', { values: points(82, 82, 82), low: 82, high: 82, aims: [82], expected: [] }],
  [
    'a gap of two years',
    { values: [{ at: 0, value: 80 }, ...points(1, 2).map(({ at }) => ({ at: at + 800, value: 85 }))], to: 900 },
  ],
  ['1,000 values', { values: Array.from({ length: 1000 }, (_, at) => ({ at, value: 80 + (at % 9) })), to: 1000 }],
  ['10^15', { values: points(0, 1e15), low: -1e14, high: 1.1e15, latest: '1,000,000,000,000,000 EUR and more' }],
  ['negative', { values: points(-40, -20), low: -42, high: -4, aims: [-5], expected: [], latest: '-20' }],
  ['a title of 200 characters', { title: 'Retention '.repeat(20), note: 'slightly behind '.repeat(8) }],
  ['emoji', { title: EMOJI }],
  ['Arabic', { title: ARABIC }],
];

describe('several small trends', () => {
  it.each(LONG)('are readable: %s', (_, change) => {
    for (const count of [1, 2, 5, 12]) {
      const written = texts(panels(...Array.from({ length: count }, () => change)));
      expect(written.filter((text) => text !== '').length).toBeGreaterThanOrEqual(count);
    }
  });

  it('say the name, the last value and the status of each, twelve at the most', () => {
    const many = panels(...Array.from({ length: 20 }, (_, index) => ({ title: `Goal ${index}` })));
    const written = texts({ ...many, more: '8 more in the list' });
    expect(written).toEqual(expect.arrayContaining(['Goal 0', 'Goal 11', '84.3%', 'on track', '8 more in the list']));
    expect(written).not.toContain('Goal 12');
  });

  it('are in two columns; a single one is as wide as the picture', () => {
    const reach = (count: number) => {
      const { lines } = pictureSvg(panels(...Array.from({ length: count }, () => ({}))), type);
      return Math.max(...lines.slice(0, 1).flatMap((line) => line.map(({ x }) => x)));
    };
    expect(reach(1)).toBeGreaterThan(0.9 * WIDTH);
    expect(reach(2)).toBeLessThan(WIDTH / 2);
  });

  it('never have a label on another one or on a line, over 500 random series', () => {
    const value = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    const text = fc.oneof(fc.string({ maxLength: 60, unit: 'grapheme' }), fc.constantFrom(ARABIC, EMOJI, ''));
    const one = fc.record({ title: text, latest: text, note: text, values: fc.array(value, { maxLength: 40 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), text, (drafts, title) => {
        const some = drafts.map(({ values, ...rest }) => {
          const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
          const [aim = 0] = values;
          return { ...rest, values: points(...values), low, high, to: 1200, aims: [aim], expected: points(aim, low) };
        });
        texts({ ...panels(...some), title });
      }),
      { numRuns: 500 },
    );
  });
});

const heat = (changes: Partial<HeatPicture> = {}): HeatPicture => ({
  kind: 'heat',
  title: 'Teams by category',
  columns: ['Retention', 'Growth', 'Quality'],
  rows: [
    { name: 'Client Success', cells: [{ share: 0.9, text: '90%' }, { share: 0.4, text: '40%' }, { text: '–' }] },
    {
      name: 'Support',
      cells: [
        { share: 0, text: '0%' },
        { share: 1, text: '100%' },
        { share: 0.5, text: '50%' },
      ],
    },
  ],
  more: '',
  legend: { worst: 'Off track', best: 'On track' },
  ...changes,
});

describe('a heat map', () => {
  it('says what each cell is, and what the ends of its colours mean', () => {
    expect(texts(heat())).toEqual(
      expect.arrayContaining(['Client Success', 'Support', 'Retention', '90%', '0%', '–', 'Off track', 'On track']),
    );
  });

  it.each<[string, Partial<HeatPicture>]>([
    ['none', { rows: [], columns: [] }],
    ['one value', { columns: ['All'], rows: [{ name: 'One', cells: [{ share: 0.5, text: '50%' }] }] }],
    [
      'all equal',
      { rows: Array.from({ length: 3 }, (_, at) => ({ name: `T${at}`, cells: [{ share: 1, text: '100%' }] })) },
    ],
    [
      '10^15 and negative',
      {
        rows: [
          {
            name: 'x',
            cells: [
              { share: 1e15, text: '1,000,000,000,000,000' },
              { share: -4, text: '-4' },
            ],
          },
        ],
      },
    ],
    [
      '1,000 rows',
      { rows: Array.from({ length: 1000 }, (_, at) => ({ name: `Team ${at}`, cells: [] })), more: '985 more' },
    ],
    [
      'names of 200 characters',
      {
        title: 'x'.repeat(200),
        columns: Array(9).fill('Category '.repeat(22)),
        rows: [{ name: 'Team '.repeat(40), cells: [] }],
      },
    ],
    ['emoji', { title: EMOJI, rows: [{ name: EMOJI, cells: [{ share: 0.2, text: EMOJI }] }] }],
    ['Arabic', { title: ARABIC, columns: [ARABIC], rows: [{ name: ARABIC, cells: [{ share: 0.2, text: ARABIC }] }] }],
  ])('is readable: %s', (_, changes) => {
    const written = texts(heat(changes));
    expect(written.length).toBeGreaterThan(0);
  });

  it('never has a label on another one, over 500 random ones', () => {
    const text = fc.oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.constantFrom(ARABIC, EMOJI, '40%'));
    const cell = fc.record({ share: fc.double({ min: -1, max: 2, noNaN: true }), text });
    const row = fc.record({ name: text, cells: fc.array(cell, { maxLength: 8 }) });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 8 }), fc.array(row, { maxLength: 20 }), (title, columns, rows) => {
        texts(heat({ title, columns, rows, more: title }));
      }),
      { numRuns: 500 },
    );
  });
});
