/** Below this share of the way, and beyond the other, it is told in words. */
export const MIN_WAY = -1;
export const MAX_WAY = 2;

/** So little of the time is gone that it would be told as 0 %. */
export function isDayOne(expected: number): boolean {
  return expected < 0.005;
}

/** Goals that are answered in a minute: a number, and perhaps a word. */
const GOALS_A_MINUTE = 3;

/** How many minutes it takes to answer so many goals, one at the least. */
export function minutesFor(goals: number): number {
  return Math.max(1, Math.ceil(goals / GOALS_A_MINUTE));
}
