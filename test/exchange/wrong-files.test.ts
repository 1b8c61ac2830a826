import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportChoices } from '../../src/ports/exchange.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { aCheckIn, aClient, aGoal, anIndicator, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { exchangeOn, fileOf } from './support.ts';
import { CLIENTS_AND_DECISIONS } from './wrong/clients-and-decisions.ts';
import { GOALS_AND_VALUES, values } from './wrong/goals-and-values.ts';
import { ITEMS } from './wrong/items.ts';
import { GOAL, type Wrong } from './wrong/wrong.ts';

let database: TestDatabase;
let before: unknown;
beforeAll(async () => {
  database = await openTestDatabase();
  const { store } = exchangeOn(database.db);
  await store.save('team', [aTeam(), aTeam({ id: 'support', name: 'Support', channel: 'C2' })]);
  await store.save('kpi', [anIndicator({ id: 'kpi-retention-01' })]);
  const full = Array.from({ length: 1000 }, (_, index) => aCheckIn(80, { id: `c${index}`, on: '2026-02-01' }));
  await store.save('goal', [
    aGoal({ id: GOAL, checkIns: [aCheckIn(81, { id: 'c1', on: '2026-02-02' })] }),
    aGoal({ id: 'goal-retention-2', title: 'Twice' }),
    aGoal({ id: 'goal-retention-3', title: 'Twice' }),
    aGoal({ id: 'goal-retention-4', title: 'Full', checkIns: full }),
    aGoal({
      id: 'goal-retention-6',
      title: 'Heard',
      feedback: Array.from({ length: 200 }, (_, index) => ({
        id: `f${index}`,
        text: 'Fine.',
        by: 'U1',
        at: new Date(0),
      })),
    }),
    aGoal({
      id: 'goal-retention-7',
      title: 'Changed',
      changes: Array.from({ length: 500 }, (_, index) => ({
        id: `d${index}`,
        by: 'U1',
        at: new Date(0),
        was: { title: 'Before' },
        now: { title: 'Changed' },
      })),
    }),
    aGoal({
      id: 'goal-retention-5',
      title: 'Money',
      category: 'revenue',
      kpi: { direction: 'at-least', unit: { kind: 'number' }, target: 5 },
    }),
  ]);
  await store.save('client', [
    aClient({ id: 'client-acme-0001', code: 'ACME', name: 'Acme' }),
    aClient({ id: 'client-oak-00001', code: 'OAK1', name: 'Oak' }),
    aClient({ id: 'client-oak-00002', code: 'OAK2', name: 'Oak' }),
    aClient({ id: 'client-other-001', code: 'OTHER', name: 'Other', team: 'support' }),
  ]);
  before = await stored();
});
afterAll(() => database.close());

const stored = async () => {
  const collections = (await database.db.collections()).toSorted((one, other) =>
    one.collectionName < other.collectionName ? -1 : 1,
  );
  return Promise.all(collections.map(async (one) => [one.collectionName, await one.find().sort({ _id: 1 }).toArray()]));
};

/** What somebody is told of a file: the problems of the whole, or of its lines. */
async function toldOf(name: string, content: string | Uint8Array, choices: ImportChoices = {}): Promise<string[]> {
  const { result, lines } = await exchangeOn(database.db).write(fileOf(name, content), choices);
  const { exchange, problem } = english();
  if (!result.ok) return result.problems.map(exchange.file);
  return lines.flatMap((line) =>
    line.outcome === 'problem' ? line.problems.map((one) => exchange.problem(one, problem)) : [],
  );
}

const WRONG: readonly Wrong[] = [...GOALS_AND_VALUES, ...CLIENTS_AND_DECISIONS, ...ITEMS];

describe('a file that is wrong', () => {
  it('is one of more than eighty', () => {
    expect(WRONG.length).toBeGreaterThanOrEqual(80);
  });

  it.each(WRONG.map(([what, name, content, told, choices]) => ({ what, name, content, told, choices })))(
    '$what: says what to do, and nothing is written',
    async ({ name, content, told, choices }) => {
      const said = await toldOf(name, content, choices);
      expect(said.join('\n')).toContain(told);
      expect(await stored()).toEqual(before);
    },
  );

  it('with one line that is wrong among many changes nothing', async () => {
    const rows = Array.from({ length: 28 }, (_, day) => `${GOAL};2026-03-${String(day + 1).padStart(2, '0')};81;U1`);
    expect(await toldOf('a.csv', values(...rows, 'Growth;2026-02-03;81;U1'))).toHaveLength(1);
    expect(await stored()).toEqual(before);
  });
});
