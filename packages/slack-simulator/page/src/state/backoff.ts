/** The first wait before a new connection is tried. */
const FIRST_MS = 400;
/** No wait is longer than this: a person who starts the simulator again is not kept waiting. */
const LONGEST_MS = 8_000;

/**
 * How long to wait before the next try, in milliseconds: doubled with each failure up to {@link LONGEST_MS}, spread over
 * the upper half of that so that many pages do not come back in one instant.
 * @param failures how many tries have failed in a row, from 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}
