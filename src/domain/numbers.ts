/**
 * The largest magnitude of a value. A double holds 15 significant digits, so that values up to here keep three
 * decimals exactly enough to be shown.
 */
export const LARGEST_VALUE = 1e12;

/** Rounds away binary noise: 12 significant digits, so that 0.1 + 0.2 is 0.3. Keeps zero positive. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
