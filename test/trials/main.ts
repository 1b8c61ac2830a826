/**
 * `npm run trials`: real processes under real faults. `--only TEXT,TEXT` runs those that have one of them in their name, `--store
 * embedded` or `--store server` those of one store. `--report` writes its section of docs/reliability.md. With
 * MONGOD_BINARY, all but the trial of the embedded store's disk run on such a server, too: a few at a time (`--at-once`),
 * because they wait for its clock.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { commitOf } from '../../bench/page.ts';
import { fullDisk } from './full-disk.ts';
import { STORES, type StoreName, type TrialRow, withTrials } from './page.ts';
import { ANSWER_STEPS, DELIVERY_STEPS } from './steps.ts';
import {
  connectionsCut,
  expectedMessages,
  killedAfterPost,
  killedAt,
  killedWithAnswer,
  serverKilled,
  steppedDown,
  stoodStill,
  stopped,
  type Trial,
  takenOver,
} from './trials.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    store: { type: 'string' },
    'at-once': { type: 'string', default: '3' },
    report: { type: 'boolean', default: false },
  },
});
const mongod = process.env['MONGOD_BINARY'];

const ON_BOTH: readonly Trial[] = [
  ...DELIVERY_STEPS.map(killedAt),
  killedAfterPost,
  ...ANSWER_STEPS.map(killedWithAnswer),
  stoodStill,
  stopped,
  takenOver,
  serverKilled,
  connectionsCut,
];
const TRIALS: Readonly<Record<StoreName, readonly Trial[]>> = {
  embedded: [...ON_BOTH, fullDisk],
  server: [...ON_BOTH, steppedDown],
};
const NAMES = { embedded: TRIALS.embedded.map(({ name }) => name), server: TRIALS.server.map(({ name }) => name) };
const PAGE = join(import.meta.dirname, '../../docs/reliability.md');

function refuse(problem: string): never {
  console.error(problem);
  process.exit(2);
}
const isStore = (name: string): name is StoreName => name in STORES;
function chosenStores(): readonly StoreName[] {
  const { store } = values;
  if (store === undefined) return mongod === undefined ? ['embedded'] : ['embedded', 'server'];
  if (!isStore(store)) return refuse('--store must be embedded or server.');
  if (store === 'server' && mongod === undefined) return refuse('Set MONGOD_BINARY to the path of a mongod.');
  return [store];
}
const stores = chosenStores();
const atOnce = Number(values['at-once']);
if (!Number.isSafeInteger(atOnce) || atOnce < 1) refuse('--at-once must be a whole number, 1 or more.');

const commit = commitOf('.');
const expected = await expectedMessages({});
const rows: TrialRow[] = [];

async function tryOut(trial: Trial, store: StoreName): Promise<void> {
  const options = { expected, ...(store === 'server' && { mongod }) };
  const { broken, measured = '' } = await trial
    .run(options)
    .catch((error: unknown) => ({ broken: [error instanceof Error ? error.message : String(error)], measured: '' }));
  rows.push({ store, name: trial.name, broken, measured, commit });
  console.log([STORES[store], trial.name, broken.length === 0 ? 'kept' : broken.join('; '), measured].join(' | '));
  // After each: what a run that is cut short has done stays.
  if (values.report) writeFileSync(PAGE, withTrials(readFileSync(PAGE, 'utf8'), rows, NAMES));
}

for (const store of stores) {
  const queue = new PQueue({ concurrency: store === 'server' ? atOnce : 1 });
  const chosen = TRIALS[store].filter(({ name }) => values.only.split(',').some((text) => name.includes(text)));
  await queue.addAll(chosen.map((trial) => () => tryOut(trial, store)));
}
process.exitCode = rows.some(({ broken }) => broken.length > 0) ? 1 : 0;
