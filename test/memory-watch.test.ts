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

it('collects when the start is over, and not while anything is at work', () => {
  const after = scene();
  expect(after([1_500, 250], [900, 300], [40, 320], [800, 330])).toBe(0);
  expect(after([40, 330], [30, 330])).toBe(1);
  expect(after([200, 325], [40, 325], [30, 325], [30, 326], [40, 330])).toBe(1);
});

it('goes on while that gives something back', () => {
  const after = scene();
  expect(after([0, 300], [0, 300])).toBe(1);
  expect(after([150, 290], [20, 280], [20, 280])).toBe(2);
  expect(after([150, 220], [20, 220], [20, 220])).toBe(3);
  expect(after([150, 215], [20, 215], [20, 215], [20, 215], [20, 220])).toBe(3);
});

it('collects again when a burst is over that left something behind', () => {
  const after = scene();
  expect(after([0, 300], [0, 300], [150, 295], [20, 295], [20, 295])).toBe(1);
  expect(after([1_900, 320], [1_900, 340], [60, 340], [60, 340])).toBe(2);
  expect(after([150, 335], [20, 335], [20, 335], [1_900, 341], [20, 341], [20, 341], [20, 341])).toBe(2);
});
