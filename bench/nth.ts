/** What a share of sorted times is below, in milliseconds to a tenth; NaN of none. */
export function nth(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 10) / 10;
}
