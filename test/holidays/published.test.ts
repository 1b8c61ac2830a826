import Calendar from 'date-holidays';
import { describe, it } from 'vitest';
import type { Correction } from '../../src/holidays/correction.ts';
import { CORRECTIONS, WORKING_WEEKENDS } from '../../src/holidays/corrections.ts';
import { cell, expectPublished, table } from '../support/published.ts';
import { EXPECTED_DAYS } from './expected-days.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

/** The library's names, so that the page is the same with every version of Node. */
const names = new Map(Object.entries(new Calendar().getCountries('en')));
const nameOf = (country: string) => names.get(country) ?? country;
const inOrder = <T>(rows: readonly T[], place: (row: T) => string): T[] =>
  rows.toSorted((one, other) => place(one).localeCompare(place(other), 'en'));

function named(place: string): string {
  const [country = '', ...below] = place.split('-');
  return [nameOf(country), ...below].join(', ');
}

const where = ({ country, regions }: Correction) => [nameOf(country), ...(regions ?? [])].join(', ');

function years({ from, to }: Correction): string {
  if (to === undefined) return `since ${from}`;
  return from === to ? String(from) : `${from} to ${to}`;
}

const rules = (some: readonly string[]) => some.map((rule) => `\`${cell(rule)}\``).join(', ');

/** What is changed, in the library's grammar: names of one day together. */
function change({ remove = [], add = [], standIn }: Correction): string {
  const added = [...new Set(add.map(({ name }) => name.en))];
  const rulesOf = (name: string) => rules(add.filter((one) => one.name.en === name).map(({ rule }) => rule));
  const sides = [
    ...(standIn?.saturday ? [`the nearest one ${standIn.saturday} a Saturday`] : []),
    ...(standIn?.sunday ? [`the nearest one ${standIn.sunday} a Sunday`] : []),
  ];
  return [
    ...(remove.length > 0 ? [`no ${rules(remove)}`] : []),
    ...added.map((name) => `${name}: ${rulesOf(name)}`),
    ...(sides.length > 0
      ? [`day off in place of ${standIn?.of === undefined ? 'every holiday' : rules(standIn.of)}: ${sides.join(', ')}`]
      : []),
  ].join('; ');
}

const RIGHT = { ours: 'Goalpost', theirs: 'the second source', both: 'either', unknown: 'not known' } as const;

const markdown = `# Public holidays

Public holidays come from the library date-holidays 3.37. Where the law says something else, Goalpost corrects it. Another
reading of the laws checks the result: the Python package holidays 0.109. [ADR 10](adr/0010-public-holidays.md) explains why.

To update this page, run \`npx vitest run test/holidays/published.test.ts -u\`. A test fails if it is stale.

## Corrections
The rules are in the library's grammar. Each correction names the law, or the authority that publishes the days.

${table(
  ['place', 'years', 'correction', 'source', 'not verified'],
  inOrder(CORRECTIONS, where).map((one) => [
    where(one),
    years(one),
    change(one),
    cell(one.source),
    cell(one.unverified ?? ''),
  ]),
)}

## Days that the corrections decide
${table(
  ['place', 'day', 'by law'],
  inOrder(EXPECTED_DAYS, ([place, day]) => `${named(place)} ${day}`).map(([place, day, name]) => [
    named(place),
    day,
    name ?? 'working day',
  ]),
)}

## Weekends that are worked
These countries move working days to weekends, year by year: ${[...WORKING_WEEKENDS]
  .map(nameOf)
  .toSorted()
  .join(', ')}. Goalpost doesn't know those weekends, and asks nobody on them.

## Differences from the second source
These days of 2026 and 2027 are public holidays in one source only. Every other day of [the countries compared](../test/holidays/second-source.json) is
the same in both.

${table(
  ['place', 'only in Goalpost', 'only in the second source', 'right', 'why'],
  inOrder(KNOWN_DIFFERENCES, ({ place }) => named(place)).map(({ place, ours, theirs, right, why }) => [
    named(place),
    ours ?? '',
    theirs ?? '',
    RIGHT[right],
    cell(why),
  ]),
)}
`;

describe('what is corrected of public holidays', () => {
  it('is listed in docs/public-holidays.md', async () => {
    await expectPublished(markdown, 'docs/public-holidays.md', 'test/holidays/published.test.ts');
  });
});
