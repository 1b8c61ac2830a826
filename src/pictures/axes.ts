/** More steps than this crowd a picture that is read on a phone. */
const MAX_STEPS = 5;
/** Of the whole range, beyond the least and the greatest value. */
const PADDING = 0.06;
/** Of a value, where all are the same. */
const AROUND = 0.1;
/** What differs by less than this share is the same to the eye, and to the arithmetic of an axis. */
const SAME = 1e-9;

/** The ends of an axis that holds all of these values, with some air. Throws a RangeError where there are none. */
export function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  if (values.length === 0) throw new RangeError('an axis needs a value');
  const low = values.reduce((one, other) => Math.min(one, other));
  const high = values.reduce((one, other) => Math.max(one, other));
  const size = Math.max(Math.abs(low), Math.abs(high));
  const isFlat = high - low <= SAME * Math.max(size, SAME);
  const pad = isFlat ? Math.max(size * AROUND, size < SAME ? 1 : 0) : (high - low) * PADDING;
  return { low: low - pad, high: high + pad };
}

/** Round numbers between the ends of an axis: a step of 1, 2 or 5 times a power of ten, five of them at the most. */
export function roundSteps(low: number, high: number): number[] {
  const step = roundStep((high - low) / MAX_STEPS);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const value = (first + index) * step;
    return digits > 0 && digits <= 20 ? Number(value.toFixed(digits)) : value;
  });
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10;
  return times * power;
}
