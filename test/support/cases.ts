/** `TIMES=20` tries every property and every simulation with twenty times as many cases, for a long search. */
export const TIMES = Number(process.env['TIMES'] || 1);

/** So many cases of a property, in a run that is no search. */
export const cases = (numRuns: number) => ({ numRuns: numRuns * TIMES });

/** How many cases a property of the numbers is tried with: 5,000 in CI, fewer where somebody waits for it. */
export const CASES = cases(process.env['CI'] ? 5000 : 500);
