import { type Fault, faultsOf } from './faults.ts';
import { type Place, type RunResult, run } from './run.ts';
import { shrink } from './shrink.ts';

export interface SimulatedSeed extends RunResult {
  readonly seed: number;
  readonly days: number;
  /** The places, among the faults of the seed, of the fewest with which it fails; absent where it does not fail. */
  readonly shortest?: readonly number[];
}

/** In one of so many seeds a process is alone with its store; in the others there are two. */
const ALONE_EVERY = 4;

/** Runs a seed, with all of its faults or with those at some places, and shrinks what fails. */
export async function simulate(
  place: Place,
  { seed, days, only }: { seed: number; days: number; only?: readonly number[] },
): Promise<SimulatedSeed> {
  const all = faultsOf(seed, days);
  const faults = only === undefined ? all : only.flatMap((at) => all[at] ?? []);
  const outcome = (some: readonly Fault[]) =>
    run(place, { seed, days, faults: some, isAlone: seed % ALONE_EVERY === 0 }).catch(neverEnded);
  const result = await outcome(faults);
  if (result.broken.length === 0) return { ...result, seed, days };
  const shortest = await shrink(faults, async (some) => (await outcome(some)).broken.length > 0);
  const { broken } = await outcome(shortest);
  return { ...result, broken, seed, days, shortest: shortest.map((fault) => all.indexOf(fault)) };
}

/** A run that does not come to rest has broken a promise, too. */
function neverEnded(error: unknown): RunResult {
  const broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  return { broken, struck: {}, calls: 0, posts: 0, answers: 0, takenAway: 0, trace: '' };
}

/** How to see a failure again, and what it is. */
export function explain({ seed, days, broken, shortest = [] }: SimulatedSeed): string {
  const faults = faultsOf(seed, days);
  const list = shortest.map((at) => `  ${at}: ${JSON.stringify(faults[at])}`);
  const again = `npm run simulate -- --seed ${seed} --days ${days} --only ${shortest.join(',') || 'none'}`;
  return [`seed ${seed}:`, ...broken.map((one) => `  ${one}`), 'with these faults:', ...list, `again: ${again}`].join(
    '\n',
  );
}
