import type { Language } from '../domain/language.ts';
import type { LocalDate } from '../domain/names.ts';
import { calendarOf } from '../domain/schedule/hours.ts';
import { daysTakenOff, type HolidayDay } from '../domain/team/holiday.ts';
import type { HolidayRegion, TeamSettings } from '../domain/team/team.ts';
import type { WorkingCalendar } from '../domain/time/working-days.ts';
import type { Holidays } from './holidays.ts';
import type { Clock } from './runtime.ts';

export interface CalendarPorts {
  readonly holidays: Holidays;
  readonly clock: Clock;
}

/** The next annual review but one is at most so many years away. */
const YEARS_AHEAD = 2;

/** The named days of a place, from last year's on as far as anything is planned. */
export async function holidayDays(
  { holidays, clock }: CalendarPorts,
  where: HolidayRegion | undefined,
  language?: Language,
): Promise<readonly HolidayDay[]> {
  if (where === undefined) return [];
  const year = clock.now().getUTCFullYear();
  const years = Array.from({ length: YEARS_AHEAD + 2 }, (_, index) => year - 1 + index);
  return (await Promise.all(years.map((one) => holidays.days(where, one, language)))).flat();
}

/** The holidays that a team has off, as it says: those of its place that it does not work on, and what it adds. */
export async function publicHolidays(
  ports: CalendarPorts,
  settings: Pick<TeamSettings, 'holidays' | 'worked' | 'offEveryYear'>,
  language?: Language,
): Promise<ReadonlyMap<LocalDate, HolidayDay>> {
  const known = await holidayDays(ports, settings.holidays, language);
  return new Map(daysTakenOff(known, settings).map((one) => [one.day, one]));
}

/** On which days a team works, with its public holidays. */
export async function teamCalendar(
  ports: CalendarPorts,
  settings: Pick<TeamSettings, 'holidays' | 'worked' | 'workingDays' | 'daysOff' | 'offEveryYear'>,
): Promise<WorkingCalendar> {
  return calendarOf(settings, await publicHolidays(ports, settings));
}
