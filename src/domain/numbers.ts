/**
 * The largest magnitude of a value. A double holds 15 significant digits, so that values up to here keep three
 * decimals exactly enough to be shown.
 */
export const LARGEST_VALUE = 1e12;

/** What a double can tell apart, and so what a typed value keeps. */
export const TYPED_DIGITS = 15;

/**
 * Rounds away the binary noise of arithmetic: to 12 significant digits as a rule, so that 0.1 + 0.2 is 0.3. Keeps zero
 * positive.
 */
export function tidy(value: number, digits = 12): number {
  return Number(value.toPrecision(digits)) + 0;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
