import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { KnownOutlook, Outlook } from '../../domain/progress/outlook.ts';
import type { StatusReason } from '../../domain/progress/pace.ts';
import { isDayOne } from '../bounds.ts';
import type { Due, pace as english } from '../en/pace.ts';
import type { Formats } from '../format.ts';
import { sentence } from '../sentence.ts';
import { ways } from './ways.ts';

type Moved = Extract<StatusReason, { code: 'forecast-misses' | 'forecast-reaches' }>;

/** Why a status is suggested, and where the trend leads. Plain text. */
export function pace(format: Formats): ReturnType<typeof english> {
  const way = ways(format);
  const target = (kpi: Kpi): string =>
    isJourney(kpi) ? `Zielwert ${format.mark(kpi.target, kpi.unit)}` : `zu halten: ${format.aim(kpi)}`;

  const expectation = (
    { value: expected, low: least, high: max, decimals }: KnownOutlook,
    kpi: Kpi,
    due: Due,
  ): string => {
    const [value, low, high] = [expected, least, max].map((one) => format.leads(one, kpi, decimals));
    const range = low === high ? '' : ` (${low} bis ${high})`;
    return `Bei diesem Tempo am ${format.day(due.on, due.today)}: ${value}${range}; ${target(kpi)}.`;
  };

  const where = (progress: number, expected: number, by: 'now' | 'then'): string =>
    isDayOne(expected)
      ? sentence(`${way.way(progress)}, gerade begonnen.`)
      : sentence(
          `${way.way(progress)}, bis ${by === 'now' ? 'jetzt' : 'dahin'} erwartet ${format.progress(expected)}.`,
        );

  const trend = ({ code, forecast }: Moved, kpi: Kpi, due: Due): string => {
    if (forecast !== undefined) return expectation(forecast, kpi, due);
    return code === 'forecast-misses'
      ? 'Der bisherige Trend führt nicht zum Zielwert.'
      : 'Der bisherige Trend führt zum Zielwert.';
  };

  return {
    /** `Bei diesem Tempo am 31. Dezember: 84,1 % (83,8 % bis 84,6 %); Zielwert 85 %.` */
    forecast: (forecast: Outlook, kpi: Kpi, due: Due): string | undefined => {
      if (forecast.known) return expectation(forecast, kpi, due);
      return forecast.why === 'contradicted'
        ? 'Keine Prognose, weil der letzte Wert nicht zum bisherigen Trend passt.'
        : undefined;
    },

    reason: (reason: StatusReason, kpi: Kpi, due: Due, by: 'now' | 'then' = 'now'): string => {
      switch (reason.code) {
        case 'target-met':
          return 'Der Zielwert ist erreicht.';
        case 'missed':
          return sentence(`${way.way(reason.progress)}. Der Tag ist vorbei.`);
        case 'on-pace':
        case 'behind-pace':
          return where(reason.progress, reason.expected, by);
        case 'forecast-misses':
        case 'forecast-reaches':
          return `${where(reason.progress, reason.expected, by)} ${trend(reason, kpi, due)}`;
        case 'bound-kept':
          return `Gehalten: ${format.aim(kpi)}.`;
        case 'bound-broken':
          return `Nicht gehalten: ${format.of(reason.value, kpi)}, ${target(kpi)}.`;
        case 'bound-broken-again':
          return `Wieder nicht gehalten: im Vormonat ${format.of(reason.before, kpi)}, jetzt ${format.of(reason.value, kpi)}, ${target(kpi)}.`;
      }
    },
  };
}
