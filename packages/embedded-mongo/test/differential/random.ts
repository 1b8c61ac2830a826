/** Choices that follow from a seed alone. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of several makers, only the chosen one being called. */
  oneOf<T>(...makers: readonly (() => T)[]): T;
  /** From `least` to `max` values. */
  list<T>(least: number, max: number, make: () => T): T[];
  /** Some of the choices, each at most once, in their order; at least one. */
  some<T>(choices: readonly T[]): T[];
}

/** Makes a generator by Mulberry32, which is small, quick and good enough to choose test cases. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(choices: readonly T[]): T => {
    const index = below(choices.length);
    if (choices.length === 0) throw new Error('there is nothing to choose from');
    return choices[index] as T;
  };
  const list = <T>(least: number, max: number, make: () => T): T[] =>
    Array.from({ length: least + below(max - least + 1) }, make);
  return {
    below,
    chance: (probability) => next() < probability,
    pick,
    oneOf: (...makers) => pick(makers)(),
    list,
    some: (choices) => {
      const sure = below(choices.length);
      return choices.filter((_, index) => index === sure || next() < 0.3);
    },
  };
}
