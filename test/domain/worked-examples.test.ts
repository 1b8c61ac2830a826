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

Every number here is computed by Goalpost's own code when its tests run, and can be computed again by hand. The same rows
are in [worked-examples.csv](worked-examples.csv), for a spreadsheet. \`npx vitest run test/domain/worked-examples.test.ts -u\`
writes both files anew; a test fails where they are stale. How numbers are rounded is in [ADR 7](adr/0007-numbers.md).

## Increase and decrease
Progress is \`(value - baseline) / (target - baseline)\`, 1 for the whole way, rounded at the twelfth decimal. \`working\` is
that division. The distances are in the KPI's unit: \`to_target\` what is missing, \`beyond_target\` what goes beyond,
\`behind_baseline\` how far it fell back.

${table(rows.filter(({ working, months }) => working !== '' && months === ''))}

## At least, at most, within range
Progress is the share of calendar months that kept the bound: \`working\` is months kept / months with a value. The last
value of a month counts, bounds are inclusive. \`streak\` counts the months in a row that kept it up to the last one; a
month without a value ends it. \`to_target\` is how far the last value is outside the bound.

${table(rows.filter(({ months }) => months !== ''))}

## Pace
\`expected\` is the share of the days from \`start\` to \`due\` that are gone on the day \`on\`. On track is up to 0.1 behind it, at
risk up to 0.25, off track below.

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
