/**
 * `npm run bench:import`: 100,000 check-ins from a table. Rows a second beside the driver's bulk write of the same check-ins
 * in the same process, and the peak of resident memory beside that of a process that imports 1,000. With `--write` it goes
 * into `docs/performance.md`.
 */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { MongoClient } from 'mongodb';
import type { CheckIn, Goal } from '../src/domain/goal/goal.ts';
import { createExchange } from '../src/exchange/index.ts';
import { createIds } from '../src/ids.ts';
import { openWholeStore } from '../src/stores/exchange.ts';
import { aGoal, aTeam } from '../test/support/samples.ts';
import { machine, table, writeMeasured } from './page.ts';

const PER_GOAL = 1000;
const SIZES = { small: 1000, large: 100_000 } as const;
const { derive } = createIds();

const dayNo = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);

/** A table as somebody exports it who checks in every day; `mixed` has the days of all goals one after the other. */
function tableOf(rows: number, order: 'by-goal' | 'mixed'): string {
  const goals = rows / PER_GOAL;
  const lines = Array.from({ length: rows }, (_, index) => {
    const [goal, day] =
      order === 'by-goal'
        ? [Math.floor(index / PER_GOAL), index % PER_GOAL]
        : [index % goals, Math.floor(index / goals)];
    return `${derive('goal', String(goal))},${dayNo(day)},${(80 + (index % 500) / 100).toFixed(2)},A comment with some words in it,${derive('row', String(goal), String(day))}`;
  });
  return `goal,date,value,comment,id\n${lines.join('\n')}\n`;
}

async function aStore(folder: string, name: string, rows: number) {
  const store = await startEmbeddedStore({ file: join(folder, `${name}.db`) });
  const client = await MongoClient.connect(process.env['MONGODB_URI'] || store.uri);
  const db = client.db(`goalpost_bench_${process.pid}_${name}`);
  const whole = openWholeStore(db);
  await whole.save('team', [aTeam()]);
  const goals = Array.from({ length: rows / PER_GOAL }, (_, goal) =>
    aGoal({ id: derive('goal', String(goal)), title: `Goal ${goal}`, start: '2020-01-01' }),
  );
  await whole.save('goal', goals);
  return {
    db,
    whole,
    close: async () => {
      await db.dropDatabase();
      await client.close();
      await store.close();
    },
  };
}

type Opened = Awaited<ReturnType<typeof aStore>>;

async function importTable({ whole }: Opened, path: string): Promise<number> {
  const began = performance.now();
  const result = await createExchange().write(
    { name: path, bytes: () => createReadStream(path) },
    {
      workspace: 'T1',
      surroundings: async () => ({
        ...(await whole.known('T1')),
        now: new Date('2026-01-01T12:00:00Z'),
        today: '2026-01-01',
        derive,
      }),
      load: (kind, ids) => whole.load('T1', kind, ids),
      teamsIn: (channels) => whole.teamsIn('T1', channels),
      clientsOf: (teams) => whole.clientsOf('T1', teams),
      ofClients: (clients) => whole.ofClients('T1', clients),
      save: (kind, values) => whole.save(kind, values),
    },
    { choices: {} },
  );
  if (!result.ok || result.counts.problem > 0) throw new Error(JSON.stringify(result));
  return (performance.now() - began) / 1000;
}

/** The same documents as the import left, by the driver alone: as check-ins by themselves, and as goals. */
async function bulkWrite({ db }: Opened): Promise<{ readonly goals: number; readonly rows: number }> {
  const goals = await db.collection<Goal & { _id: string }>('goals').find().toArray();
  const target = db.collection<{ _id: string }>('copied_goals');
  const began = performance.now();
  await target.bulkWrite(
    goals.map((document) => ({ insertOne: { document } })),
    { ordered: false },
  );
  const between = performance.now();
  const rows = db.collection<{ _id: string }>('copied_rows');
  const all = goals.flatMap(({ checkIns }) => checkIns.map(({ id, ...rest }: CheckIn) => ({ _id: id, ...rest })));
  const start = performance.now();
  await rows.bulkWrite(
    all.map((document) => ({ insertOne: { document } })),
    { ordered: false },
  );
  return { goals: (between - began) / 1000, rows: (performance.now() - start) / 1000 };
}

