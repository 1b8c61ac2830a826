import type { Language } from '../domain/language.ts';
import type { LocalDate } from '../domain/names.ts';
import { calendarOf } from '../domain/schedule/hours.ts';
import type { TeamSettings } from '../domain/team/team.ts';
import type { WorkingCalendar } from '../domain/time/working-days.ts';
import type { Clock, Holidays } from './ports.ts';

export interface CalendarPorts {
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** The next annual review but one is at most so many years away. */
const YEARS_AHEAD = 2;

/** The public holidays of a team, with their names, from last year's on as far as anything is planned. */
export async function publicHolidays(
  { holidays, clock }: CalendarPorts,
  { holidays: region }: Pick<TeamSettings, 'holidays'>,
  language?: Language,
): Promise<ReadonlyMap<LocalDate, string>> {
  if (region === undefined) return new Map();
  const year = clock.now().getUTCFullYear();
  const years = Array.from({ length: YEARS_AHEAD + 2 }, (_, index) => year - 1 + index);
  const found = await Promise.all(years.map((one) => holidays.of(region, one, language)));
  return new Map(found.flatMap((days) => [...days]));
}

/** On which days a team works, with its public holidays. */
export async function teamCalendar(
  ports: CalendarPorts,
  settings: Pick<TeamSettings, 'holidays' | 'workingDays' | 'daysOff'>,
): Promise<WorkingCalendar> {
  return calendarOf(settings, await publicHolidays(ports, settings));
}
