import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { type Document, MongoClient } from 'mongodb';
import { sampleApp } from '../playground/sample.ts';
import { drive, submissionOf } from './acks.ts';
import { type Built, startBuilt } from './built.ts';
import { CROWD, CROWD_WORKSPACE, crowdWorkspace, goalOf, PEOPLE, personId, teamOf } from './crowd.ts';
import { commitOf, machine, table, writeMeasured } from './page.ts';
import { median } from './reads.ts';

/** Half of them are commands, half submitted check-ins of four goals. */
const REQUESTS = { count: Number(process.env['REQUESTS'] ?? 3_000), atOnce: 4 };
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** So many act: App Homes are shown one after the other at Slack's pace, which takes a minute for a hundred. */
const ACTING = 100;
const WARM_UP = 600;
const BATCH = 1_000;
/** Half a minute: memory falls for some ten seconds after the last work. */
const REST_LOOKS = 15;
const REST_LOOK_MS = 2_000;
const DATABASE = 'goalpost';
const SIGNING_SECRET_ENV = 'SLACK_SIGNING_SECRET';

/** What one run of a build costs. */
interface Cost {
  /** Processor time, of bot and store and all that follows, until nothing is left to do. */
  readonly cpuMs: number;
  readonly readyMs: number;
  readonly restMb: number;
  readonly commandP99: number;
  readonly checkInP99: number;
}

interface Build {
  readonly folder: string;
  readonly data: string;
}

/**
 * `npm run bench:cost -- FOLDER`: the built bot of this checkout and of another one, in turn, with 10,000 goals on its
 * own embedded store: from its start until it is up, its memory at rest, and the processor time of the whole process for
 * the same 3,000 requests with everything that follows. `npm run build` comes first in both. Throws where an answer or a
 * message was lost. Linux only. With `--write` it goes into `docs/performance.md`.
 */
const [other] = process.argv.slice(2).filter((given) => !given.startsWith('--'));
if (other === undefined) throw new Error('Name the folder of another checkout: npm run bench:cost -- ../before');
const folder = await mkdtemp(join(tmpdir(), 'goalpost-cost-'));
const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace(), rateLimits: false });
const costs: { readonly mine: Cost; readonly others: Cost }[] = [];
try {
  const mine = await prepare(resolve('.'), join(folder, 'mine'));
  const others = await prepare(resolve(other), join(folder, 'others'));
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await run(mine) : undefined;
    const theirs = await run(others);
    costs.push({ mine: first ?? (await run(mine)), others: theirs });
    console.log(JSON.stringify(costs.at(-1)));
  }
} finally {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
}
const ROWS: readonly (readonly [string, keyof Cost, number])[] = [
  [`processor time of ${REQUESTS.count.toLocaleString('en')} requests, ms`, 'cpuMs', 0],
  ['from start to ready, ms', 'readyMs', 0],
  ['memory at rest, MB', 'restMb', 0],
  ['p99 until a command is acknowledged, ms', 'commandP99', 1],
  ['p99 until a check-in is acknowledged, ms', 'checkInP99', 1],
];
const rows = ROWS.map(([label, key, digits]) => {
  const ratios = costs.map((cost) => cost.mine[key] / cost.others[key]);
  const of = (which: 'mine' | 'others') => median(costs.map((cost) => cost[which][key])).toFixed(digits);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return [label, of('mine'), of('others'), median(ratios).toFixed(2), range];
});
const lines = table(['', 'here', 'there', 'ratio', 'least to greatest'], rows);
console.log(lines.join('\n'));
if (process.argv.includes('--write')) {
  writeMeasured('cost', [`Beside ${commitOf(resolve(other))}. ${machine()}. Medians of ${ROUNDS} runs.`, '', ...lines]);
}

/** Fills a store of its own for a build, and lets it make its indexes and whatever else a first start does. */
async function prepare(build: string, data: string): Promise<Build> {
  const store = await startEmbeddedStore({ file: join(data, 'goalpost.db') });
  await fill(store.uri);
  await store.close();
  const bot = await startBot({ folder: build, data });
  await bot.idle();
  await bot.stop();
  return { folder: build, data };
}

