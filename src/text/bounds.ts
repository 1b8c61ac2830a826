/** Below this share of the way, and beyond the other, it is told in words. */
export const MIN_WAY = -1;
export const MAX_WAY = 2;

/** So little of the time is gone that it would be told as 0 %. */
export function isDayOne(expected: number): boolean {
  return expected < 0.005;
}
