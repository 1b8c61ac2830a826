import { performance } from 'node:perf_hooks';
import { openWorld } from '../test/features/support.ts';
import { fillIdle, openBeat } from '../test/support/idle.ts';
import { examinedBetween, examinedIn } from './ground.ts';

const SIZES = [1_000, 10_000, 100_000];
const SMOKE_SIZES = [200];
const TIMES = 25;

const medianOf = (taken: readonly number[]): number =>
  taken.toSorted((one, other) => one - other)[taken.length >> 1] ?? Number.NaN;

/**
 * What a beat costs at which nothing is due, by the number of idle documents of each kind: schedules, messages, rounds,
 * reminders, goals, answers, absences and teams. Medians in milliseconds, over a socket, of each part; and what the whole
 * takes of the processor, bot and store together, which tells little of what else the machine does. Run it in two
 * checkouts in turn to compare them.
 */
export async function benchTicks({ smoke = false } = {}): Promise<void> {
  const table: Record<string, Record<string, string | number>> = {};
  for (const size of smoke ? SMOKE_SIZES : SIZES) table[`${size} of each`] = await tickAt(size, smoke ? 3 : TIMES);
  console.table(table);
}

async function tickAt(size: number, times: number): Promise<Record<string, string | number>> {
  const world = await openWorld();
  try {
    const { db, followUps, ports } = world;
    const beat = await openBeat(db, followUps, ports.clock);
    await fillIdle(db, ports.clock.now(), size);
    const once = async (took: (name: string, ms: number) => void): Promise<void> => {
      for (const [name, part] of Object.entries(beat)) {
        const began = performance.now();
        await part();
        took(name, performance.now() - began);
      }
    };
    // The first beat looks back, and asks for each index for the first time.
    await once(() => undefined);
    const taken: Record<string, number[]> = {};
    const before = { examined: await examinedIn(db), cpu: process.cpuUsage() };
    for (let time = 0; time < times; time += 1) {
      await once((name, ms) => {
        taken[name] = [...(taken[name] ?? []), ms];
      });
    }
    const { user, system } = process.cpuUsage(before.cpu);
    return {
      ...Object.fromEntries(Object.entries(taken).map(([name, one]) => [name, medianOf(one).toFixed(2)])),
      'processor ms': ((user + system) / 1000 / times).toFixed(1),
      'documents examined': examinedBetween(before.examined, await examinedIn(db), times) ?? 'not said',
    };
  } finally {
    await world.close();
  }
}