async function fill(uri: string): Promise<void> {
  const client = await MongoClient.connect(uri, { ignoreUndefined: true });
  const stored = ({ id, ...rest }: { readonly id: string }): Document => ({ _id: id, ...rest });
  const described = (id: string) => ({ id, name: id, zone: 'Europe/Berlin', admin: false });
  const goals = Array.from({ length: PEOPLE * CROWD.goalsOfPerson }, (_, index) => {
    const goal = goalOf(Math.floor(index / CROWD.goalsOfPerson), index % CROWD.goalsOfPerson);
    return { ...goal, kpiId: `kpi-${goal.id}` };
  });
  const collections: Readonly<Record<string, readonly Document[]>> = {
    teams: Array.from({ length: CROWD.teams }, (_, team) => stored(teamOf(team))),
    people: Array.from({ length: PEOPLE }, (_, person) =>
      stored({
        id: `${CROWD_WORKSPACE}|${personId(person)}`,
        ...{ person: described(personId(person)), refreshedAt: new Date() },
      }),
    ),
    goals: goals.map(stored),
    kpis: goals.map(({ kpiId, workspace, team, title, kpi }) =>
      stored({ id: kpiId, ...{ workspace, team, name: title, unit: kpi.unit, values: [], version: 1 } }),
    ),
  };
  for (const [name, documents] of Object.entries(collections)) {
    for (let from = 0; from < documents.length; from += BATCH) {
      await client
        .db(DATABASE)
        .collection(name)
        .insertMany(documents.slice(from, from + BATCH));
    }
  }
  await client.close();
}

function startBot({ folder: build, data }: Build): Promise<Built & { readonly port: number }> {
  const env = {
    ...{ SLACK_BOT_TOKEN: simulator.botToken, [SIGNING_SECRET_ENV]: simulator.signingSecret },
    ...{ SLACK_API_URL: simulator.apiUrl, DATA_DIR: data, PORT: '0', LOG_LEVEL: 'info' },
  };
  return startBuilt(build, ['dist/main.js'], { env, up: '"goalpost is up"' }).then((bot) => ({
    ...bot,
    port: Number(/"port":(\d+)/.exec(bot.output())?.[1]),
  }));
}

/** On a copy, so that every run finds the same. */
async function run(build: Build): Promise<Cost> {
  const data = await mkdtemp(join(folder, 'run-'));
  await cp(build.data, data, { recursive: true });
  const bot = await startBot({ folder: build.folder, data });
  try {
    await bot.idle();
    const restMb = await atRest(bot);
    const template = await submissionOf(simulator as Simulator, bot);
    const load = { port: bot.port, signingSecret: simulator.signingSecret, template, people: ACTING };
    await drive({ ...load, perSecond: 0, seconds: 0, warmUp: WARM_UP });
    await bot.idle();
    const before = bot.cpuMs();
    const acks = await drive({ ...load, perSecond: 0, seconds: 0, requests: REQUESTS, warmUp: 0 });
    await bot.idle();
    const cpuMs = bot.cpuMs() - before;
    const refused = acks.command['not taken'] + acks.submission['not taken'];
    if (refused > 0) throw new Error(`${refused} requests were not taken`);
    await bot.stop();
    await checkDelivery(data);
    return {
      ...{ cpuMs, readyMs: bot.readyMs, restMb },
      ...{ commandP99: acks.command['p99 ms'], checkInP99: acks.submission['p99 ms'] },
    };
  } finally {
    await bot.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Megabytes in memory when what the start left behind has been collected. */
async function atRest(bot: Built): Promise<number> {
  let least = bot.residentMb();
  for (let looks = 0; looks < REST_LOOKS; looks += 1) {
    await new Promise((done) => setTimeout(done, REST_LOOK_MS));
    least = Math.min(least, bot.residentMb());
  }
  return least;
}

/** Every answer is stored once, and applied; and nothing waits to be sent. */
async function checkDelivery(data: string): Promise<void> {
  const store = await startEmbeddedStore({ file: join(data, 'goalpost.db') });
  const client = await MongoClient.connect(store.uri);
  const db = client.db(DATABASE);
  const waiting = await db.collection('outbox').countDocuments({ state: 'pending' });
  const answers = await db.collection('answers').countDocuments();
  const [sum] = await db
    .collection('goals')
    .aggregate([{ $group: { _id: null, all: { $sum: { $size: '$checkIns' } } } }])
    .toArray();
  console.log(JSON.stringify({ waiting, answers, checkIns: sum?.['all'] }));
  await client.close();
  await store.close();
  if (waiting > 0) throw new Error(`${waiting} messages were not sent`);
}
