import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '../../src/ports/exchange.ts';
import { aTeam } from '../support/samples.ts';
import { fileOf, openExchange } from './support.ts';

const FOLDER = join(import.meta.dirname, 'files');
const real = (name: string) => fileOf(name, readFileSync(join(FOLDER, name)));

async function aStoreWithTeam() {
  const exchange = await openExchange();
  await exchange.store.save('team', [aTeam()]);
  return exchange;
}

const EXPECTED = {
  de: {
    titles: ['Kundenbindung', 'Antwortzeit'],
    descriptions: ['Wir halten, wen wir haben', '=kein Scherz'],
    notes: ['Zwei Zeilen:\nund "Zitat"', 'Läuft', '-5 % gegenüber Januar'],
  },
  en: {
    titles: ['Client retention', 'Answer time'],
    descriptions: ['Keep whom we have', '=no joke'],
    notes: ['Two lines:\nand a "quote"', 'On its way', '-5% since January'],
  },
} as const;

describe.each([
  ['de', 'ziele-de.csv', 'werte-de.csv', {}],
  ['de', 'ziele-de.xlsx', 'werte-de.xlsx', {}],
  ['de', 'ziele-de.csv', 'werte-de-windows-1252.csv', { encoding: 'windows-1252' }],
  ['en', 'goals-en.csv', 'values-en.csv', {}],
  ['en', 'goals-en.xlsx', 'values-en.xlsx', {}],
] as const)('tables that LibreOffice wrote, %s: %s and %s', (language, goals, values, choices) => {
  it('are the same goals and check-ins', async () => {
    const { write, items } = await aStoreWithTeam();
    expect(await write(real(goals))).toMatchObject({ result: { ok: true, counts: { new: 2, problem: 0 } } });
    expect(await write(real(values), choices)).toMatchObject({ result: { ok: true, counts: { new: 3, problem: 0 } } });
    const all = await items();
    const { titles, descriptions, notes } = EXPECTED[language];
    const goal = (title: string) => all.find((one) => one.item === 'goal' && one.title === title);
    expect(goal(titles[0])).toMatchObject({
      description: descriptions[0],
      kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80.5, target: 85 },
      owner: 'U1',
      start: '2026-01-01',
      due: '2026-12-31',
    });
    expect(goal(titles[1])).toMatchObject({
      description: descriptions[1],
      kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 1250.5, target: 900 },
      start: '2026-01-05',
    });
    const said = all.flatMap((one) => (one.item === 'check-in' ? [[one.on, one.value, one.note]] : []));
    expect(said.toSorted()).toEqual([
      ['2026-02-28', 81.25, notes[0]],
      ['2026-03-04', 1200.75, notes[2]],
      ['2026-03-31', 82.5, notes[1]],
    ]);
    expect(await write(real(values), choices)).toMatchObject({ result: { counts: { new: 0, there: 3 } } });
  });
});

const AMBIGUOUS = 'Goal,Date,Value\nClient retention,3/4/2026,"1,234"\n';

it('shows how a file was written, and by which cell', async () => {
  const { write, check } = await aStoreWithTeam();
  await write(real('ziele-de.csv'));
  expect((await check(real('werte-de.csv'))).result).toMatchObject({
    manner: {
      of: 'check-ins',
      rows: 3,
      table: {
        separator: ';',
        decimal: { by: 'cells', choice: 'comma', sight: { line: 2, text: '81,25' } },
        dates: { by: 'cells', choice: 'day-first', sight: { line: 2, text: '28.02.2026' } },
      },
    },
  });
});

it('asks what no cell decides, and takes the answer', async () => {
  const { write, check } = await aStoreWithTeam();
  await write(real('goals-en.csv'));
  const file = fileOf('values.csv', AMBIGUOUS.replaceAll('Client retention', 'Answer time'));
  expect((await check(file)).result).toEqual({
    ok: false,
    problems: [
      { code: 'which-decimal', sight: { line: 2, text: '1,234' }, readings: { dot: 1234, comma: 1.234 } },
      {
        code: 'which-order',
        sight: { line: 2, text: '3/4/2026' },
        readings: { 'day-first': '2026-04-03', 'month-first': '2026-03-04' },
      },
    ],
  });
  const answers: [ImportChoices, number, string][] = [
    [{ decimal: 'dot', dates: 'month-first' }, 1234, '2026-03-04'],
    [{ decimal: 'comma', dates: 'day-first' }, 1.234, '2026-04-03'],
  ];
  for (const [choices, value, on] of answers) {
    expect((await check(file, choices)).lines).toMatchObject([{ outcome: 'new', item: { value, on } }]);
  }
});

it('asks whether the fractions of a workbook are percentages, and multiplies where they are', async () => {
  const { write, check } = await aStoreWithTeam();
  await write(real('goals-en.csv'));
  const file = real('percent-en.xlsx');
  expect((await check(file)).result).toMatchObject({ ok: false, problems: [{ code: 'which-percent' }] });
  const read = await check(file, { percent: 'fraction' });
  expect(read.lines).toMatchObject([{ item: { value: 81.5 } }, { item: { value: 84 } }]);
});
