import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds of the processor, in all threads, and on the wall. */
export async function processorTimeOf(
  work: () => Promise<unknown>,
): Promise<{ readonly cpu: number; readonly wall: number }> {
  const [before, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall: performance.now() - began };
}

/** What work leaves on the heap, garbage too, in megabytes. */
export async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = onHeap();
  const kept = await work();
  const mb = onHeap() - before;
  assert.notEqual(kept, undefined);
  return mb;
}

function onHeap(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
