import { START } from './scene.ts';

/** A clock that only the simulation moves; the embedded store goes by it, too. */
export function createVirtualClock() {
  let at = START;
  return {
    now: () => new Date(at),
    ms: () => at,
    pass: (ms: number) => {
      at += ms;
    },
    /** Never back. */
    moveTo: (to: number) => {
      at = Math.max(at, to);
    },
    /** To the start, for the next run. */
    reset: () => {
      at = START;
    },
  };
}

export type VirtualClock = ReturnType<typeof createVirtualClock>;
