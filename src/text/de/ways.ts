import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { Ending } from '../../domain/progress/ending.ts';
import type { Standing } from '../../domain/progress/standing.ts';
import { isDayOne, MAX_WAY, MIN_WAY } from '../bounds.ts';
import type { Formats } from '../format.ts';

/** How far a goal has come, as people say it. Fractions: 1 is the whole way. */
export function ways(format: Formats) {
  return {
    /** `60 % of the way`; a value far outside, which may be in doubt, is not counted out in hundreds of percents. */
    way: (progress: number): string => {
      if (progress < MIN_WAY) return 'weit hinter dem Ausgangswert';
      if (progress > MAX_WAY) return 'mehr als das Doppelte des Wegs';
      return `${format.progress(progress)} des Wegs`;
    },
    /** `50 % expected`, and on the first days that nothing can be expected yet. */
    expected: (expected: number): string =>
      isDayOne(expected) ? 'gerade begonnen' : `erwartet ${format.progress(expected)}`,
    /** What came of a goal whose day has passed. */
    ended: (ended: Ending, kpi: Kpi): string => {
      if (ended === 'no-value') return 'vorbei ohne einen Wert';
      if (!isJourney(kpi)) return ended === 'reached' ? 'vorbei: gehalten' : 'vorbei: nicht gehalten';
      return ended === 'reached' ? 'vorbei: Ziel erreicht' : 'vorbei: Ziel verfehlt';
    },
    /** What the trend says where it made the status: the number, or where the last value contradicts it, the fact alone. */
    trend: ({ basis, kpi, due, asOf }: Standing): string => {
      if (basis === undefined || basis.code === 'said') return '';
      const { code, forecast } = basis;
      if (forecast !== undefined) {
        return `, bei diesem Tempo am ${format.day(due, asOf)} ${format.leads(forecast.value, kpi, forecast.decimals)}`;
      }
      return code === 'forecast-misses' ? ', der Trend führt nicht dorthin' : ', der Trend führt dorthin';
    },
  };
}
