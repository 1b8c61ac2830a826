/** Below this, sorting what is left is faster than parting it further. */
const FEW = 12;

/**
 * Rearranges the numbers of `[from, to)` so that at `rank` stands what would stand there if they were sorted, with nothing
 * larger before it and nothing smaller after it; and returns it. Several ranks of the same numbers are found one after
 * the other, each within the part that the one before left for it. No number is NaN.
 *
 * Linear on the average; no input makes it worse than sorting, since it sorts where parting does not get on. Source: C.
 * A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4 (1961), page 321.
 */
export function select(numbers: Float64Array, rank: number, from = 0, to = numbers.length): number {
  let [low, high] = [from, to - 1];
  let left = 2 * Math.ceil(Math.log2(to - from + 1));
  while (high - low >= FEW && left > 0) {
    left -= 1;
    const pivot = middleOfThree(numbers[low] ?? 0, numbers[(low + high) >> 1] ?? 0, numbers[high] ?? 0);
    const [before, after] = part(numbers, pivot, low, high);
    if (rank <= before) high = before;
    else if (rank >= after) low = after;
    else return pivot;
  }
  numbers.subarray(low, high + 1).sort();
  return numbers[rank] ?? Number.NaN;
}

/** Parts the numbers from `low` to `high`: up to the first result none is above the pivot, from the second none below. */
function part(numbers: Float64Array, pivot: number, low: number, high: number): [before: number, after: number] {
  let [up, down] = [low, high];
  while (up <= down) {
    while ((numbers[up] ?? pivot) < pivot) up += 1;
    while ((numbers[down] ?? pivot) > pivot) down -= 1;
    if (up > down) break;
    const one = numbers[up] ?? pivot;
    numbers[up] = numbers[down] ?? pivot;
    numbers[down] = one;
    up += 1;
    down -= 1;
  }
  return [down, up];
}

function middleOfThree(one: number, other: number, third: number): number {
  return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
}

/** The median of the numbers, which it rearranges: of an even number of them, the mean of the two in the middle. */
export function medianOf(numbers: Float64Array): number {
  const half = numbers.length >> 1;
  const upper = select(numbers, half);
  if (numbers.length % 2 === 1) return upper;
  let lower = numbers[0] ?? upper;
  for (let index = 1; index < half; index += 1) lower = Math.max(lower, numbers[index] ?? lower);
  const sum = upper + lower;
  // Halved first, the sum of two huge ones is a number still; the least ones would lose their last digit.
  return Number.isFinite(sum) ? sum / 2 : upper / 2 + lower / 2;
}
