import type { MovableClock } from '../../playground/clock.ts';

/** A clock that stands still until it is moved: what happens at one moment stands at one moment, however slow the machine. */
export function createStillClock(start: Date): MovableClock {
  let now = start;
  return {
    now: () => now,
    moveTo: (moment) => {
      if (moment > now) now = moment;
    },
  };
}
