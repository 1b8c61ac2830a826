import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import type { Db } from 'mongodb';
import { idleSchedule } from '../test/support/idle.ts';
import { AGENDA_COLLECTION, agendaRow, agendaTick, openAgenda } from './agenda.ts';
import { assembleBot } from './assembled.ts';
import { examinedBetween, examinedIn, fillWith, type Ground } from './ground.ts';
import { median } from './reads.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The server takes a minute to be filled with a million, and says as much with fewer. */
const SIZES = { embedded: [1_000, 10_000, 100_000, 1_000_000], server: [1_000, 10_000, 100_000] } as const;
const SMOKE_SIZES = [200, 1_000];
/** Of the peer, what the embedded store's bound leaves room for. */
const AGENDA_SIZES = { embedded: [1_000, 10_000, 100_000], server: [1_000, 10_000, 100_000] } as const;
const ROUNDS = 5;
const TICKS = 5;
const PEER_TICKS = 2;

export interface Tick {
  readonly schedules: number;
  /** Of all that a beat looks for. Median. */
  readonly ms: number;
  /** Documents that the store looked at for one; undefined where it doesn't say. */
  readonly examined: number | undefined;
}

/** What a beat costs at which nothing is due, by the number of idle schedules, and what a tick of Agenda costs so. */
export async function idleTicksOn(ground: Ground, { smoke = false } = {}) {
  const { kind, db } = ground;
  const bot = await assembleBot(db);
  const beat = () => bot.beat(new AbortController().signal);
  const now = Date.now();
  const make = (i: number) => ({ _id: `schedules-${i}`, ...idleSchedule(i, now) });
  const ours = await growing(db, 'schedules', smoke ? SMOKE_SIZES : SIZES[kind], { make, tick: beat, ticks: TICKS });
  assert.equal(bot.slack.messages.length, 0, 'nothing is posted where nothing is due');
  // The store's bound has no room for a million of both.
  await db.collection('schedules').drop();
  const other = ground.beside('agenda');
  const agenda = await openAgenda(other);
  const row = await agendaRow(agenda, other, new Date(now + DAY_MS));
  const peer = await growing(other, AGENDA_COLLECTION, smoke ? SMOKE_SIZES : AGENDA_SIZES[kind], {
    make: (i) => ({ ...row(`m${i}`), nextRunAt: new Date(now + DAY_MS + i * 1000) }),
    tick: () => agendaTick(agenda),
    ticks: PEER_TICKS,
  });
  return { ours, agenda: peer };
}

interface Growing {
  readonly make: (index: number) => object;
  readonly tick: () => Promise<unknown>;
  readonly ticks: number;
}

async function growing(db: Db, name: string, sizes: readonly number[], { make, tick, ticks }: Growing) {
  const measured: Tick[] = [];
  let from = 0;
  for (const to of sizes) {
    await fillWith(db, name, { from, to }, make);
    from = to;
    // Asks for each index for the first time.
    await tick();
    const before = await examinedIn(db);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const taken: number[] = [];
      for (let time = 0; time < ticks; time += 1) {
        const began = performance.now();
        await tick();
        taken.push(performance.now() - began);
      }
      rounds.push(median(taken));
    }
    const after = await examinedIn(db);
    measured.push({ schedules: to, ms: median(rounds), examined: examinedBetween(before, after, ROUNDS * ticks) });
  }
  return measured;
}
