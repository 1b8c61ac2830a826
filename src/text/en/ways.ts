import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { Ending } from '../../domain/progress/ending.ts';
import type { Standing } from '../../domain/progress/standing.ts';
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
      isDayOne(expected) ? 'just started' : `${format.progress(expected)} expected`,
    /** What came of a goal whose day has passed. */
    ended: (ended: Ending, kpi: Kpi): string => {
      if (ended === 'no-value') return 'over without a value';
      if (!isJourney(kpi)) return ended === 'reached' ? 'over: kept' : 'over: not kept';
      return ended === 'reached' ? 'over: target reached' : 'over: target missed';
    },
    /** What the trend says where it made the status: the number, or where the last value contradicts it, the fact alone. */
    trend: ({ basis, kpi, due, asOf }: Standing): string => {
      if (basis === undefined || basis.code === 'said') return '';
      const { code, forecast } = basis;
      if (forecast !== undefined) {
        return `, at this pace ${format.leads(forecast.value, kpi, forecast.decimals)} by ${format.day(due, asOf)}`;
      }
      return code === 'forecast-misses' ? ', the trend does not lead there' : ', the trend leads there';
    },
  };
}
