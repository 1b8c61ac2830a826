/** Messages that were queued go out within this time; a burst of answers is one beat. */
const SPACING_MS = 250;

/** Asks for a beat soon: at once where none was asked for just before, else when the time since then is over. */
export function createNudge(beat: () => void, monotonic: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = false;
  const run = () => {
    waiting = false;
    last = monotonic();
    beat();
  };
  return () => {
    if (waiting) return;
    const wait = last + SPACING_MS - monotonic();
    if (wait <= 0) return run();
    waiting = true;
    setTimeout(run, wait).unref();
  };
}
