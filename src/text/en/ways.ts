import { isDayOne, MAX_WAY, MIN_WAY } from '../bounds.ts';
import type { Formats } from '../format.ts';

/** How far a goal has come, as people say it. Fractions: 1 is the whole way. */
export function ways(format: Formats) {
  return {
    /** `60% of the way`; a value far outside, which may be in doubt, is not counted out in hundreds of percents. */
    way: (progress: number): string => {
      if (progress < MIN_WAY) return 'far behind the baseline';
      if (progress > MAX_WAY) return 'more than twice the way to the target';
      return `${format.progress(progress)} of the way`;
    },
    /** `50% expected`, and on the first days that nothing can be expected yet. */
    expected: (expected: number): string =>
      isDayOne(expected) ? 'just started' : `${format.share(expected)} expected`,
  };
}
