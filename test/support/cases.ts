/** How many cases a property of the numbers is tried with: 5,000 in CI, fewer where somebody waits for it. */
export const CASES = { numRuns: process.env['CI'] ? 5000 : 500 };
