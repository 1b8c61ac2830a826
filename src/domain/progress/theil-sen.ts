import { medianOf, select } from './selection.ts';

/** A straight trend through points: its slope, and the ends of the slope's confidence interval. */
export interface Trend {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** Of a hundred intervals some eighty cover the slope: enough to decide by, and narrow enough to be read. */
export const CONFIDENCE = 0.8;
/** The standard normal quantile at 1 - (1 - CONFIDENCE) / 2. */
const NORMAL_QUANTILE = 1.2815515655446004;

/**
 * The Theil-Sen slope, the median of the slopes between all pairs of points, which up to 29 % of wild points cannot
 * pull away; and its interval from the ranks of the same slopes. With n points and N = n(n-1)/2 slopes, C is the
 * quantile times sqrt(n(n-1)(2n+5)/18), the standard deviation of Kendall's S, and the interval goes from the M-th
 * smallest to the M-th largest slope, where M = (N - C)/2 rounded down and at least 1. Equal values would make C a
 * little smaller; leaving that out makes the interval a little wider.
 *
 * `xs` increase strictly; there are at least two. Source: P. K. Sen, "Estimates of the regression coefficient based on
 * Kendall's tau", Journal of the American Statistical Association 63 (1968), pages 1379-1389.
 */
export function theilSen(xs: Float64Array, ys: Float64Array): Trend {
  const points = xs.length;
  const slopes = new Float64Array((points * (points - 1)) / 2);
  let next = 0;
  for (let to = 1; to < points; to += 1) {
    const x = xs[to] ?? 0;
    const y = ys[to] ?? 0;
    for (let from = 0; from < to; from += 1) slopes[next++] = (y - (ys[from] ?? 0)) / (x - (xs[from] ?? 0));
  }
  const spread = NORMAL_QUANTILE * Math.sqrt((points * (points - 1) * (2 * points + 5)) / 18);
  const rank = Math.max(1, Math.floor((slopes.length - spread) / 2));
  const slope = medianOf(slopes);
  // The median parted the slopes: the ends of the interval are looked for in the halves.
  const half = slopes.length >> 1;
  const low = select(slopes, rank - 1, 0, Math.max(half, rank));
  return { slope, low, high: select(slopes, slopes.length - rank, Math.min(half, slopes.length - rank)) };
}
