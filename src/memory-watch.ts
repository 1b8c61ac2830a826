/** How often it is looked at whether there is something to do. */
export const LOOK_MS = 2_000;
/** In so many looks after each other, nothing was. */
const QUIET_LOOKS = 2;
/** Of a core: a beat at which nothing is due stays below, also on a slow machine. */
const IDLE_SHARE = 0.1;
/** What is worth the tenth of a second that a collection takes: so much more than before, or given back by the last one. */
const WORTH_MB = 8;

interface WatchedProcess {
  /** Milliseconds of processor time so far. */
  cpuMs(): number;
  /** Megabytes that are in memory. */
  residentMb(): number;
  /** Collects everything that nothing holds. */
  collect(): void;
}

/** Gives back what the start, or a burst of requests, has left in memory. V8 by itself keeps it until it needs room. */
export interface MemoryWatch {
  /** To be called every {@link LOOK_MS}. */
  look(): void;
}

/**
 * Collects when nothing is to do any more, and again while that gives something back: what one collection frees lets the
 * next one free more. After that, not before memory has grown.
 */
export function createMemoryWatch({ cpuMs, residentMb, collect }: WatchedProcess): MemoryWatch {
  let before = cpuMs();
  let quiet = 0;
  let keptMb = 0;
  let collectedMb: number | undefined;
  return {
    look: () => {
      const now = cpuMs();
      quiet = now - before <= LOOK_MS * IDLE_SHARE ? quiet + 1 : 0;
      before = now;
      if (quiet < QUIET_LOOKS) return;
      const mb = residentMb();
      // The store's thread collects by itself, so what was given back is seen when both are done.
      const gaveBack = collectedMb !== undefined && collectedMb - mb >= WORTH_MB;
      if (collectedMb !== undefined) keptMb = mb;
      collectedMb = undefined;
      if (!gaveBack && mb < keptMb + WORTH_MB) return;
      collectedMb = mb;
      quiet = 0;
      collect();
    },
  };
}
