import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFile, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { openWholeStore } from '../../src/stores/exchange.ts';
import { goalpost, interruptedAt } from '../support/goalpost.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';

const GOAL = 'goal-retention-1';

/** A store in a file, closed, with a team and a goal. */
async function aStore(): Promise<string> {
  const file = freshFile();
  const { client, store } = await openStore({ file });
  const whole = openWholeStore(client.db('goalpost'));
  await whole.save('team', [aTeam()]);
  await whole.save('goal', [aGoal({ id: GOAL, start: '2020-01-01', checkIns: [aCheckIn(81, { note: '=1+1' })] })]);
  await client.close();
  await store.close();
  return file;
}

async function withoutGoals(file: string): Promise<void> {
  const { client, store } = await openStore({ file });
  await client.db('goalpost').collection('goals').deleteMany({});
  await client.close();
  await store.close();
}

async function goalIn(file: string, id = GOAL) {
  const { client, store } = await openStore({ file });
  const [goal] = await openWholeStore(client.db('goalpost')).load('T1', 'goal', [id]);
  await client.close();
  await store.close();
  return goal;
}

it('shows line by line what it would do and how it reads the file, and does it with --apply', async () => {
  const file = await aStore();
  const table = freshFile('werte.csv');
  writeFileSync(table, `Ziel;Datum;Wert\n${GOAL};31.03.2026;82,5\n${GOAL};30.04.2026;-1\n`);
  const wrong = await goalpost('import', table, '--to', file);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.text).toContain('Line 3, value:');
  expect(wrong.text).toContain('Nothing was imported.');
  writeFileSync(table, `Ziel;Datum;Wert\n${GOAL};31.03.2026;82,5\n${GOAL};30.04.2026;83\n`);
  const shown = await goalpost('import', table, '--to', file);
  expect(shown.code).toBe(0);
  expect(shown.out.split('\n')).toEqual([
    'Line 2: adds the check-in of 82.5 on 2026-03-31 for “Client retention”.',
    'Line 3: adds the check-in of 83 on 2026-04-30 for “Client retention”.',
    '',
  ]);
  for (const line of [
    'Columns are separated by semicolons.',
    'Decimals have a comma, as in 82,5.',
    'In dates the day comes first, as in 31.03.2026.',
    'Nothing was changed. To import this, add --apply.',
  ]) {
    expect(shown.text).toContain(line);
  }
  expect((await goalIn(file))?.checkIns).toHaveLength(1);
  expect((await goalpost('import', table, '--to', file, '--apply', '--dry-run')).text).toContain('Would import');
  const done = await goalpost('import', table, '--to', file, '--apply');
  expect(done.text).toContain('Imported: 2 new, 0 there already.');
  expect((await goalIn(file))?.checkIns.map(({ value }) => value)).toEqual([81, 82.5, 83]);
  expect((await goalpost('import', table, '--to', file, '--apply')).text).toContain(
    'Imported: 0 new, 2 there already.',
  );
}, 600_000);

it('reads the workbooks that LibreOffice wrote, in English and German', async () => {
  const real = (name: string) => join(import.meta.dirname, '../exchange/files', name);
  for (const [goals, values] of [
    ['goals-en.xlsx', 'values-en.xlsx'],
    ['ziele-de.xlsx', 'werte-de.xlsx'],
  ] as const) {
    const file = await aStore();
    await withoutGoals(file);
    expect((await goalpost('import', real(goals), '--to', file, '--apply')).text).toContain('Imported: 2 new');
    expect((await goalpost('import', real(values), '--to', file, '--apply')).text).toContain('Imported: 3 new');
    const asked = await goalpost('import', real('error-en.xlsx'), '--to', file);
    expect(asked).toMatchObject({ code: 1, text: expect.stringContaining('The spreadsheet shows the error') });
  }
}, 600_000);

it('asks with the option that decides it', async () => {
  const file = await aStore();
  const table = freshFile('values.csv');
  writeFileSync(table, `goal,date,value\n${GOAL},3/4/2026,82\n`);
  const asked = await goalpost('import', table, '--to', file);
  expect(asked.code).toBe(1);
  expect(asked.text).toContain('Here: --dates day-first or --dates month-first.');
  expect((await goalpost('import', table, '--to', file, '--dates', 'month-first')).out).toContain('on 2026-03-04');
  expect((await goalpost('import', table, '--to', file, '--dates', 'year-first')).code).toBe(64);
  expect((await goalpost('import', `${table}.gone`, '--to', file)).code).toBe(66);
}, 600_000);

it('exports for its owner only what another, empty store imports as it was; and tables for a German spreadsheet', async () => {
  const file = await aStore();
  const out = freshFile('goals.json');
  expect((await goalpost('export', '--from', file, '--format', 'json', '--out', out)).text).toContain(
    'Exported 3 items',
  );
  expect(statSync(out).mode & 0o077).toBe(0);
  const other = join(dirname(freshFile()), 'new', 'goalpost.db');
  expect((await goalpost('import', out, '--to', other, '--apply')).text).toContain('Imported: 3 new');
  const { version: _, ...goal } = (await goalIn(other)) ?? { version: 0 };
  const { version: __, ...before } = (await goalIn(file)) ?? { version: 0 };
  expect(goal).toEqual(before);
  const folder = freshFile('tables');
  expect((await goalpost('export', '--from', file, '--format', 'csv', '--language', 'de', '--out', folder)).code).toBe(
    0,
  );
  expect(readdirSync(folder).toSorted()).toEqual([
    'changes.csv',
    'check-ins.csv',
    'clients.csv',
    'decisions.csv',
    'feedback.csv',
    'goals.csv',
    'kpis.csv',
    'pulses.csv',
    'values.csv',
  ]);
  expect(readFileSync(join(folder, 'check-ins.csv'), 'utf8')).toContain(";'=1+1;");
  expect((await goalpost('export', '--from', file, '--format', 'csv', '--out', folder)).text).toContain(
    'already exists',
  );
}, 600_000);

it('stopped with Ctrl+C keeps what is whole, and the same command imports the rest', async () => {
  const file = freshFile();
  const { client, store } = await openStore({ file });
  const whole = openWholeStore(client.db('goalpost'));
  const ids = Array.from({ length: 60 }, (_, index) => `goal-number-${String(index).padStart(4, '0')}`);
  await whole.save('team', [aTeam()]);
  await whole.save(
    'goal',
    ids.map((id) => aGoal({ id, title: id, start: '2020-01-01' })),
  );
  await client.close();
  await store.close();
  const day = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
  const rows = ids.flatMap((id) => Array.from({ length: 500 }, (_, index) => `${id},${day(index)},81.5`));
  const table = freshFile('values.csv');
  mkdirSync(dirname(table), { recursive: true });
  writeFileSync(table, `goal,date,value\n${rows.join('\n')}\n`);
  const args = ['import', table, '--to', file, '--apply'];
  // The first step that is finished: what is written comes after it.
  const stopped = await interruptedAt('Checking: 30000 of 30000', ...args);
  expect(stopped).toEqual({ code: 130, text: expect.stringContaining('Run the command again') });
  const again = await goalpost(...args);
  expect(again.text).toMatch(/Imported: [\d,]+ new, [\d,]+ there already\./);
  expect((await goalIn(file, ids[0]))?.checkIns).toHaveLength(500);
  expect((await goalIn(file, ids[59]))?.checkIns).toHaveLength(500);
  expect((await goalpost(...args)).text).toContain('Imported: 0 new, 30,000 there already.');
}, 600_000);
