/** How often it is looked at whether there is something to do. */
export const LOOK_MS = 2_000;
/** In so many looks after each other, nothing was. */
const QUIET_LOOKS = 2;
/** Of a core: beats at which nothing is due stay below. */
const IDLE_SHARE = 0.05;
/** What is worth the tenth of a second that a collection takes. */
const GROWN_MB = 16;

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

/** Collects when nothing is to do any more, and not again before memory has grown. */
export function createMemoryWatch({ cpuMs, residentMb, collect }: WatchedProcess): MemoryWatch {
  let before = cpuMs();
  let quiet = 0;
  /** What is kept after a collection, once it is known. */
  let keptMb: number | undefined = 0;
  return {
    look: () => {
      const now = cpuMs();
      quiet = now - before <= LOOK_MS * IDLE_SHARE ? quiet + 1 : 0;
      before = now;
      if (quiet < QUIET_LOOKS) return;
      // The store's thread collects by itself, so what is kept is seen when both are done.
      keptMb ??= residentMb();
      if (residentMb() < keptMb + GROWN_MB) return;
      collect();
      keptMb = undefined;
      quiet = 0;
    },
  };
}
