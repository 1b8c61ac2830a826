import fc from 'fast-check';
import { byFactor, type Factor, LEVELS } from '../../../src/domain/pulse/factors.ts';
import type { GivenPulse, Pulse, SkippedPulse } from '../../../src/domain/pulse/pulse.ts';

export const Q4 = { id: '2026-Q4', first: '2026-10-01', last: '2026-12-31' };
export const Q1 = { id: '2027-Q1', first: '2027-01-01', last: '2027-03-31' };
const PEOPLE = ['U1', 'U2', 'U3'];

const base = (id: string, by: string, minute: number) => ({
  id,
  workspace: 'T1',
  team: 'team',
  client: 'acme',
  quarter: minute < 50_000 ? Q4 : Q1,
  by,
  at: new Date(Date.UTC(2026, 10, 1, 9, minute)),
  on: '2026-11-01',
});

/** A pulse of a person, with these scores in the order of the factors, so many minutes after others began. */
export function aPulse(by: string, levels: readonly number[], minute = 0): GivenPulse {
  let index = -1;
  const scores = byFactor((factor: Factor) => {
    index += 1;
    const score = LEVELS.find((level) => level === levels[index]) ?? 1;
    return { score, evidence: `${factor} as seen` };
  });
  return { ...base(`${by}-${minute}`, by, minute), scores };
}

export function aSkip(by: string, minute = 0): SkippedPulse {
  return { ...base(`skip-${by}-${minute}`, by, minute), skipped: 'On leave' };
}

/** Any pulses of three people in two quarters, no two of them at the same time. */
export const somePulses: fc.Arbitrary<Pulse[]> = fc
  .uniqueArray(
    fc.record({
      by: fc.constantFrom(...PEOPLE),
      minute: fc.nat({ max: 100_000 }),
      levels: fc.array(fc.constantFrom(...LEVELS), { minLength: 5, maxLength: 5 }),
      skips: fc.boolean(),
    }),
    { selector: ({ minute }) => minute, minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ by, minute, levels, skips }) =>
      skips && minute % 3 === 0 ? aSkip(by, minute) : aPulse(by, levels, minute),
    ),
  );
