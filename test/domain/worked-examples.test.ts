import { describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../src/domain/calculators/index.ts';
import { DIRECTIONS } from '../../src/domain/kpi/kpi.ts';
import { CALCULATED, COLUMNS, HELD, JOURNEYS, PACED, type Row, workedExamples } from '../support/worked-examples.ts';

const rows = workedExamples();
const paced = rows.filter(({ status }) => status !== '');
const calculated = rows.filter(({ calculator }) => calculator !== '');

const csv = (some: readonly Row[]) =>
  [COLUMNS.join(','), ...some.map((row) => COLUMNS.map((column) => row[column]).join(','))].join('\n');

/** A table with the columns that any of its rows fills. */
function table(some: readonly Row[]): string {
  const columns = COLUMNS.filter((column) => some.some((row) => row[column] !== ''));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = some.map((row) => line(columns.map((column) => row[column])));
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n');
}

const markdown = `# Worked examples

Goalpost's own code computes every number on this page, and you can check each one by hand.
[worked-examples.csv](worked-examples.csv) has the same rows for a spreadsheet. [ADR 7](adr/0007-numbers.md) explains how
Goalpost rounds.

To update both files, run \`npx vitest run test/domain/worked-examples.test.ts -u\`. A test fails if they are stale.

## Increase and decrease
Progress is \`(value - baseline) / (target - baseline)\`, rounded to twelve decimals. At the target, progress is 1.
\`working\` shows the division. The distances are in the KPI's unit: \`to_target\` is the distance that remains,
\`beyond_target\` the distance past the target, and \`behind_baseline\` the distance back from the baseline.

${table(rows.filter(({ working, months }) => working !== '' && months === ''))}

## At least, at most, within range
Progress is the share of calendar months that kept the bound: \`working\` is months kept / months with a value. The last
value of a month counts. Bounds are inclusive. \`streak\` counts the latest consecutive months that kept the bound. A month
without a value ends the streak. \`to_target\` is the distance of the last value from the bound, or 0 inside it.

${table(rows.filter(({ months }) => months !== ''))}

## Pace
\`expected\` is the share of the days from \`start\` to \`due\` that have passed on the day \`on\`. A goal is on track up to 0.1
behind it, at risk up to 0.25 behind, and off track beyond that.

${table(paced)}

## Calculators

| calculator | formula | source |
| --- | --- | --- |
${[...CALCULATORS.values()].map(({ id, formula, source }) => `| ${id} | \`${formula}\` | ${source} |`).join('\n')}

${table(calculated)}
`;

describe('the worked examples', () => {
  it('are what docs/worked-examples.csv and docs/worked-examples.md say', async () => {
    await expect(`${csv(rows)}\n`).toMatchFileSnapshot('../../docs/worked-examples.csv');
    await expect(markdown).toMatchFileSnapshot('../../docs/worked-examples.md');
  });

  it('are at least forty, of every direction and every calculator, with no comma in a cell', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(new Set(rows.map(({ direction }) => direction))).toEqual(new Set([...DIRECTIONS, '']));
    expect(new Set(calculated.map(({ calculator }) => calculator))).toEqual(new Set(CALCULATORS.keys()));
    for (const row of rows) for (const column of COLUMNS) expect(row[column]).not.toMatch(/[,"\n|]|NaN|undefined/);
  });

  it.each(
    [...JOURNEYS.map(([, , , , working]) => working), ...HELD.map(([, , working]) => working)].map(
      (working, index) => [working, index] as const,
    ),
  )('come to %s, as it was worked by hand in row %d', (working, index) => {
    const [made = Number.NaN, way = Number.NaN] = working.split(' / ').map(Number);
    expect(Math.abs(Number(rows[index]?.progress) - made / way)).toBeLessThanOrEqual(6e-13);
  });

  it('have the streaks, expectations, statuses and values that were worked by hand', () => {
    expect(rows.filter(({ streak }) => streak !== '').map(({ streak }) => Number(streak))).toEqual(
      HELD.map(([, , , streak]) => streak),
    );
    expect(paced.map(({ expected, status }) => [Number(expected), status])).toEqual(
      PACED.map(([, , , expected, status]) => [expected, status]),
    );
    expect(calculated.map(({ value }) => Number(value))).toEqual(CALCULATED.map(([, , value]) => value));
  });
});
