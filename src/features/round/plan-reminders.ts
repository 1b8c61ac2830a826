import type { LocalDate, Zone } from '../../domain/names.ts';
import { reminderDays, remindersOf } from '../../domain/round/reminder.ts';
import { peopleAsked, type Round } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../domain/time/working-days.ts';
import type { Directory } from '../../ports/people.ts';
import type { ReminderStore } from '../../ports/rounds.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

export interface PlanRemindersPorts extends CalendarPorts {
  readonly reminders: ReminderStore;
  readonly directory: Directory;
}

/**
 * Writes down when everybody whom a round asks is to be reminded. May be repeated: what was planned stays, who came in
 * since is added. A round keeps to the settings that the team had when it opened.
 */
export async function planReminders(ports: PlanRemindersPorts, round: Round, team: Team): Promise<void> {
  const { settings, zone } = team;
  const calendar = await teamCalendar(ports, settings);
  const openedOn = openingDay(round, zone, calendar);
  const days = { openedOn, closesOn: localDateOf(round.closesAt, zone), closesAt: round.closesAt };
  for (const person of peopleAsked(round)) {
    const { zone: theirs } = await ports.directory.personToday(round.workspace, person, team);
    const on = reminderDays(days, settings, theirs, calendar);
    const from = ports.clock.now();
    for (const reminder of remindersOf(round, person, on, { promptAt: settings.promptAt, zone: theirs, from })) {
      await ports.reminders.add(reminder);
    }
  }
}

/** A round whose first member is far east opens on the day before by the team's calendar, or on a Sunday. */
function openingDay({ openedAt, period, kind }: Round, zone: Zone, calendar: WorkingCalendar): LocalDate {
  const opened = localDateOf(openedAt, zone);
  const day = opened < period.first ? period.first : opened;
  return kind === 'asked' || isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}
