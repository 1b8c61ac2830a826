import { clamp, tidy } from './numbers.ts';
import { decimalsOf, isComputed, toDecimals } from './precision.ts';

const MAX_COMPUTED_DECIMALS = 2;

/** The smallest and the largest value that there can be. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/**
 * How numbers of a history are rounded so that a person would have written them: to a power of ten that is at most a
 * tenth of `way`, so that the way keeps two digits, but never to more decimals than the values of the history have: at
 * most two where they were computed. Halves go away from zero, so that a KPI and its mirror image are rounded alike. The
 * result lies within the limits.
 */
export function rounder(values: readonly number[], way: number, limits?: Limits): (value: number) => number {
  const size = Math.abs(way);
  const ofWay = size > 0 ? 1 - Math.floor(Math.log10(size)) : 0;
  const ofValues = Math.max(decimalsOf(values), values.some(isComputed) ? MAX_COMPUTED_DECIMALS : 0);
  const decimals = Math.min(ofWay, ofValues);
  const { min, max } = limits ?? { min: -Infinity, max: Infinity };
  return (value) => tidy(clamp(toDecimals(value, decimals), min, max));
}
