import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '../../src/ports/exchange.ts';
import { aGoal, anIndicator, aTeam } from '../support/samples.ts';
import { fileOf, openExchange, WORKSPACE } from './support.ts';

const GOAL = 'goal-retention-1';

/** A goal from January to December 2026, and one of two years; files are read on 31 December 2027. */
async function imported(content: string, choices: ImportChoices = {}) {
  const { store, write } = await openExchange();
  await store.save('team', [aTeam()]);
  await store.save('kpi', [anIndicator({ id: 'kpi-retention-01', name: 'Retention' })]);
  await store.save('goal', [
    aGoal({ id: GOAL, title: 'Client retention', start: '2026-01-01', due: '2026-12-31' }),
    aGoal({ id: 'goal-two-years-1', title: 'Two years', start: '2026-01-01', due: '2027-12-31' }),
  ]);
  const { result } = await write(fileOf('sheet.csv', content), choices);
  const [goal] = await store.load(WORKSPACE, 'goal', [GOAL]);
  const [kpi] = await store.load(WORKSPACE, 'kpi', ['kpi-retention-01']);
  const shown = (values: readonly { on: string; value: number }[] = []) =>
    values.map(({ on, value }) => `${on} ${value}`);
  return { result, values: shown(goal?.checkIns), ofKpi: shown(kpi?.values) };
}

const EXPECTED = ['2026-01-31 81', '2026-02-28 82.5', '2026-04-30 84'];

describe('a table with a column for each month', () => {
  it.each([
    ['Ziel;Verantwortlich;Jan 26;Feb 26;März 26;Apr 26', ';'],
    ['goal,owner,2026-01,2026-02,2026-03,2026-04', ','],
    ['Title,Owner,January 2026,February 2026,March 2026,April 2026', ','],
    ['Objective title;Owner;1/2026;2/2026;3/2026;4/2026', ';'],
    ['Ziel;Verantwortlich;01.01.2026;01.02.2026;01.03.2026;01.04.2026', ';'],
    ["goal;who;Jan-26;Feb '26;Mar-26;Apr-26", ';'],
    ['goal;who;Jan;Feb.;Mar;Apr', ';'],
  ])('%s: has a check-in for each cell with a value, of the last day of the month', async (header, separator) => {
    const decimal = separator === ',' ? '82.5' : '82,5';
    const row = ['Client retention', 'Noor', '81', decimal, '-', '84'].join(separator);
    const { result, values } = await imported(`${header}\n${row}\n`);
    expect(result).toMatchObject({
      ok: true,
      manner: { of: 'check-ins', rows: 3, table: { ignored: [expect.any(String)] } },
    });
    expect(values).toEqual(EXPECTED);
  });

  it('has a value of a day where its columns are days', async () => {
    const { values } = await imported(`goal;2026-01-05;2026-01-12\n${GOAL};81;82\n`);
    expect(values).toEqual(['2026-01-05 81', '2026-01-12 82']);
  });

  it('is of KPIs where these head its rows', async () => {
    const { result, ofKpi } = await imported('KPI;Jan 2026;Feb 2026\nRetention;81;82,5\n');
    expect(result).toMatchObject({ manner: { of: 'values' } });
    expect(ofKpi).toEqual(['2026-01-31 81', '2026-02-28 82.5']);
  });

  it('has a value of today in the month that runs', async () => {
    const { result } = await imported('goal;Nov 2027;Dec 2027\nTwo years;81;82\n');
    expect(result).toMatchObject({ ok: true, counts: { new: 2 } });
  });

  it('needs the year where the goal runs for longer than one', async () => {
    const { result, values } = await imported('goal;Jan;Feb\nTwo years;81;82\n');
    expect(result).toMatchObject({ ok: true, counts: { problem: 2, new: 0 } });
    expect(values).toEqual([]);
  });

  it('that has goals as well is what somebody says', async () => {
    const sheet =
      'goal;due;start;baseline;target;owner;Jan 2026;Feb 2026\nClient retention;2026-12-31;2026-01-01;80;85;U1;81;82,5\n';
    expect((await imported(sheet)).result).toEqual({
      ok: false,
      problems: [{ code: 'which-table', tables: ['goals', 'check-ins'] }],
    });
    expect((await imported(sheet, { table: 'check-ins' })).values).toEqual(EXPECTED.slice(0, 2));
    const asGoals = await imported(sheet, { table: 'goals' });
    expect(asGoals.result).toMatchObject({ manner: { of: 'goals', rows: 1 } });
  });

  it('comes in once', async () => {
    const { write, store } = await openExchange();
    await store.save('team', [aTeam()]);
    await store.save('goal', [aGoal({ id: GOAL })]);
    const file = fileOf('sheet.csv', `goal;Jan 2027;Feb 2027\n${GOAL};81;82\n`);
    await write(file);
    expect((await write(file)).result).toMatchObject({ counts: { new: 0, there: 2 } });
  });
});
