import type { Clock } from '../src/ports/runtime.ts';

/** A clock that runs like any other and can be moved forward. It cannot be moved back. */
export interface MovableClock extends Clock {
  /** Moves to a later moment; an earlier one changes nothing. */
  moveTo(moment: Date): void;
}

export function createMovableClock(start: Date): MovableClock {
  let offset = start.getTime() - Date.now();
  const now = () => new Date(Date.now() + offset);
  return {
    now,
    moveTo: (moment) => {
      offset += Math.max(0, moment.getTime() - now().getTime());
    },
  };
}
