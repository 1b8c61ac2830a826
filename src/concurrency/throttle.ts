/**
 * Runs `work` soon after each call: at once where it did not run within the last `spacingMs`, else when these are over.
 * Calls in between share one run.
 */
export function createThrottle(work: () => void, spacingMs: number, monotonic: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = false;
  const run = () => {
    waiting = false;
    last = monotonic();
    work();
  };
  return () => {
    if (waiting) return;
    const wait = last + spacingMs - monotonic();
    if (wait <= 0) return run();
    waiting = true;
    setTimeout(run, wait).unref();
  };
}
