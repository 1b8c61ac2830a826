/**
 * The largest magnitude of a value. A double tells 15 significant digits apart, so that values up to here keep three
 * decimals (ADR 7).
 */
export const LARGEST_VALUE = 1e12;

/** What a value holds: 12 decimals up to a thousand, and 15 significant digits beyond. */
const FINEST = 1e12;
const FINEST_UP_TO = 1e3;

/** How many units of the last place one is, for decimals of that size: a power of ten. */
function scaleOf(size: number): number {
  let scale = FINEST;
  for (let bound = FINEST_UP_TO; bound < size && scale > 1; bound *= 10) scale /= 10;
  return scale;
}

/** A decimal as a whole number of units of its last place, half away from zero: exact below 2^53. */
function unitsOf(value: number, scale: number): number {
  const units = Math.round(Math.abs(value) * scale);
  return value < 0 ? -units : units;
}

/**
 * The decimal that a result of arithmetic means: 0.1 + 0.2 is 0.3. Rounds half away from zero, at the twelfth decimal
 * or, above a thousand, to 15 significant digits. Keeps zero positive.
 */
export function tidy(value: number): number {
  const scale = scaleOf(Math.abs(value));
  return unitsOf(value, scale) / scale + 0;
}

/** `to - from` exactly, as one would do it on paper, for decimals as `tidy` makes them: whole numbers are subtracted. */
export function difference(from: number, to: number): number {
  const scale = scaleOf(Math.max(Math.abs(from), Math.abs(to)));
  return (unitsOf(to, scale) - unitsOf(from, scale)) / scale;
}

/**
 * The way made from `from` to `to` at a value, 1 for the whole of it. Whole numbers are subtracted and then divided once,
 * so that the result depends on the ratio alone and not on the unit: it is the same in cents and in euros.
 */
export function shareOfWay(from: number, to: number, value: number): number {
  const scale = scaleOf(Math.max(Math.abs(from), Math.abs(to)));
  const whole = unitsOf(to, scale) - unitsOf(from, scale);
  // A far larger value has a coarser last place; its units are made those of the way.
  const coarser = scaleOf(Math.max(Math.abs(from), Math.abs(value)));
  const made = unitsOf(value, coarser) - unitsOf(from, coarser);
  return tidy((made * (scale / coarser)) / whole);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
