import { clamp, tidy } from './numbers.ts';

/** The smallest and the largest value that there can be. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/**
 * How numbers of a history are rounded so that a person would have written them: to a power of ten that is at most a
 * tenth of `way`, so that the way keeps two digits; to whole numbers where every value of the history is one. Halves go
 * away from zero, so that a KPI and its mirror image are rounded alike. The result lies within the limits.
 */
export function rounder(values: readonly number[], way: number, limits?: Limits): (value: number) => number {
  const size = Math.abs(way);
  const fine = size > 0 ? 10 ** Math.floor(Math.log10(size) - 1) : 1;
  const step = values.every(Number.isInteger) ? Math.max(1, fine) : fine;
  const { min, max } = limits ?? { min: -Infinity, max: Infinity };
  return (value) => tidy(clamp(toStep(value, step), min, max));
}

/** A step below one is a division by its inverse, a whole number: 0.1 itself is no double. */
function toStep(value: number, step: number): number {
  const inverse = Math.round(1 / step);
  const rounded =
    step < 1 ? Math.round(Math.abs(value) * inverse) / inverse : Math.round(Math.abs(value) / step) * step;
  return value < 0 ? -rounded : rounded;
}
