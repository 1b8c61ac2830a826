import { performance } from 'node:perf_hooks';

/** How often the loop is looked at. */
const EVERY_MS = 50;
/** A loop that stood still for longer than five minutes counts as one of five minutes. */
const MAX_WAITS = 6_000;

/**
 * The waits of whoever came at any moment of a delay, in seconds: one for each interval that the loop missed, as
 * HdrHistogram corrects for an expected interval. A single sample would hide the longest delays among thousands of short
 * ones (findings/prom-client-hides-blocks.sh).
 */
export function waitsIn(delayMs: number): number[] {
  const waits: number[] = [];
  for (let wait = delayMs; wait >= EVERY_MS && waits.length < MAX_WAITS - 1; wait -= EVERY_MS) waits.push(wait / 1000);
  waits.push(Math.max(0, delayMs - waits.length * EVERY_MS) / 1000);
  return waits;
}

/** Measures how long a request waits for the event loop, until the returned function stops it. */
export function watchEventLoop(observe: (seconds: number) => void): () => void {
  let expectedAt = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    for (const wait of waitsIn(performance.now() - expectedAt)) observe(wait);
    expectedAt = performance.now() + EVERY_MS;
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}
