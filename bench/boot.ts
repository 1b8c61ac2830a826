import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { schedule } from 'node-cron';
import { storeFileIn } from '../src/begin-store.ts';
import { connect } from '../src/stores/connect.ts';
import { idleSchedule } from '../test/support/idle.ts';
import { AGENDA_COLLECTION, agendaRow, openAgenda } from './agenda.ts';
import { assembleBot } from './assembled.ts';
import { fillWith, type Ground } from './ground.ts';
import { memoryOf } from './processor.ts';
import { median } from './reads.ts';

const SCHEDULES = 100_000;
const SMOKE_SCHEDULES = 1_000;
const ROUNDS = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Boot {
  /** From nothing but loaded code until everything that is due would be found. */
  readonly ms: number;
  /** What it leaves on the heap of its process, in megabytes. */
  readonly heapMb: number;
}

/**
 * What it takes until the bot has connected, made its indexes, asked Slack who it is, and been through its first beat,
 * with so many schedules stored; beside Agenda with as many jobs, and node-cron with as many tasks. Medians.
 */
export async function bootsOn(ground: Ground, { smoke = false } = {}) {
  const count = smoke ? SMOKE_SCHEDULES : SCHEDULES;
  const rounds = smoke ? 1 : ROUNDS;
  const now = Date.now();
  const { db } = ground;
  await assembleBot(db);
  await fillWith(db, 'schedules', { to: count }, (i) => ({ _id: `schedules-${i}`, ...idleSchedule(i, now) }));
  const ours = await bootOf(rounds, async () => {
    const connection = await connect(ground.uri, db.databaseName);
    const bot = await assembleBot(connection.db);
    await bot.beat(new AbortController().signal);
    return { kept: bot, stop: connection.close };
  });
  const other = ground.beside('agenda');
  const filling = await openAgenda(other);
  const row = await agendaRow(filling, other, new Date(now + DAY_MS));
  await fillWith(other, AGENDA_COLLECTION, { to: count }, (i) => row(`m${i}`));
  const agenda = await bootOf(rounds, async () => {
    const connection = await connect(ground.uri, other.databaseName);
    const started = await openAgenda(connection.db);
    await started.start();
    const stop = async () => {
      await started.stop();
      await connection.close();
    };
    return { kept: started, stop };
  });
  return { schedules: count, ours, agenda };
}

/** As many tasks of node-cron in one process: it stores nothing, so it is the same on every store. */
export async function cronBoot({ smoke = false } = {}): Promise<Boot & { readonly schedules: number }> {
  const count = smoke ? SMOKE_SCHEDULES : SCHEDULES;
  const boot = await bootOf(smoke ? 1 : ROUNDS, async () => {
    const tasks = Array.from({ length: count }, () => schedule('0 9 1 * *', () => undefined, { timezone: 'UTC' }));
    const stop = async () => {
      for (const task of tasks) await task.destroy();
    };
    return { kept: tasks, stop };
  });
  return { schedules: count, ...boot };
}

/**
 * What the embedded store takes to open its file with so many schedules in it: in this thread, as another one would
 * compile its sources first. Median, in milliseconds.
 */
export async function openingOfFile({ smoke = false } = {}): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-boot-'));
  const file = await storeFileIn(folder);
  const now = Date.now();
  try {
    const first = await startEmbeddedStore({ file });
    const connection = await connect(first.uri, 'goalpost');
    const to = smoke ? SMOKE_SCHEDULES : SCHEDULES;
    await fillWith(connection.db, 'schedules', { to }, (i) => ({ _id: `schedules-${i}`, ...idleSchedule(i, now) }));
    await connection.close();
    await first.close();
    const taken: number[] = [];
    for (let round = 0; round < (smoke ? 1 : ROUNDS); round += 1) {
      const began = performance.now();
      const store = await startEmbeddedStore({ file });
      taken.push(performance.now() - began);
      await store.close();
    }
    return median(taken);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bootOf(
  rounds: number,
  start: () => Promise<{ readonly kept: unknown; readonly stop: () => Promise<void> }>,
): Promise<Boot> {
  const boots: Boot[] = [];
  // The first round compiles what the others run.
  for (let round = 0; round <= rounds; round += 1) {
    let ms = 0;
    let started: Awaited<ReturnType<typeof start>> | undefined;
    const heapMb = await memoryOf(async () => {
      const began = performance.now();
      started = await start();
      ms = performance.now() - began;
      return started;
    });
    await started?.stop();
    if (round > 0) boots.push({ ms, heapMb });
  }
  return { ms: median(boots.map((one) => one.ms)), heapMb: median(boots.map((one) => one.heapMb)) };
}
