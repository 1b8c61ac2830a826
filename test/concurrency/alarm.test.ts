import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlarm } from '../../src/concurrency/alarm.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an alarm', () => {
  it('goes off once, at the earliest of the moments that were asked for', () => {
    const act = vi.fn();
    const { ring } = createAlarm(act);
    ring(3000);
    ring(1000);
    ring(2000);
    vi.advanceTimersByTime(999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('can be asked again when it has gone off, also by what it calls', () => {
    const moments: number[] = [];
    const { ring } = createAlarm(() => {
      moments.push(Math.round(performance.now()));
      if (moments.length < 3) ring(500);
    });
    const from = Math.round(performance.now());
    ring(0);
    vi.advanceTimersByTime(5_000);
    expect(moments.map((at) => at - from)).toEqual([0, 500, 1000]);
  });

  it('is silent when it was stopped, and can be asked again', () => {
    const act = vi.fn();
    const { ring, stop } = createAlarm(act);
    ring(1000);
    stop();
    vi.advanceTimersByTime(5_000);
    expect(act).not.toHaveBeenCalled();
    ring(1000);
    vi.advanceTimersByTime(1_000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
