import type { LocalDate } from '../../../domain/names.ts';
import { daysBetween } from '../../../domain/time/local-date.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { spanOf } from '../../shared/spans.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly trend: ReturnType<typeof trend>;
  }
}

/** A value of a day, as it is written. */
export interface WrittenValue {
  readonly on: LocalDate;
  readonly value: number;
  readonly text: string;
}

export interface TrendInWords {
  readonly title: string;
  readonly first: WrittenValue;
  readonly last: WrittenValue;
  /** How many values there are. */
  readonly count: number;
  /** What would be on pace now. */
  readonly expected?: string;
  /** Whether it is told of today, or of a day that is over. */
  readonly by: 'now' | 'then';
  readonly forecast?: { readonly on: string; readonly low: string; readonly high: string };
}

/** The picture of a goal's values, and what it says in words. */
export function trend(format: Formats) {
  const span = (from: LocalDate, to: LocalDate): string => {
    const { count, unit } = spanOf(daysBetween(from, to));
    return `${format.number(count)} ${count === 1 ? unit.slice(0, -1) : unit}`;
  };
  const between = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);
  return {
    actual: 'Actual',
    expected: 'Expected',
    forecast: (low: string, high: string): string => `Forecast ${between(low, high)}`,
    mark: {
      target: 'Target',
      stretch: 'Stretch',
      'at-least': 'At least',
      'at-most': 'At most',
      benchmark: 'Benchmark',
      milestone: 'Milestone',
    },
    /** `NPS rose from 31 to 44 in 10 months. By now, 48 was expected.` */
    story: ({ title, first, last, count, expected, by, forecast }: TrendInWords): string => {
      const way = last.value > first.value ? 'rose' : 'fell';
      const changed =
        count === 1
          ? `${title} was ${last.text} on ${format.fullDay(last.on)}.`
          : last.value === first.value
            ? `${title} is ${last.text}, as it was ${span(first.on, last.on)} before.`
            : `${title} ${way} from ${first.text} to ${last.text} in ${span(first.on, last.on)}.`;
      return [
        changed,
        expected === undefined ? '' : ` By ${by}, ${expected} was expected.`,
        forecast === undefined ? '' : ` Forecast for ${forecast.on}: ${between(forecast.low, forecast.high)}.`,
      ].join('');
    },
    /** The same for who sees no picture. */
    inWords: (values: readonly number[], story: string): Mrkdwn => md`${format.spark(values)} ${story}`,
  };
}
