import type { LocalDate, UserId, Zone } from '../../domain/names.ts';
import { byId, unanswered } from '../../domain/round/due-items.ts';
import { reminderDays, remindersOf } from '../../domain/round/reminder.ts';
import { askedOf, goalsIn, peopleAsked, type Round } from '../../domain/round/round.ts';
import { slotKind } from '../../domain/schedule/occurrence.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { previousPeriod } from '../../domain/time/periods.ts';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../domain/time/working-days.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { ReminderStore, RoundStore } from '../../ports/rounds.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

export interface PlanRemindersPorts extends CalendarPorts {
  readonly reminders: ReminderStore;
  readonly rounds: RoundStore;
  readonly goals: GoalStore;
  readonly directory: Directory;
}

/**
 * Writes down when everybody whom a round asks is to be reminded. May be repeated: what was planned stays, who came in
 * since is added. A round keeps to the settings that the team had when it opened. Who left the weekly or fortnightly round
 * before without any answer is asked in the next one, and not reminded on top: the lead knows.
 */
export async function planReminders(ports: PlanRemindersPorts, round: Round, team: Team): Promise<void> {
  const { settings, zone } = team;
  const calendar = await teamCalendar(ports, settings);
  const openedOn = openingDay(round, zone, calendar);
  const days = { kind: round.kind, openedOn, closesOn: localDateOf(round.closesAt, zone), closesAt: round.closesAt };
  const silent = await silentBefore(ports, round, team);
  for (const person of peopleAsked(round)) {
    if (silent.has(person)) continue;
    const { zone: theirs } = await ports.directory.personToday(round.workspace, person, team);
    const on = reminderDays(days, settings, theirs, calendar);
    const from = ports.clock.now();
    for (const reminder of remindersOf(round, person, on, { promptAt: settings.promptAt, zone: theirs, from })) {
      await ports.reminders.add(reminder);
    }
  }
}

/** Who was asked in the frequent round before and has answered nothing of it until now. */
async function silentBefore(
  { rounds, goals }: PlanRemindersPorts,
  { workspace, kind, period }: Round,
  { id, settings }: Team,
): Promise<ReadonlySet<UserId>> {
  if (kind !== 'weekly' && kind !== 'fortnightly') return new Set();
  const { id: last } = previousPeriod(slotKind(kind), period, settings);
  const before = await rounds.get(`${id}|${kind}|${last}`);
  if (before === undefined) return new Set();
  const known = byId(await goals.getMany(workspace, goalsIn(before)));
  const isSilent = (person: UserId) => {
    const open = unanswered(before, person, known);
    return open.length > 0 && open.length === askedOf(before, person).length;
  };
  return new Set(peopleAsked(before).filter(isSilent));
}

/** A round whose first member is far east opens on the day before by the team's calendar, or on a Sunday. */
function openingDay({ openedAt, period, kind }: Round, zone: Zone, calendar: WorkingCalendar): LocalDate {
  const opened = localDateOf(openedAt, zone);
  const day = opened < period.first ? period.first : opened;
  return kind === 'asked' || isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}
