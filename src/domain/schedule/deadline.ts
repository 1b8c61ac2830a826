import type { LocalDate, Zone } from '../names.ts';
import type { TeamSettings } from '../team/team.ts';
import type { Period } from '../time/periods.ts';
import { nextPeriod } from '../time/periods.ts';
import { type Days, firstWorkingDay, previousWorkingDay } from '../time/working-days.ts';
import { type CalendarSettings, calendarOf, closesOn, endOfDay } from './hours.ts';
import type { RoundKind } from './occurrence.ts';
import { slotKind } from './occurrence.ts';

type DeadlineSettings = CalendarSettings &
  Pick<TeamSettings, 'promptAt' | 'answerWithin' | 'fiscalYearStart' | 'fiscalYearName'>;

export interface Deadline {
  /** The last day on which answers are awaited. */
  readonly on: LocalDate;
  readonly at: Date;
}

/**
 * When a round closes that opens on a day: `answerWithin` working days later, but before the next round of its kind
 * opens, so that nobody is asked for this week while last week's question stands. At 18:00 in the team's zone as a rule
 * (`endOfDay`), never on a day before it opened.
 */
export function deadlineOf(
  { kind, period }: { readonly kind: RoundKind; readonly period: Period },
  openedOn: LocalDate,
  settings: DeadlineSettings,
  zone: Zone,
  holidays?: Days,
): Deadline {
  const by = closesOn(openedOn, settings, holidays);
  const last = kind === 'asked' ? by : lastDayBeforeNext(kind, period, settings, holidays);
  const on = laterOf(openedOn, last < by ? last : by);
  return { on, at: endOfDay(on, settings.promptAt, zone) };
}

function lastDayBeforeNext(
  kind: Exclude<RoundKind, 'asked'>,
  period: Period,
  settings: DeadlineSettings,
  holidays?: Days,
): LocalDate {
  const calendar = calendarOf(settings, holidays);
  const next = nextPeriod(slotKind(kind), period, settings);
  return previousWorkingDay(firstWorkingDay(next, calendar), calendar);
}

function laterOf(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
