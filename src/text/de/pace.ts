import { isJourney, type Kpi } from '../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { Forecast } from '../../domain/progress/forecast.ts';
import type { StatusReason } from '../../domain/progress/pace.ts';
import { isDayOne } from '../bounds.ts';
import type { pace as english } from '../en/pace.ts';
import type { Formats } from '../format.ts';
import { sentence } from '../sentence.ts';
import { ways } from './ways.ts';

/** Why a status is suggested, and where the trend leads. Plain text. */
export function pace(format: Formats): ReturnType<typeof english> {
  const way = ways(format);
  const target = (kpi: Kpi): string =>
    isJourney(kpi) ? `Zielwert ${format.value(kpi.target, kpi.unit)}` : `zu halten: ${format.aim(kpi)}`;

  const expectation = (forecast: Extract<Forecast, { known: true }>, kpi: Kpi, due: LocalDate): string => {
    const [value, low, high] = [forecast.value, forecast.low, forecast.high].map((one) => format.value(one, kpi.unit));
    const range = low === high ? '' : ` (${low} bis ${high})`;
    return `Bei diesem Tempo am ${format.day(due)}: ${value}${range}; ${target(kpi)}.`;
  };

  const where = (progress: number, expected: number, by: 'now' | 'then'): string =>
    isDayOne(expected)
      ? sentence(`${way.way(progress)}, gerade begonnen.`)
      : sentence(
          `${way.way(progress)}, bis ${by === 'now' ? 'jetzt' : 'dahin'} erwartet ${format.progress(expected)}.`,
        );

  return {
    /** `Bei diesem Tempo am 31. Dezember: 84,1 % (83,8 % bis 84,6 %); Zielwert 85 %.` */
    forecast: (forecast: Forecast, kpi: Kpi, due: LocalDate): string | undefined =>
      forecast.known ? expectation(forecast, kpi, due) : undefined,

    reason: (reason: StatusReason, kpi: Kpi, due: LocalDate, by: 'now' | 'then' = 'now'): string => {
      switch (reason.code) {
        case 'target-met':
          return 'Der Zielwert ist erreicht.';
        case 'on-pace':
        case 'behind-pace':
          return where(reason.progress, reason.expected, by);
        case 'forecast-misses':
        case 'forecast-reaches':
          return `${where(reason.progress, reason.expected, by)} ${expectation(reason.forecast, kpi, due)}`;
        case 'bound-kept':
          return `Gehalten: ${format.aim(kpi)}.`;
        case 'bound-broken':
          return `Nicht gehalten: ${format.value(reason.value, kpi.unit)}, ${target(kpi)}.`;
        case 'bound-broken-again':
          return `Wieder nicht gehalten: im Vormonat ${format.value(reason.before, kpi.unit)}, jetzt ${format.value(reason.value, kpi.unit)}, ${target(kpi)}.`;
      }
    },
  };
}
