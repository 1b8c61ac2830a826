import { expect, it } from 'vitest';
import { createMemoryWatch } from '../src/memory-watch.ts';

/** A process of which each look tells its processor time since the last one, and its memory. */
function scene() {
  let [cpuMs, memoryMb, collected] = [0, 300, 0];
  const watch = createMemoryWatch({
    cpuMs: () => cpuMs,
    residentMb: () => memoryMb,
    collect: () => {
      collected += 1;
    },
  });
  return (...looks: readonly (readonly [usedMs: number, memoryMb: number])[]) => {
    for (const [used, memory] of looks) {
      cpuMs += used;
      memoryMb = memory;
      watch.look();
    }
    return collected;
  };
}

it('collects once when the start is over, and not while anything is at work', () => {
  const after = scene();
  expect(after([1_500, 250], [900, 300], [40, 320], [800, 330])).toBe(0);
  expect(after([40, 330], [30, 330])).toBe(1);
  expect(after([200, 200], [40, 200], [30, 200], [30, 201], [40, 205])).toBe(1);
});

it('collects again when a burst is over that left something behind', () => {
  const after = scene();
  expect(after([0, 300], [0, 300], [150, 200], [20, 200], [20, 200])).toBe(1);
  expect(after([1_900, 320], [1_900, 340], [60, 340], [60, 340])).toBe(2);
  expect(after([150, 210], [20, 210], [20, 210], [1_900, 215], [20, 215], [20, 215], [20, 215])).toBe(2);
});
