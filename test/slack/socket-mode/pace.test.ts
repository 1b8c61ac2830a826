import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIMING } from '../../../src/slack/socket-mode/keep-connected.ts';
import { waitBeforeAttempt } from '../../../src/slack/socket-mode/pace.ts';
import { CASES } from '../../support/cases.ts';

const half = () => 0.5;
const failures = fc.oneof(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 1_000_000 }));
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait before an attempt', () => {
  it('is none at first and after one failure, and doubles up to the longest', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 1_000].map((count) => waitBeforeAttempt(count, TIMING, half));
    expect(waits).toEqual([0, 0, 750, 1_500, 3_000, 6_000, 11_250, 11_250, 11_250]);
  });

  it('is never longer than the longest, and never shorter than half of the first', () => {
    const bounded = fc.property(failures, chance, (count, random) => {
      const wait = waitBeforeAttempt(count, TIMING, () => random);
      expect(wait).toBeGreaterThanOrEqual(TIMING.firstWaitMs / 2);
      expect(wait).toBeLessThanOrEqual(TIMING.maxWaitMs);
    });
    fc.assert(bounded, CASES);
  });

  it('is what Slack asks for, up to 30 s', () => {
    expect(waitBeforeAttempt(1, TIMING, half, 20_000)).toBe(20_000);
    expect(waitBeforeAttempt(1, TIMING, half, 3_600_000)).toBe(30_000);
    expect(waitBeforeAttempt(9, TIMING, half, 1_000)).toBe(11_250);
  });

  it('makes an attempt begin at least every 30 s, however long each takes', () => {
    const longestAttemptMs = TIMING.addressMs + TIMING.helloMs;
    expect(TIMING.maxWaitMs + longestAttemptMs).toBeLessThanOrEqual(30_000);
  });
});
