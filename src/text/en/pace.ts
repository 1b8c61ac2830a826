import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { Forecast } from '../../domain/progress/forecast.ts';
import type { StatusReason } from '../../domain/progress/pace.ts';
import { isDayOne } from '../bounds.ts';
import type { Formats } from '../format.ts';
import { sentence } from '../sentence.ts';
import { ways } from './ways.ts';

/** Why a status is suggested, and where the trend leads. Plain text. */
export function pace(format: Formats) {
  const way = ways(format);
  const target = (kpi: Kpi): string =>
    isJourney(kpi) ? `the target is ${format.value(kpi.target, kpi.unit)}` : `the bound is ${format.aim(kpi)}`;

  const expectation = (forecast: Extract<Forecast, { known: true }>, kpi: Kpi, due: LocalDate): string => {
    const [value, low, high] = [forecast.value, forecast.low, forecast.high].map((one) => format.value(one, kpi.unit));
    const range = low === high ? '' : ` (between ${low} and ${high})`;
    return `At this pace, ${value}${range} by ${format.day(due)}; ${target(kpi)}.`;
  };

  const where = (progress: number, expected: number, by: string): string =>
    isDayOne(expected)
      ? sentence(`${way.way(progress)}, just started.`)
      : sentence(`${way.way(progress)}, ${format.progress(expected)} expected by ${by}.`);

  return {
    /** `At this pace, 84.1% (between 83.8% and 84.6%) by 31 December; the target is 85%.` */
    forecast: (forecast: Forecast, kpi: Kpi, due: LocalDate): string | undefined =>
      forecast.known ? expectation(forecast, kpi, due) : undefined,

    /** `by`: whether it is told of today, or of a day that is over. */
    reason: (reason: StatusReason, kpi: Kpi, due: LocalDate, by: 'now' | 'then' = 'now'): string => {
      switch (reason.code) {
        case 'target-met':
          return 'The target is reached.';
        case 'on-pace':
        case 'behind-pace':
          return where(reason.progress, reason.expected, by);
        case 'forecast-misses':
        case 'forecast-reaches':
          return `${where(reason.progress, reason.expected, by)} ${expectation(reason.forecast, kpi, due)}`;
        case 'bound-kept':
          return `Within the bound: ${format.aim(kpi)}.`;
        case 'bound-broken':
          return `Outside the bound: ${format.value(reason.value, kpi.unit)}; ${target(kpi)}.`;
        case 'bound-broken-again':
          return `Outside the bound again: ${format.value(reason.before, kpi.unit)} the month before, ${format.value(reason.value, kpi.unit)} now; ${target(kpi)}.`;
      }
    },
  };
}
