import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import type { ExchangeItem } from '../../src/domain/exchange/item.ts';
import { TABLES } from '../../src/domain/exchange/tables.ts';
import { cases } from '../support/cases.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { drawnWorkspace, exchangeOn, fileOf, fill } from './support.ts';

/** On a server each case is some hundred round trips. */
const PATIENT_MS = 300_000;

/** Whatever names another thing comes behind it. */
const IN_ORDER = [
  'kpis',
  'clients',
  'goals',
  'values',
  'check-ins',
  'feedback',
  'pulses',
  'decisions',
  'changes',
] as const;

let from: TestDatabase;
let to: TestDatabase;
beforeAll(async () => {
  [from, to] = await Promise.all([openTestDatabase(), openTestDatabase()]);
});
afterAll(() => Promise.all([from.close(), to.close()]));

const empty = async ({ db }: TestDatabase) => {
  for (const one of await db.collections()) await one.deleteMany({});
};

/** The check-ins of a store are in the order in which they were said, whatever order they were drawn in. */
const inOrder = (items: readonly ExchangeItem[]) =>
  items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

it(
  'JSON: what is exported and imported into an empty store is the same by value, and a second time nothing is new',
  async () => {
    await fc.assert(
      fc.asyncProperty(drawnWorkspace, fc.constantFrom(7, 64, 65_536), async (workspace, part) => {
        await Promise.all([empty(from), empty(to)]);
        await fill(from.db, workspace);
        const [one, other] = [exchangeOn(from.db), exchangeOn(to.db)];
        const text = await one.json();
        const file = fileOf('export.json', text, part);
        const checked = await other.check(file);
        expect(checked.lines.filter(({ outcome }) => outcome !== 'new')).toEqual([]);
        expect(await other.items()).toEqual([]);
        await other.write(file);
        expect(inOrder(await other.items())).toEqual(inOrder(await one.items()));
        const again = await other.write(file);
        expect(again.lines.filter(({ outcome }) => outcome !== 'there')).toEqual([]);
        // Laid out by another program, it is the same.
        const pretty = fileOf('export.json', JSON.stringify(JSON.parse(text), undefined, 2), part);
        const whole = await other.check(pretty);
        expect(whole.lines.filter(({ outcome }) => outcome !== 'there')).toEqual([]);
      }),
      cases(20),
    );
  },
  PATIENT_MS,
);

it.each(['en', 'de'] as const)(
  'tables, %s: what is exported, imported, and exported again is the same text',
  async (language) => {
    await fc.assert(
      fc.asyncProperty(drawnWorkspace, fc.constantFrom(7, 65_536), async (workspace, part) => {
        await Promise.all([empty(from), empty(to)]);
        // Nobody imports a table into a team that was removed.
        const teams = workspace.teams.map(({ removed: _, ...team }) => team);
        await fill(from.db, { ...workspace, teams });
        const [one, other] = [exchangeOn(from.db), exchangeOn(to.db)];
        await other.store.save('team', teams);
        for (const table of IN_ORDER) {
          const text = await one.table(table, language);
          const file = fileOf(`${table}.csv`, text, part);
          const { result, lines } = await other.write(file, { decimal: language === 'de' ? 'comma' : 'dot' });
          const isEmpty = text.split('\r\n').length === 2;
          if (isEmpty) expect(result).toEqual({ ok: false, problems: [{ code: 'no-rows' }] });
          else expect(lines.filter(({ outcome }) => outcome !== 'new')).toEqual([]);
        }
        for (const table of IN_ORDER) {
          expect(lineSet(await other.table(table, language))).toEqual(lineSet(await one.table(table, language)));
        }
      }),
      cases(12),
    );
  },
  PATIENT_MS,
);

const lineSet = (text: string) => text.split('\r\n').toSorted();

it('no cell of a table begins as a formula, except numbers', async () => {
  await fc.assert(
    fc.asyncProperty(drawnWorkspace, async (workspace) => {
      await empty(from);
      await fill(from.db, workspace);
      for (const table of TABLES) {
        const text = await exchangeOn(from.db).table(table, 'en');
        const cells = (parse(text, { bom: true }) as string[][]).flat();
        for (const cell of cells) if (/^[=+\-@\t\r]/.test(cell)) expect(Number(cell)).not.toBeNaN();
      }
    }),
    cases(20),
  );
});

it.skipIf(!process.env['MONGODB_URI'])(
  'JSON: from the embedded store to a server and back it is the same by value',
  async () => {
    const { client } = await openStore();
    const [one, other] = [client.db('one'), client.db('other')];
    await fc.assert(
      fc.asyncProperty(drawnWorkspace, async (workspace) => {
        await empty(to);
        for (const db of [one, other]) await db.dropDatabase();
        await fill(one, workspace);
        await exchangeOn(to.db).write(fileOf('there.json', await exchangeOn(one).json()));
        await exchangeOn(other).write(fileOf('back.json', await exchangeOn(to.db).json()));
        expect(inOrder(await exchangeOn(other).items())).toEqual(inOrder(await exchangeOn(one).items()));
      }),
      cases(10),
    );
  },
);
