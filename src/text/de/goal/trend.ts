import type { LocalDate } from '../../../domain/names.ts';
import { daysBetween } from '../../../domain/time/local-date.ts';
import type { trend as english, TrendInWords } from '../../en/goal/trend.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { spanOf } from '../../shared/spans.ts';
import { dative } from '../dative.ts';

const ONE = { days: 'einem Tag', months: 'einem Monat', years: 'einem Jahr' } as const;
const MANY = { days: 'Tagen', months: 'Monaten', years: 'Jahren' } as const;

export function trend(format: Formats): ReturnType<typeof english> {
  const span = (from: LocalDate, to: LocalDate): string => {
    const { count, unit } = spanOf(daysBetween(from, to));
    return count === 1 ? ONE[unit] : `${format.number(count)} ${MANY[unit]}`;
  };
  const between = (low: string, high: string) => (low === high ? low : `${low} bis ${high}`);
  return {
    actual: 'Ist',
    expected: 'Erwartet',
    forecast: (low: string, high: string): string => `Prognose ${between(low, high)}`,
    mark: {
      target: 'Ziel',
      stretch: 'Ambitioniert',
      'at-least': 'Mindestens',
      'at-most': 'Höchstens',
      benchmark: 'Vergleichswert',
      milestone: 'Meilenstein',
    },
    story: ({ title, first, last, count, expected, by, forecast }: TrendInWords): string => {
      const way = last.value > first.value ? 'gestiegen' : 'gefallen';
      const changed =
        count === 1
          ? `${title}: ${last.text} am ${format.fullDay(last.on)}.`
          : last.value === first.value
            ? `${title}: ${last.text}, wie vor ${span(first.on, last.on)}.`
            : `${title}: in ${span(first.on, last.on)} von ${dative(first.text)} auf ${last.text} ${way}.`;
      return [
        changed,
        expected === undefined ? '' : ` ${by === 'now' ? 'Bis jetzt' : 'Bis dahin'} waren ${expected} erwartet.`,
        forecast === undefined ? '' : ` Prognose für den ${forecast.on}: ${between(forecast.low, forecast.high)}.`,
      ].join('');
    },
    inWords: (values: readonly number[], story: string): Mrkdwn => md`${format.spark(values)} ${story}`,
  };
}
