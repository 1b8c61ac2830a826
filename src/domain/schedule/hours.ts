import type { LocalDate, LocalTime, Zone } from '../names.ts';
import { isDayOff } from '../team/days-off.ts';
import type { TeamSettings } from '../team/team.ts';
import { twoDigits } from '../time/civil.ts';
import { instantOf, localDateOf, localTimeOf } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { addWorkingDays, type Days, isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../time/working-days.ts';

/** When a working day begins and ends, where a team's time for prompts does not lie outside. */
const DAY_BEGINS: LocalTime = '09:00';
const DAY_ENDS: LocalTime = '18:00';
/** A team that is asked after hours still has an hour in which a late prompt may go out. */
const HOUR_MINUTES = 60;
const LAST_MINUTE: LocalTime = '23:59';

/** What decides on which days a team works. */
export type CalendarSettings = Pick<TeamSettings, 'workingDays'> &
  Partial<Pick<TeamSettings, 'daysOff' | 'offEveryYear'>>;
type PromptSettings = CalendarSettings & Pick<TeamSettings, 'promptAt'>;

const NO_DAYS: Days = new Set();

/** A team's working days, without public holidays and its own days off. */
export function calendarOf(
  { workingDays, daysOff = [], offEveryYear = [] }: CalendarSettings,
  holidays = NO_DAYS,
): WorkingCalendar {
  return { workingDays, holidays: { has: (day) => holidays.has(day) || isDayOff(day, daysOff, offEveryYear) } };
}

/** When a person's wall clock shows the time for prompts on the nominal day. See `instantOf` for gaps and overlaps. */
export function personalPromptAt(nominal: LocalDate, promptAt: LocalTime, zone: Zone): Date {
  return instantOf(nominal, promptAt, zone);
}

/**
 * The end of a working day: 18:00 in `zone`, or an hour after the time for prompts where that is later (23:59 at the
 * latest), so that a day never ends before it was asked about.
 */
export function endOfDay(date: LocalDate, promptAt: LocalTime, zone: Zone): Date {
  return instantOf(date, latest(DAY_ENDS, hourAfter(promptAt)), zone);
}

/** Now, where it is a working hour in `zone`; else the beginning of the next one. */
export function nextWorkingHour(now: Date, settings: PromptSettings, zone: Zone, calendar: WorkingCalendar): Date {
  const today = localDateOf(now, zone);
  const begins = DAY_BEGINS < settings.promptAt ? DAY_BEGINS : settings.promptAt;
  if (isWorkingDay(today, calendar)) {
    const time = localTimeOf(now, zone);
    if (time < begins) return instantOf(today, begins, zone);
    if (now < endOfDay(today, settings.promptAt, zone)) return now;
  }
  return instantOf(nextWorkingDay(today, calendar), begins, zone);
}

/**
 * The last day on which answers are awaited: so many working days after the day of the prompt. `answerWithin` is 1 to
 * 20.
 */
export function closesOn(
  openedOn: LocalDate,
  settings: CalendarSettings & Pick<TeamSettings, 'answerWithin'>,
  holidays?: Days,
): LocalDate {
  return addWorkingDays(openedOn, settings.answerWithin, calendarOf(settings, holidays));
}

/**
 * When a person is asked in a round that opens at `now`: at the time for prompts on their own wall clock, or, where
 * that has passed, in their own next working hour.
 */
export function promptTime(nominal: LocalDate, settings: PromptSettings, zone: Zone, now: Date, holidays?: Days): Date {
  const personal = personalPromptAt(nominal, settings.promptAt, zone);
  // On the day itself a prompt that is a tick late is on time, also on a day that this person has off.
  const onTime =
    now < endOfDay(nominal, settings.promptAt, zone) && now >= instantOf(addDays(nominal, -1), '00:00', zone);
  if (onTime) return personal > now ? personal : now;
  return nextWorkingHour(now, settings, zone, calendarOf(settings, holidays));
}

function hourAfter(time: LocalTime): LocalTime {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const sum = hours * HOUR_MINUTES + minutes + HOUR_MINUTES;
  if (sum >= 24 * HOUR_MINUTES) return LAST_MINUTE;
  return `${twoDigits(Math.floor(sum / HOUR_MINUTES))}:${twoDigits(sum % HOUR_MINUTES)}`;
}

function latest(one: LocalTime, other: LocalTime): LocalTime {
  return one > other ? one : other;
}