async function measure(folder: string, rows: number, order: 'by-goal' | 'mixed', isCompared: boolean): Promise<void> {
  const opened = await aStore(folder, `${order}-${rows}`, rows);
  const seconds = await importTable(opened, join(folder, `${order}-${rows}.csv`));
  const peak = process.resourceUsage().maxRSS / 1024;
  const bulk = isCompared ? await bulkWrite(opened) : undefined;
  await opened.close();
  console.log(JSON.stringify({ rows, order, seconds, peak, bulk }));
}

interface Measured {
  readonly seconds: number;
  readonly peak: number;
  readonly bulk?: { readonly goals: number; readonly rows: number };
}

async function inChild(folder: string, rows: number, order: string, isCompared: boolean): Promise<Measured> {
  const args = ['--conditions=source', '--import', 'tsx', import.meta.filename, folder, String(rows), order];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, isCompared ? 'compared' : 'alone']);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

interface Round {
  readonly small: Measured;
  readonly large: Measured;
  /** In seconds, of the check-ins by the driver alone. */
  readonly bulk: number;
  readonly speed: number;
  readonly memory: number;
}

const ORDERS = { 'by-goal': 'in the order of goals', mixed: 'all goals mixed' } as const;

/** One row of the table: medians of the rounds, and what the ratios were at least and at most. */
async function rowFor(folder: string, order: keyof typeof ORDERS, rounds: number): Promise<string[]> {
  for (const rows of Object.values(SIZES)) await writeFile(join(folder, `${order}-${rows}.csv`), tableOf(rows, order));
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const small = await inChild(folder, SIZES.small, order, false);
    const large = await inChild(folder, SIZES.large, order, true);
    const { rows: bulk = 0 } = large.bulk ?? {};
    measured.push({ small, large, bulk, speed: bulk / large.seconds, memory: large.peak / small.peak });
  }
  // Loads the whole of Goalpost, which would be measured in the processes that import.
  const { median } = await import('./reads.ts');
  const middle = (of: (one: Round) => number) => median(measured.map(of));
  const range = (of: (one: Round) => number) => {
    const all = measured.map(of);
    return `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`;
  };
  return [
    ORDERS[order],
    String(Math.round(SIZES.large / middle(({ large }) => large.seconds))),
    String(Math.round(SIZES.large / middle(({ bulk }) => bulk))),
    middle(({ speed }) => speed).toFixed(2),
    range(({ speed }) => speed),
    String(Math.round(middle(({ large }) => large.peak))),
    String(Math.round(middle(({ small }) => small.peak))),
    middle(({ memory }) => memory).toFixed(2),
    range(({ memory }) => memory),
  ];
}

const HEAD = [
  '',
  'rows/s imported',
  'rows/s by bulk write',
  'ratio',
  'least to greatest',
  'peak, MB',
  'peak for 1,000, MB',
  'ratio',
  'least to greatest',
];
const ROUNDS = 3;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-import-'));
  try {
    const rows = [await rowFor(folder, 'by-goal', ROUNDS), await rowFor(folder, 'mixed', ROUNDS)];
    for (const line of table(HEAD, rows)) console.log(line);
    if (process.argv.includes('--write')) {
      writeMeasured('import', [`${ROUNDS} rounds. ${machine()}.`, '', ...table(HEAD, rows)]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const [folder, rows, order, compared] = process.argv.slice(2);
if (folder === undefined || folder === '--write') await main();
else await measure(folder, Number(rows), order === 'mixed' ? 'mixed' : 'by-goal', compared === 'compared');
