import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { KnownOutlook, Outlook } from '../../domain/progress/outlook.ts';
import type { StatusReason } from '../../domain/progress/pace.ts';
import { isDayOne } from '../bounds.ts';
import type { Formats } from '../format.ts';
import { sentence } from '../sentence.ts';
import { ways } from './ways.ts';

type Moved = Extract<StatusReason, { code: 'forecast-misses' | 'forecast-reaches' }>;

/** The due date, and the day on which it is told. */
export interface Due {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

/** Why a status is suggested, and where the trend leads. Plain text. */
export function pace(format: Formats) {
  const way = ways(format);
  const target = (kpi: Kpi): string =>
    isJourney(kpi) ? `the target is ${format.mark(kpi.target, kpi.unit)}` : `the bound is ${format.aim(kpi)}`;

  const expectation = (
    { value: expected, low: least, high: max, decimals }: KnownOutlook,
    kpi: Kpi,
    due: Due,
  ): string => {
    const [value, low, high] = [expected, least, max].map((one) => format.leads(one, kpi, decimals));
    const range = low === high ? '' : ` (between ${low} and ${high})`;
    return `At this pace, ${value}${range} by ${format.day(due.on, due.today)}; ${target(kpi)}.`;
  };

  const where = (progress: number, expected: number, by: string): string =>
    isDayOne(expected)
      ? sentence(`${way.way(progress)}, just started.`)
      : sentence(`${way.way(progress)}, ${format.progress(expected)} expected by ${by}.`);

  const trend = ({ code, forecast }: Moved, kpi: Kpi, due: Due): string => {
    if (forecast !== undefined) return expectation(forecast, kpi, due);
    return code === 'forecast-misses'
      ? "The trend so far doesn't lead to the target."
      : 'The trend so far leads to the target.';
  };

  return {
    /** `At this pace, 84.1% (between 83.8% and 84.6%) by 31 December; the target is 85%.` */
    forecast: (forecast: Outlook, kpi: Kpi, due: Due): string | undefined => {
      if (forecast.known) return expectation(forecast, kpi, due);
      return forecast.why === 'contradicted'
        ? "No forecast, because the last value doesn't fit the trend so far."
        : undefined;
    },

    /** `by`: whether it is told of today, or of a day that is over. */
    reason: (reason: StatusReason, kpi: Kpi, due: Due, by: 'now' | 'then' = 'now'): string => {
      switch (reason.code) {
        case 'target-met':
          return 'The target is reached.';
        case 'missed':
          return sentence(`${way.way(reason.progress)}. The due date has passed.`);
        case 'on-pace':
        case 'behind-pace':
          return where(reason.progress, reason.expected, by);
        case 'forecast-misses':
        case 'forecast-reaches':
          return `${where(reason.progress, reason.expected, by)} ${trend(reason, kpi, due)}`;
        case 'bound-kept':
          return `Within the bound: ${format.aim(kpi)}.`;
        case 'bound-broken':
          return `Outside the bound: ${format.of(reason.value, kpi)}; ${target(kpi)}.`;
        case 'bound-broken-again':
          return `Outside the bound again: ${format.of(reason.before, kpi)} the month before, ${format.of(reason.value, kpi)} now; ${target(kpi)}.`;
      }
    },
  };
}
