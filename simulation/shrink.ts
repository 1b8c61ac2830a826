import type { Fault } from './faults.ts';

/** A search for fewer faults that takes longer than so many runs ends with what it has. */
const MAX_RUNS = 80;

/**
 * The shortest list of faults, of those that failed, that fails still: leaves out ever smaller parts of it (Zeller and
 * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002). `fails` runs the simulation with a list.
 */
export async function shrink(
  faults: readonly Fault[],
  fails: (some: readonly Fault[]) => Promise<boolean>,
): Promise<readonly Fault[]> {
  let left = faults;
  let parts = 2;
  let runs = 0;
  while (left.length > 0 && runs < MAX_RUNS) {
    const size = Math.ceil(left.length / parts);
    let fewer: readonly Fault[] | undefined;
    for (let from = 0; from < left.length && fewer === undefined && runs < MAX_RUNS; from += size) {
      const rest = left.toSpliced(from, size);
      runs += 1;
      if (await fails(rest)) fewer = rest;
    }
    if (fewer !== undefined) {
      left = fewer;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return left;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
}
