import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { waitsIn, watchEventLoop } from '../../src/metrics/event-loop.ts';

const sum = (waits: readonly number[]) => waits.reduce((all, one) => all + one, 0);

describe('the delay of the event loop', () => {
  it('is one short wait where the loop is on time, or early', () => {
    expect(waitsIn(3)).toEqual([0.003]);
    expect(waitsIn(-1)).toEqual([0]);
  });

  it('counts for everybody who would have come while the loop stood still', () => {
    expect(waitsIn(200)).toEqual([0.2, 0.15, 0.1, 0.05, 0]);
    const waits = waitsIn(2_000);
    expect(waits).toHaveLength(41);
    // Somebody at any moment waits for half of it.
    expect(sum(waits) / waits.length).toBeCloseTo(1, 10);
  });

  it('has a limit', () => {
    expect(waitsIn(86_400_000)).toHaveLength(6_000);
  });

  it('is seen in a process that is blocked', async () => {
    const waits: number[] = [];
    const stop = watchEventLoop((seconds) => waits.push(seconds));
    await sleep(120);
    const end = Date.now() + 300;
    while (Date.now() < end);
    await sleep(120);
    stop();
    expect(Math.max(...waits)).toBeGreaterThan(0.2);
    expect(waits.filter((wait) => wait > 0.1).length).toBeGreaterThanOrEqual(3);
  });
});
