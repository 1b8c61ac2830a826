import { describe, expect, it } from 'vitest';
import { watchBeats } from '../../src/schedule/beat-watch.ts';

const MINUTE = 60_000;
const { signal } = new AbortController();

function watched(beat: () => Promise<void> = async () => undefined) {
  let now = 0;
  const seconds: number[] = [];
  const watch = watchBeats(beat, { monotonic: () => now, ended: (after) => seconds.push(after) });
  return { watch, seconds, pass: (ms: number) => (now += ms) };
}

describe('watching beats', () => {
  it('is ready from the start, so that the first beat has its time', () => {
    const { watch, pass } = watched();
    pass(9 * MINUTE);
    expect(watch.isReady()).toBe(true);
  });

  it('is not ready after ten minutes without a beat, and hangs after fifteen', () => {
    const { watch, pass } = watched();
    pass(10 * MINUTE);
    expect([watch.isReady(), watch.isAlive()]).toEqual([false, true]);
    pass(5 * MINUTE);
    expect([watch.isReady(), watch.isAlive()]).toEqual([false, false]);
  });

  it('counts a beat that fails as one that ended', async () => {
    const { watch, seconds, pass } = watched(async () => {
      pass(2_000);
      throw new Error('the store is away');
    });
    pass(14 * MINUTE);
    await expect(watch.beat(signal)).rejects.toThrow('the store is away');
    expect([watch.isReady(), watch.isAlive(), seconds]).toEqual([true, true, [2]]);
  });
});
