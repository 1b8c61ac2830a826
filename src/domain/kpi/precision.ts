/** Beyond so many a value was computed, and its last digits say nothing. */
const MAX_DECIMALS = 2;

/** With how many decimals the most precise of some numbers is written, at most {@link MAX_DECIMALS}. */
export function decimalsOf(numbers: readonly number[]): number {
  let max = 0;
  for (const number of numbers) {
    while (max < MAX_DECIMALS && !Number.isInteger(Number((number * 10 ** max).toPrecision(15)))) max += 1;
  }
  return max;
}
